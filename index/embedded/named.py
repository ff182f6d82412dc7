"""Who acts where: counts of actors over any set of documents, and the documents of an actor.

Actors are renumbered by *rank*: kind by kind, in each the most named first, ties by name. So a count
array falls into one stretch a kind, and ties need no names.
"""

from __future__ import annotations

import itertools
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

import numpy as np

from archive.mentions import Kind, KnownActor, Mention
from index.answers import Actor, ActorCount
from index.embedded.actortable import ActorTable
from index.embedded.arrays import Ints, offsets
from index.embedded.corpus import Corpus, Docs, Mask
from index.embedded.segment import Segment
from index.embedded.tally import Counts, Most, Rows
from index.german.folding import fold
from index.presenting import ACTORS

try:
    from index.embedded import _mentioned as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]

IN_C = in_c is not None and sys.byteorder == "little"
"""Whether there is C that reads the arrays as they are stored."""
_KINDS = tuple(Kind)


class ActorIndex:
    """The labels of all segments, by rank. Hidden actors and those without a document are left out."""

    def __init__(self, corpus: Corpus, table: ActorTable) -> None:
        self._corpus = corpus
        self._table = table
        self._tables: dict[Segment, tuple[memoryview, ...]] = {}

    # ----------------------------------------------------------------------------------- ranks

    @cached_property
    def _raw(self) -> tuple[Ints, Ints]:
        """CSR of the actors of every document, by number in the table."""
        counts, ordinals = [], []
        for segment in self._corpus.segments:
            counts.append(np.diff(segment.labels.ends.astype(np.int64)))
            ordinals.append(segment.labels.ordinals.astype(np.int64))
        return offsets(_joined(counts)), _joined(ordinals)

    @cached_property
    def _totals(self) -> Ints:
        """In how many live documents each actor of the table is named; 0 for hidden ones."""
        ends, ordinals = self._raw
        if self._corpus.live is not None:
            ordinals = ordinals[np.repeat(self._corpus.live, np.diff(ends))]
        totals = np.bincount(ordinals, minlength=len(self._table.actors))
        totals[self._table.columns.hidden.astype(np.bool_)] = 0
        return totals

    @cached_property
    def numbers(self) -> Ints:
        """Number in the table of each rank."""
        columns, totals = self._table.columns, self._totals
        order = np.lexsort((columns.places, -totals, columns.kinds))
        return np.asarray(order[totals[order] > 0])

    @cached_property
    def _stretches(self) -> dict[Kind, Most]:
        """The ranks of each kind."""
        kinds = self._table.columns.kinds[self.numbers]
        ends = np.searchsorted(kinds, np.arange(len(Kind)), "right").tolist()
        bounds = zip(Kind, [0, *ends], ends, strict=False)
        return {kind: Most(self._name_order, start, end) for kind, start, end in bounds}

    @cached_property
    def _name_order(self) -> Ints:
        """What ascends as the names of ranks do, for ties."""
        return self._table.columns.places[self.numbers].astype(np.int64)

    @cached_property
    def _ranks(self) -> Ints:
        """Rank of each number of the table, -1 for those left out."""
        ranks = np.full(len(self._table.actors), -1, np.int64)
        ranks[self.numbers] = np.arange(len(self.numbers))
        return ranks

    @cached_property
    def _named(self) -> tuple[Ints, Ints]:
        """CSR of the ranks of every document."""
        ends, ordinals = self._raw
        ranked = self._ranks[ordinals]
        kept = ranked >= 0
        if kept.all():
            return ends, ranked
        docs = np.repeat(np.arange(self._corpus.size), np.diff(ends))[kept]
        return offsets(np.bincount(docs, minlength=self._corpus.size)), ranked[kept]

    @cached_property
    def _shown(self) -> _Shown:
        return _Shown(self._table, self.numbers)

    def actor(self, rank: int) -> Actor:
        """The actor of a rank."""
        return self._shown[rank]

    def known(self, rank: int) -> KnownActor:
        """The same with its aliases."""
        return self._table.actors[int(self.numbers[rank])]

    def __len__(self) -> int:
        return len(self.numbers)

    # ---------------------------------------------------------------------------------- counts

    def count(self, docs: Docs) -> tuple[Ints, Ints]:
        """(ranks ascending, counts) of the actors named in some documents."""
        counts = self._counts(docs)
        found = np.flatnonzero(counts > 0)
        return found, counts[found]

    def _counts(self, docs: Docs) -> Counts:
        """How many of the documents name each rank."""
        if len(docs) * 2 > self._corpus.size:
            return self._rows.less(self._all_counts, self._others(docs))
        return self._rows.tally(docs)

    @cached_property
    def _all_counts(self) -> Counts:
        return self.totals.astype(np.int32)

    def _others(self, docs: Docs) -> Docs:
        """All live documents but these."""
        others = (
            np.ones(self._corpus.size, np.bool_) if self._corpus.live is None else self._corpus.live.copy()
        )
        others[docs] = False
        return np.flatnonzero(others)

    @cached_property
    def _rows(self) -> Rows:
        """The ranks of each document."""
        return Rows.of(*self._named, len(self))

    def facets(self, docs: Docs, limit: int) -> dict[Kind, tuple[ActorCount, ...]]:
        """The most named actors of each kind in some documents, ties by name."""
        counts = self._counts(docs)
        shown = self._shown
        return {kind: most.rows(counts, limit, shown, ActorCount) for kind, most in self._stretches.items()}

    def top(self, docs: Docs, limit: int, without: int = -1) -> tuple[ActorCount, ...]:
        """The most named actors of all kinds in some documents, ties by name."""
        counts = self._counts(docs)
        if without >= 0:
            counts[without] = 0
        return Most(self._name_order, 0, len(counts)).rows(counts, limit, self._shown, ActorCount)

    # ---------------------------------------------------------------------------------- lookup

    def documents(self, rank: int) -> Docs:
        """The live documents that name an actor."""
        ends, ranks = self._named
        found = np.searchsorted(ends, np.flatnonzero(ranks == rank), "right") - 1
        return found if self._corpus.live is None else found[self._corpus.live[found]]

    def mask(self, ref: str) -> Mask:
        """Which documents name the actor with this id, name or alias."""
        mask = np.zeros(self._corpus.size, np.bool_)
        rank = self.find(ref)
        if rank is not None:
            mask[self.documents(rank)] = True
        return mask

    def find(self, ref: str) -> int | None:
        """The rank of the actor with this id, an id that it had, this name, or this alias (most named)."""
        number = self._by_id.get(self._table.redirects.get(ref, ref))
        rank = -1 if number is None else int(self._ranks[number])
        return self._by_name.get(fold(ref)) if rank < 0 else rank

    def number(self, id: str) -> int:
        """Number in the table of the actor with this id, -2 where there is none."""
        return self._table.numbers.get(id, -2)

    def listed(self, kind: Kind | None, containing: str, offset: int, limit: int) -> tuple[ActorCount, ...]:
        """Actors one of whose names contains the text, the most named first."""
        wanted = fold(containing)
        ranks = self.having(wanted) if wanted else iter(self.by_count.tolist())
        of_kind = (rank for rank in ranks if kind in (None, self.actor(rank).kind))
        shown = itertools.islice(of_kind, offset, offset + limit)
        return tuple(ActorCount(self.actor(rank), int(self.totals[rank])) for rank in shown)

    @cached_property
    def _by_id(self) -> dict[str, int]:
        """Number in the table of each actor, hidden ones included."""
        return dict(zip(self._table.columns.ids, itertools.count(), strict=False))

    @cached_property
    def _by_name(self) -> dict[str, int]:
        ranks: dict[str, int] = {}
        for rank in self.by_count.tolist():
            for name in self.names(rank):
                ranks.setdefault(name, rank)
        return ranks

    @cached_property
    def totals(self) -> Ints:
        """In how many documents each rank is named."""
        return np.asarray(self._totals[self.numbers])

    @cached_property
    def by_count(self) -> Ints:
        """Ranks of all kinds, the most named first, ties by name."""
        return np.lexsort((self._name_order, -self.totals))

    def having(self, piece: str) -> Iterator[int]:
        """Ranks of actors, the most named first, one of whose names (folded) has this piece.

        A piece that begins with a space is looked for at the beginning of a word.
        """
        text, starts, order = self._register
        at = text.find(piece)
        while at >= 0:
            line = bisect_right(starts, at) - 1
            yield order[line]
            at = text.find(piece, starts[line + 1])

    @cached_property
    def _register(self) -> tuple[str, list[int], list[int]]:
        """All names as one text, a line an actor, where each line starts, and the ranks of the lines."""
        order: list[int] = self.by_count.tolist()
        lines = ["".join(f" {name}\t" for name in self.names(rank)) + "\n" for rank in order]
        starts = np.cumsum([0, *map(len, lines)]).tolist()
        return "".join(lines), starts, order

    def names(self, rank: int) -> Sequence[str]:
        """Folded names that lead to an actor."""
        return self._folded[rank]

    @cached_property
    def _folded(self) -> list[tuple[str, ...]]:
        return [
            tuple(fold(name) for name in (known.name, *known.aliases))
            for known in map(self.known, range(len(self)))
        ]

    def mentioned(self, doc: int) -> list[Actor | None]:
        """Who is meant by each mention of a document; hidden actors are nobody."""
        segment, local = self._corpus.locate(doc)
        return list(map(self._of_number, segment.mentioned_actors(local)))

    def _of_number(self, number: int) -> Actor | None:
        """The actor of a number in the table; nobody where that is -1 or hidden."""
        rank = self._ranks.data[number] if number >= 0 else -1
        return self._shown[rank] if rank >= 0 else None

    def main(self, doc: int) -> tuple[Actor, ...]:
        """The actors that a document mentions most often, ties in the order of the text; never more than
        `ACTORS`.
        """
        segment, local = self._corpus.locate(doc)
        if not IN_C:
            return self.main_in_python(segment, local)
        tables = self._tables.get(segment) or self._take_tables(segment)
        return tuple(map(self._shown.__getitem__, in_c.main(tables, local, ACTORS)))

    def _take_tables(self, segment: Segment) -> tuple[memoryview, ...]:
        """What C reads of a segment, as views: it gets at them in less time than at arrays."""
        mentioned = segment.mentioned
        arrays = mentioned.ends, mentioned.names, *segment.labels.pairs, self._ranks
        tables = self._tables[segment] = tuple(array.data for array in arrays)
        return tables

    def main_in_python(self, segment: Segment, local: int) -> tuple[Actor, ...]:
        """The same of a document of a segment, without a compiler."""
        counts = segment.counted_actors(local)
        often = sorted(counts, key=counts.__getitem__, reverse=True)
        return tuple(itertools.islice(filter(None, map(self._of_number, often)), ACTORS))

    def mentions(self, doc: int, ids: AbstractSet[str]) -> list[tuple[Mention, Actor]]:
        """The mentions of some actors in a document."""
        segment, local = self._corpus.locate(doc)
        meant = segment.meant(local)
        wanted = {
            name: actor
            for name, number in meant.items()
            if (actor := self._of_number(number)) and actor.id in ids
        }
        return [(mention, wanted[name]) for name, mention in segment.mentioned.of_names(local, wanted.keys())]


class _Shown(dict[int, Actor]):
    """Actors by rank, each made when it is first shown: most never are."""

    def __init__(self, table: ActorTable, numbers: Ints) -> None:
        super().__init__()
        self._columns, self._numbers = table.columns, numbers

    def __missing__(self, rank: int) -> Actor:
        number, columns = int(self._numbers[rank]), self._columns
        kind = _KINDS[columns.kinds[number]]
        made = self[rank] = Actor(columns.ids[number], kind, columns.names[number])
        return made


def _joined(arrays: Sequence[Ints]) -> Ints:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int64)
