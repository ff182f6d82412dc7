"""Who is meant by the names of a segment: files beside it, so that they can be made anew without it.

`actors` files hold everything that the labeller said (`ActorTable`); a `labels` file says for one
segment which actor each pair of a document and a name means (`SegmentLabels`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy as np

from archive.mentions import Actors, Kind, KnownActor, Labels
from index.embedded.arrays import Ints, first_of_each, narrow, offsets
from index.embedded.container import Container, ContainerWriter
from index.embedded.mentioned import Mentioned
from index.embedded.steps import Steps
from index.german.strings import Strings

_KINDS = tuple(Kind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


@dataclass(frozen=True)
class ActorTable:
    """The actors of a generation; their numbers are what labels refer to."""

    actors: Sequence[KnownActor] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    state: bytes = b""

    @classmethod
    def read(cls, path: Path) -> ActorTable:
        """Open an actors file; raises IndexDamaged."""
        container = Container(path)
        return cls(_Stored(container), container.meta["redirects"], container["state"].tobytes())

    def write(self, path: Path) -> ContainerWriter:
        """Store without syncing; the writer that is returned knows size and checksum."""
        aliases = _rows_of(self.actors).aliases
        with ContainerWriter(path) as writer:
            writer.meta["redirects"] = dict(self.redirects)
            columns = self.columns
            writer.put("ids", _packed(columns.ids))
            writer.put("names", _packed(columns.names))
            writer.put("kinds", columns.kinds)
            writer.put("hidden", columns.hidden)
            writer.put("places", narrow(columns.places))
            writer.put("aliases", _packed(list(chain.from_iterable(aliases))))
            writer.put("alias.ends", narrow(offsets(np.fromiter(map(len, aliases), np.int64, len(aliases)))))
            writer.put("state", np.frombuffer(self.state, np.uint8))
        return writer

    def labels(self) -> Labels:
        """What is known, in the labeller's own form (without pairs)."""
        return Labels(_rows_of(self.actors), np.zeros(0, np.int32), self.redirects, self.state)

    @cached_property
    def columns(self) -> ActorColumns:
        """What lists of actors show and are ordered by."""
        actors = self.actors
        return actors.columns if isinstance(actors, _Stored) else ActorColumns.of(actors)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Number of each actor by its id."""
        return dict(zip(self.columns.ids, range(len(self.actors)), strict=True))


@dataclass(frozen=True, slots=True)
class ActorColumns:
    """Columns by number: `kinds` in the order of `Kind`, `places` in the order of names, then ids."""

    ids: Sequence[str]
    names: Sequence[str]
    kinds: Ints
    hidden: Ints
    places: Ints

    @classmethod
    def of(cls, actors: Sequence[KnownActor]) -> ActorColumns:
        """Of actors in memory."""
        rows = _rows_of(actors)
        ids, names = rows.ids, rows.names
        ranks, ties = _ranks(names), np.zeros(len(ids), np.int64)
        shared = np.flatnonzero((np.bincount(ranks) > 1)[ranks])
        ties[shared] = _ranks([ids[number] for number in shared.tolist()])
        places = np.empty(len(ids), np.int64)
        places[np.lexsort((ties, ranks))] = np.arange(len(ids))
        kinds = np.fromiter(map(_NUMBERS.__getitem__, rows.kinds), np.uint8, len(ids))
        return cls(ids, names, kinds, np.array(rows.hidden, np.uint8), places)


class _Stored(Sequence[KnownActor]):
    """The actors of a file, read when the first is asked for: many questions need none."""

    def __init__(self, container: Container) -> None:
        self._container = container

    @cached_property
    def rows(self) -> Actors:
        """All of them."""
        container = self._container
        ids, names, aliases = (_lines(container[name]) for name in ("ids", "names", "aliases"))
        own: list[tuple[str, ...]] = [()] * len(ids)
        ends = container["alias.ends"]
        for number in np.flatnonzero(ends[1:] > ends[:-1]).tolist():
            own[number] = tuple(aliases[ends[number] : ends[number + 1]])
        kinds = map(_KINDS.__getitem__, container["kinds"].tolist())
        return Actors(ids, kinds, names, own, container["hidden"].astype(np.bool_).tolist())

    @cached_property
    def columns(self) -> ActorColumns:
        container = self._container
        kinds, hidden, places = (container[name] for name in ("kinds", "hidden", "places"))
        return ActorColumns(_lines(container["ids"]), _lines(container["names"]), kinds, hidden, places)

    def __len__(self) -> int:
        return len(self._container["kinds"])

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        return self.rows[number]

    def __iter__(self) -> Iterator[KnownActor]:
        return iter(self.rows)

    def __eq__(self, other: object) -> bool:
        return self.rows == (other.rows if isinstance(other, _Stored) else other)

    __hash__ = None  # type: ignore[assignment]


def _rows_of(actors: Sequence[KnownActor]) -> Actors:
    """Actors as columns, which nobody may change."""
    if isinstance(actors, _Stored):
        return actors.rows
    return actors if isinstance(actors, Actors) else Actors.of(actors)


def _ranks(texts: Sequence[str]) -> Ints:
    """The place of each text among the different ones, in the order of code points."""
    if "\n" not in "".join(texts):
        return Strings.of(texts).ranked()[1]
    places = {text: place for place, text in enumerate(sorted(set(texts)))}
    return np.array(list(map(places.__getitem__, texts)))


def _packed(texts: Sequence[str]) -> Ints:
    """JSON of texts, because a name may hold any sign."""
    return np.frombuffer(
        json.dumps(list(texts), ensure_ascii=False).encode("utf-8", "surrogatepass"), np.uint8
    )


def _lines(packed: Ints) -> list[str]:
    texts: list[str] = json.loads(packed.tobytes())
    return texts


class SegmentLabels:
    """The labels of one segment.

    `ends` (documents + 1) and `ordinals`: the actors of each document, each once, ascending.
    """

    def __init__(self, container: Container) -> None:
        self.ends = container["actors.ends"]
        self.ordinals = container["actors.ordinals"]
        self._pair_ends = container["pairs.ends"].data
        self._pair_actors = container["pairs.actors"]
        self.pairs = container["pairs.ends"], self._pair_actors
        """The actor of each pair of a document and a name, plus one (0: none), by document."""

    @classmethod
    def read(cls, path: Path) -> SegmentLabels:
        """Open a labels file; raises IndexDamaged."""
        return cls(Container(path))

    def pair_actors(self) -> Ints:
        """Actor of each pair of `Mentioned.pairs` (int64), -1 where none is meant."""
        return self._pair_actors.astype(np.int64) - 1

    def meant(self, doc: int, names: Iterable[int]) -> dict[int, int]:
        """The actor of each different local name of one document, -1 where none is meant."""
        actors = self._pair_actors[self._pair_ends[doc] : self._pair_ends[doc + 1]].tolist()
        return {name: actor - 1 for name, actor in zip(sorted(names), actors, strict=True)}


def write_labels(path: Path, mentioned: Mentioned, pair_actors: Ints) -> ContainerWriter:
    """Store the labels of a segment, without syncing; `pair_actors` runs parallel to `mentioned.pairs()`."""
    docs, _ = mentioned.pairs()
    count = len(mentioned.ends) - 1
    named = pair_actors >= 0
    keys = docs[named] << 32 | pair_actors[named].astype(np.int64)
    keys.sort()
    keys = keys[first_of_each(keys)]
    with ContainerWriter(path) as writer:
        writer.put("pairs.ends", Steps.of(offsets(np.bincount(docs, minlength=count))))
        writer.put("pairs.actors", narrow(pair_actors.astype(np.int64) + 1))
        writer.put("actors.ends", Steps.of(offsets(np.bincount(keys >> 32, minlength=count))))
        writer.put("actors.ordinals", narrow(keys & 0xFFFFFFFF))
    return writer
