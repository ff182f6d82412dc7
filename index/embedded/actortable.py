"""The actors of a generation: a file with everything that the labeller said, but for who is meant where.

A commit of a few articles adds a few actors to tens of thousands: what is stored of these is not made anew.
"""

from __future__ import annotations

import json
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, compress
from pathlib import Path

import numpy as np

from archive.mentions import Actors, Kind, KnownActor, Labels
from index.embedded.arrays import Ints, narrow, offsets
from index.embedded.container import Container, ContainerWriter
from index.german.strings import Strings

FEW = 1000
"""So many new actors are put in their places among those known one by one."""

_KINDS = tuple(Kind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_COMMA = np.frombuffer(b", ", np.uint8)


@dataclass(frozen=True)
class ActorTable:
    """The actors of a generation; their numbers are what labels refer to.

    `former` is the table that this one continues, if there is one: most of it can be taken as it is.
    """

    actors: Sequence[KnownActor] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    state: bytes = b""
    former: ActorTable | None = field(default=None, compare=False, repr=False)

    @classmethod
    def read(cls, path: Path, known: Actors | None = None) -> ActorTable:
        """Open an actors file, whose actors may be `known`; raises IndexDamaged."""
        container = Container(path)
        return cls(_Stored(container, known), container.meta["redirects"], container["state"].tobytes())

    def write(self, path: Path) -> ContainerWriter:
        """Store without syncing; the writer that is returned knows size and checksum."""
        columns, aliases = self.columns, self._rows.aliases
        with ContainerWriter(path) as writer:
            writer.meta["redirects"] = dict(self.redirects)
            writer.put("ids", self._packed("ids", columns.ids))
            writer.put("names", self._packed("names", columns.names))
            writer.put("kinds", columns.kinds)
            writer.put("hidden", columns.hidden)
            writer.put("places", narrow(columns.places))
            writer.put("aliases", _packed(list(chain.from_iterable(filter(None, aliases)))))
            writer.put("alias.ends", narrow(offsets(_lengths(aliases))))
            writer.put("state", np.frombuffer(self.state, np.uint8))
        return writer

    def _packed(self, name: str, texts: Sequence[str]) -> Ints:
        """A column of texts as it is stored."""
        former = self.former.actors if self.former else None
        return former.packed(name, texts) if isinstance(former, _Stored) else _packed(texts)

    def labels(self) -> Labels:
        """What is known, in the labeller's own form (without pairs)."""
        return Labels(self._rows, np.zeros(0, np.int32), self.redirects, self.state)

    @cached_property
    def columns(self) -> ActorColumns:
        """What lists of actors show and are ordered by."""
        if isinstance(self.actors, _Stored):
            return self.actors.columns
        return ActorColumns.of(self._rows, self.former.columns if self.former else None)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Number of each actor by its id."""
        ids = self.actors.columns.ids if isinstance(self.actors, _Stored) else self._rows.ids
        return dict(zip(ids, range(len(ids)), strict=True))

    @cached_property
    def _rows(self) -> Actors:
        """All of them, which nobody may change."""
        return _rows_of(self.actors)


@dataclass(frozen=True, slots=True)
class ActorColumns:
    """Columns by number: `kinds` in the order of `Kind`, `places` in the order of names, then ids."""

    ids: Sequence[str]
    names: Sequence[str]
    kinds: Ints
    hidden: Ints
    places: Ints

    @classmethod
    def of(cls, actors: Sequence[KnownActor], before: ActorColumns | None = None) -> ActorColumns:
        """Of actors in memory; it is quicker where they begin as others did."""
        rows = _rows_of(actors)
        ids, names, known = rows.ids, rows.names, np.zeros(0, np.uint8)
        if before and before._begins(ids, names) and len(ids) - len(before.ids) <= FEW:
            places, known = before._places_with(ids, names), before.kinds  # an id says the kind, too
        else:
            places = _places(ids, names)
        new = [_NUMBERS[kind] for kind in rows.kinds[len(known) :]]
        kinds = np.concatenate((known, np.array(new, np.uint8)))
        return cls(ids, names, kinds, np.frombuffer(bytes(rows.hidden), np.uint8), places)

    def _begins(self, ids: Sequence[str], names: Sequence[str]) -> bool:
        """Whether others begin with these."""
        count = len(self.ids)
        return ids[:count] == self.ids and names[:count] == self.names

    def _places_with(self, ids: Sequence[str], names: Sequence[str]) -> Ints:
        """The places of all when some have come behind these."""
        if len(ids) == len(self.ids):
            return self.places
        order = np.empty(len(self.ids), np.int64)
        order[self.places] = np.arange(len(order))
        new = sorted(range(len(order), len(ids)), key=lambda number: (names[number], ids[number]))
        before = np.array(
            [
                bisect(order, (names[number], ids[number]), key=lambda one: (names[one], ids[one]))
                for number in new
            ],
            np.int64,
        )
        places = np.empty(len(ids), np.int64)
        places[: len(order)] = self.places + np.searchsorted(before, self.places, "right")
        places[new] = before + np.arange(len(new))
        return places


class _Stored(Sequence[KnownActor]):
    """The actors of a file, read when the first is asked for: many questions need none."""

    def __init__(self, container: Container, known: Actors | None = None) -> None:
        self._container = container
        self._known = known

    @cached_property
    def rows(self) -> Actors:
        """All of them."""
        if self._known is not None:
            return self._known
        columns, aliases = self.columns, _texts(self._container["aliases"])
        ends = self._container["alias.ends"]
        own: list[tuple[str, ...]] = [()] * len(self)
        for number in np.flatnonzero(ends[1:] > ends[:-1]).tolist():
            own[number] = tuple(aliases[ends.item(number) : ends.item(number + 1)])
        kinds = np.array(_KINDS, np.object_)[columns.kinds].tolist()
        return Actors(columns.ids, kinds, columns.names, own, columns.hidden.astype(np.bool_).tolist())

    @cached_property
    def columns(self) -> ActorColumns:
        """What needs not all that is stored."""
        container = self._container
        kinds, hidden, places = (container[name] for name in ("kinds", "hidden", "places"))
        if self._known is not None:
            return ActorColumns(self._known.ids, self._known.names, kinds, hidden, places)
        return ActorColumns(_texts(container["ids"]), _texts(container["names"]), kinds, hidden, places)

    def packed(self, name: str, texts: Sequence[str]) -> Ints:
        """Texts as they are stored, most of which may be those of a column here."""
        known, stored = getattr(self.columns, name), self._container[name]
        if not known or texts[: len(known)] != known:
            return _packed(texts)
        if len(texts) == len(known):
            return stored
        return np.concatenate((stored[:-1], _COMMA, _packed(texts[len(known) :])[1:]))

    def __len__(self) -> int:
        return len(self._container["kinds"])

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        return self.rows[number]

    def __iter__(self) -> Iterator[KnownActor]:
        return iter(self.rows)

    def __eq__(self, other: object) -> bool:
        return self.rows == (other.rows if isinstance(other, _Stored) else other)

    __hash__ = None  # type: ignore[assignment]


class KeptActors:
    """The actors that were written last: the next commit of this process need not read them."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[Path, int, int], Actors] | None = None

    def keep(self, path: Path, written: tuple[int, int], table: ActorTable) -> None:
        """Remember what was written to a file of this size and checksum."""
        self._kept = (path, *written), table._rows

    def read(self, path: Path, written: tuple[int, int]) -> ActorTable:
        """Open a file that has this size and checksum; raises IndexDamaged."""
        known = self._kept[1] if self._kept and self._kept[0] == (path, *written) else None
        return ActorTable.read(path, known)


def _rows_of(actors: Sequence[KnownActor]) -> Actors:
    """Actors as columns, which nobody may change."""
    if isinstance(actors, _Stored):
        return actors.rows
    return actors if isinstance(actors, Actors) else Actors.of(actors)


def _places(ids: Sequence[str], names: Sequence[str]) -> Ints:
    """The place of each actor in the order of names, then ids."""
    ranks, ties = _ranks(names), np.zeros(len(ids), np.int64)
    shared = np.flatnonzero((np.bincount(ranks) > 1)[ranks])
    ties[shared] = _ranks([ids[number] for number in shared.tolist()])
    places = np.empty(len(ids), np.int64)
    places[np.lexsort((ties, ranks))] = np.arange(len(ids))
    return places


def _ranks(texts: Sequence[str]) -> Ints:
    """The place of each text among the different ones, in the order of code points."""
    if "\n" not in "".join(texts):
        return Strings.of(texts).ranked()[1]
    places = {text: place for place, text in enumerate(sorted(set(texts)))}
    return np.array(list(map(places.__getitem__, texts)))


def _lengths(rows: Sequence[Sequence[str]]) -> Ints:
    """How many each row holds; most hold none."""
    lengths = np.zeros(len(rows), np.int64)
    lengths[list(compress(range(len(rows)), rows))] = list(map(len, filter(None, rows)))
    return lengths


def _packed(texts: Sequence[str]) -> Ints:
    """JSON of texts, because a name may hold any sign."""
    return np.frombuffer(
        json.dumps(list(texts), ensure_ascii=False).encode("utf-8", "surrogatepass"), np.uint8
    )


def _texts(packed: Ints) -> list[str]:
    """What `_packed` packed: a few times quicker where no sign in it is written as several."""
    text = packed.tobytes().decode("utf-8", "surrogatepass")
    if len(text) > 4 and "\\" not in text:
        return text[2:-2].split('", "')
    texts: list[str] = json.loads(text)
    return texts
