"""Posting lists: for each of many rows the documents that hold it, how often, and perhaps where.

Stored as `NAME.ends` (rows + 1: where the postings of each row end), `NAME.freqs` and, with positions,
`NAME.places` and `NAME.positions` (see `index.embedded.positions`). Rows without postings are left out when
they are many: then `NAME.rows` holds the numbers of the others.

Long lists (`NAME.dense`, places among the rows) store their documents as gaps of a byte each in
`NAME.gaps`, which end at `NAME.dense_ends`; all others as they are, in `NAME.docs`. Frequencies take
half a byte (see `index.embedded.packing`), rows and ends a byte or two as steps (see `index.embedded.steps`),
which are unpacked when they are first asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import (
    GAP,
    HALF,
    POSITION_MASK,
    WINDOW,
    Ints,
    first_of_each,
    narrow,
    offsets,
    sizes,
)
from index.embedded.container import Container
from index.embedded.packing import Rare, apart, from_bytes, from_halves, halves, split_documents
from index.embedded.positions import Positions, pack_positions
from index.embedded.steps import Steps

DENSE = 96
"""Lists with one in so many documents, or more, are stored as gaps."""


@dataclass(frozen=True, slots=True)
class Inverted:
    """Postings in memory, as they are made: `counts` postings per row, then all rows one after another.

    `docs` ascend within a row; `freqs` count positions; `positions` (None where not kept) ascend within
    a posting.
    """

    counts: Ints
    docs: Ints
    freqs: Ints
    positions: Ints | None = None

    def places(self) -> Ints:
        """The positions of lists that have them."""
        if self.positions is None:
            raise ValueError("these lists have no positions")
        return self.positions


class Postings:
    """Posting lists of one field of an opened segment; with positions where `lengths` are given, the words of
    each document.
    """

    def __init__(self, container: Container, name: str, lengths: Ints | None = None) -> None:
        self._container, self._name = container.requiring(name + ".ends", name + ".dense_ends"), name
        self._docs = container[name + ".docs"]
        self._gaps = container[name + ".gaps"]
        self._far = Rare(container, name + ".far", GAP, partial(from_bytes, self._gaps))
        self._dense = container[name + ".dense"].data
        self._freqs = container[name + ".freqs"]
        self._often = Rare(container, name + ".often", HALF, partial(from_halves, self._freqs))
        self._positions = None if lengths is None else Positions(container, name, lengths)
        self.packed = (self._docs, self._gaps, *self._far.stored, self._freqs, *self._often.stored)
        """What `_adding.add` reads."""

    @cached_property
    def _rows(self) -> Ints | None:
        return self._container.optional(self._name + ".rows")

    @cached_property
    def _kept(self) -> Sequence[int] | None:
        return None if self._rows is None else self._rows.data

    @cached_property
    def _ends(self) -> Ints:
        return self._container[self._name + ".ends"]

    @cached_property
    def _bounds(self) -> Sequence[int]:
        return self._ends.data

    @cached_property
    def _dense_ends(self) -> Sequence[int]:
        return self._container[self._name + ".dense_ends"].data

    def row(self, number: int) -> int:
        """Where the list `number` is kept, or -1 when it is empty and not kept."""
        if self._kept is None:
            return number
        row = bisect_left(self._kept, number)
        return row if row < len(self._kept) and self._kept[row] == number else -1

    def _rank(self, number: int) -> int:
        """How many kept rows have a smaller number."""
        return number if self._kept is None else bisect_left(self._kept, number)

    def stretch(self, first: int, last: int) -> tuple[Ints, Ints]:
        """(documents, frequencies) of the lists `first` … `last` - 1, one after another."""
        low, high = self._rank(first), self._rank(last)
        return self._documents(low, high), self._frequencies(self._bounds[low], self._bounds[high])

    def _documents(self, low: int, high: int) -> Ints:
        """Documents of the kept rows `low` … `high` - 1."""
        since, to = bisect_left(self._dense, low), bisect_left(self._dense, high)
        start = self._bounds[low] - self._dense_ends[since]
        end = self._bounds[high] - self._dense_ends[to]
        if since == to:
            return self._docs[start:end]
        ends = np.array(self._dense_ends[since : to + 1], np.int64)
        dense = _summed(self._gaps_between(int(ends[0]), int(ends[-1])), ends - ends[0])
        if high - low == to - since:
            return dense
        flags = np.zeros(high - low, np.bool_)
        flags[np.array(self._dense[since:to], np.int64) - low] = True
        among = np.repeat(flags, sizes(self._ends[low : high + 1]))
        docs = np.empty(len(among), np.int32)
        docs[among], docs[~among] = dense, self._docs[start:end]
        return docs

    def _gaps_between(self, start: int, end: int) -> Ints:
        return self._far.between(start, end, np.int32)

    def _frequencies(self, start: int, end: int) -> Ints:
        """Frequencies of the postings from `start` to `end`."""
        return self._often.between(start, end, np.uint32)

    def read(self, number: int) -> tuple[Ints, Ints]:
        """(documents, frequencies) of one list."""
        row = self.row(number)
        if row < 0:
            return self._docs[:0], self._freqs[:0]
        start, end = self._bounds[row], self._bounds[row + 1]
        place = bisect_left(self._dense, row)
        before = self._dense_ends[place]
        if place < len(self._dense) and self._dense[place] == row:
            docs: Ints = np.cumsum(self._gaps_between(before, before + end - start), dtype=np.int32)
        else:
            docs = self._docs[start - before : end - before]
        return docs, self._frequencies(start, end)

    def place(self, number: int) -> tuple[bool, int, int, int] | None:
        """Where one list lies: whether as gaps, where its documents or gaps begin, and its postings begin
        and end; None where it is empty.
        """
        row = self.row(number)
        if row < 0:
            return None
        start, end, at = self._bounds[row], self._bounds[row + 1], bisect_left(self._dense, row)
        before = self._dense_ends[at]
        dense = at < len(self._dense) and self._dense[at] == row
        return dense, before if dense else start - before, start, end

    def count(self, number: int) -> int:
        """How many documents one list has."""
        row = self.row(number)
        return self._bounds[row + 1] - self._bounds[row] if row >= 0 else 0

    def occurrences(self, number: int, mask: npt.NDArray[np.bool_] | None = None) -> npt.NDArray[np.uint64]:
        """Packed occurrences of one list, ascending; only documents of the mask (one flag a document)."""
        row = self.row(number)
        if row < 0 or self._positions is None:
            return np.zeros(0, np.uint64)
        listed = self.read(number)
        return self._positions.occurrences(self._bounds[row : row + 2], self._passed(row), listed, mask)

    def _passed(self, row: int) -> tuple[Ints, Ints]:
        """(documents, frequencies) of the postings that are stepped over on the way to a kept row."""
        start = self._bounds[row]
        first = bisect_left(self._bounds, start - start % WINDOW, 0, row)
        return self._documents(first, row), self._frequencies(self._bounds[first], start)

    def between(self, first: int, last: int) -> Inverted:
        """The lists `first` … `last` - 1 as they were given; positions only of fields that have them."""
        low, high = self._rank(first), self._rank(last)
        counts = np.zeros(last - first, np.int64)
        rows = slice(None) if self._rows is None else self._rows[low:high].astype(np.int64) - first
        counts[rows] = sizes(self._ends[low : high + 1])
        docs, freqs = listed = self.stretch(first, last)
        if self._positions is None:
            return Inverted(counts, docs, freqs)
        found = self._positions.occurrences(self._ends[low : high + 1], self._passed(low), listed)
        return Inverted(counts, docs, freqs, (found & POSITION_MASK).astype(np.uint32))

    def occurrence_counts(self, lists: int) -> Ints:
        """Occurrences per list of all `lists` lists (int64); only of fields with positions."""
        counts = self.counts(lists)
        if self._positions is None:
            return np.zeros(lists, np.int64)
        return self._often.sums(counts, self._bounds[-1])

    def counts(self, lists: int) -> Ints:
        """Postings per list of all `lists` lists (int64)."""
        kept = sizes(self._ends)
        if self._rows is None:
            return kept
        counts = np.zeros(lists, np.int64)
        counts[self._rows] = kept
        return counts


def _summed(gaps: Ints, ends: Ints) -> Ints:
    """Documents of several lists from their gaps, one list after another."""
    docs = np.cumsum(gaps, dtype=np.int64)
    before = np.concatenate(([0], docs[ends[1:-1] - 1]))
    docs -= np.repeat(before, np.diff(ends))
    return docs.astype(np.int32)


Packed = list[tuple[str, Ints | Steps]]
"""Named arrays, as they are stored."""


def pack_postings(name: str, inverted: Inverted, lengths: Ints) -> Packed:
    """Lists as they are stored as `name`, in the narrowest types; empty rows are left out when that saves
    space. `lengths` are the words of each document.
    """
    counts = inverted.counts
    kept = np.flatnonzero(counts)
    sparse = len(kept) * 2 < len(counts)
    rows = counts[kept] if sparse else counts
    packed: Packed = [(name + ".rows", Steps.of(kept))] if sparse else []
    packed.append((name + ".ends", Steps.of(offsets(rows))))
    packed += _documents(name, inverted.docs, rows, len(lengths))
    packed += _apart(name + ".often", apart(inverted.freqs, HALF))
    packed.append((name + ".freqs", halves(inverted.freqs)))
    if inverted.positions is not None:
        listed = inverted.docs, inverted.freqs
        packed += pack_positions(name, listed, inverted.positions, rows, lengths)
    return packed


def _documents(name: str, docs: Ints, rows: Ints, documents: int) -> Packed:
    long = rows * DENSE >= max(documents, GAP)
    dense = np.flatnonzero(long)
    short, gaps, far = split_documents(docs, rows, long, max(documents - 1, 0))
    return [
        (name + ".dense", narrow(dense)),
        (name + ".dense_ends", Steps.of(offsets(rows[dense]))),
        (name + ".docs", short),
        *_apart(name + ".far", far),
        (name + ".gaps", gaps),
    ]


def _apart(name: str, listed: tuple[Ints, Ints]) -> Packed:
    """What `Rare` reads."""
    return [(name + "_before", narrow(listed[0])), (name, narrow(listed[1]))]


def merge_lists(parts: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """One (documents, frequencies) of several: documents united, frequencies added."""
    if len(parts) == 1:
        return parts[0]
    docs = np.concatenate([docs for docs, _ in parts]).astype(np.int64)
    freqs = np.concatenate([freqs for _, freqs in parts]).astype(np.int64)
    order = np.argsort(docs, kind="stable")
    docs, freqs = docs[order], freqs[order]
    first = first_of_each(docs)
    return docs[first], np.add.reduceat(freqs, first) if len(first) else freqs


def merge_occurrences(parts: list[npt.NDArray[np.uint64]]) -> npt.NDArray[np.uint64]:
    """One ascending array of occurrences of several; a place held twice stays twice."""
    if len(parts) == 1:
        return parts[0]
    merged = np.concatenate(parts)
    merged.sort()
    return merged
