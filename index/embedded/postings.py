"""Posting lists: for each of many rows the documents that hold it, how often, and perhaps where.

Stored as `NAME.ends` (rows + 1), `NAME.docs`, `NAME.freqs` and, with positions, `NAME.places` (rows + 1)
and `NAME.positions`. Rows without postings are left out when they are many: then `NAME.rows` holds the
numbers of the others. Frequencies take a byte; the few of 255 and more stand in `NAME.often_at` (places
in `freqs`, ascending) and `NAME.often`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import Ints, first_of_each, narrow, offsets, pack, runs, sizes
from index.embedded.container import Container, ContainerWriter

MANY = 255
"""What a frequency byte says when the frequency itself is listed apart."""


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
    """Posting lists of one field of an opened segment."""

    def __init__(self, container: Container, name: str) -> None:
        self._rows = container.optional(name + ".rows")
        self._ends = container[name + ".ends"]
        self.docs = container[name + ".docs"]
        self.bytes = container[name + ".freqs"]
        self._often_at = container[name + ".often_at"]
        self._often = container[name + ".often"]
        self.positions = container.optional(name + ".positions")
        self._places = container.optional(name + ".places")
        self._bounds = self._ends.data
        self._kept = None if self._rows is None else self._rows.data
        self._many_at = self._often_at.data

    def row(self, number: int) -> int:
        """Where the list `number` is kept, or -1 when it is empty and not kept."""
        if self._kept is None:
            return number
        row = bisect_left(self._kept, number)
        return row if row < len(self._kept) and self._kept[row] == number else -1

    def _rank(self, number: int) -> int:
        """How many kept rows have a smaller number."""
        return number if self._kept is None else bisect_left(self._kept, number)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the postings of the lists `first` … `last` - 1 stand."""
        return self._bounds[self._rank(first)], self._bounds[self._rank(last)]

    def frequencies(self, start: int, end: int) -> Ints:
        """Frequencies of the postings from `start` to `end`."""
        freqs = self.bytes[start:end]
        if len(self._many_at):
            low = bisect_left(self._many_at, start)
            high = bisect_left(self._many_at, end, low)
            if low < high:
                freqs = freqs.astype(np.uint32)
                freqs[self._often_at[low:high].astype(np.int64) - start] = self._often[low:high]
        return freqs

    def read(self, number: int) -> tuple[Ints, Ints]:
        """(documents, frequencies) of one list."""
        row = self.row(number)
        start, end = (self._bounds[row], self._bounds[row + 1]) if row >= 0 else (0, 0)
        return self.docs[start:end], self.frequencies(start, end)

    def count(self, number: int) -> int:
        """How many documents one list has."""
        row = self.row(number)
        return self._bounds[row + 1] - self._bounds[row] if row >= 0 else 0

    def occurrences(self, number: int, mask: npt.NDArray[np.bool_] | None = None) -> npt.NDArray[np.uint64]:
        """Packed occurrences of one list, ascending; only documents of the mask (one flag a document)."""
        row = self.row(number)
        if row < 0 or self.positions is None or self._places is None:
            return np.zeros(0, np.uint64)
        docs, freqs = self.read(number)
        positions = self.positions[int(self._places[row]) : int(self._places[row + 1])]
        if mask is not None:
            keep = np.flatnonzero(mask[docs])
            if len(keep) < len(docs):
                ends = np.cumsum(freqs, dtype=np.int64)
                docs, freqs, ends = docs[keep], freqs[keep], ends[keep]
                positions = positions[runs(ends - freqs, freqs)]
        return pack(np.repeat(docs, freqs), positions)

    def between(self, first: int, last: int) -> Inverted:
        """The lists `first` … `last` - 1 as they are stored; only of fields with positions."""
        low, high = self._rank(first), self._rank(last)
        start, end = int(self._ends[low]), int(self._ends[high])
        counts = np.zeros(last - first, np.int64)
        rows = slice(None) if self._rows is None else self._rows[low:high].astype(np.int64) - first
        counts[rows] = sizes(self._ends[low : high + 1])
        freqs = self.frequencies(start, end)
        if self.positions is None or self._places is None:
            return Inverted(counts, self.docs[start:end], freqs)
        positions = self.positions[int(self._places[low]) : int(self._places[high])]
        return Inverted(counts, self.docs[start:end], freqs, positions)

    def occurrence_counts(self, lists: int) -> Ints:
        """Occurrences per list of all `lists` lists (int64); only of fields with positions."""
        counts = np.zeros(lists, np.int64)
        if self._places is not None:
            counts[slice(None) if self._rows is None else self._rows] = sizes(self._places)
        return counts

    def counts(self, lists: int) -> Ints:
        """Postings per list of all `lists` lists (int64)."""
        kept = sizes(self._ends)
        if self._rows is None:
            return kept
        counts = np.zeros(lists, np.int64)
        counts[self._rows] = kept
        return counts


def write_postings(writer: ContainerWriter, name: str, inverted: Inverted, documents: int) -> None:
    """Store lists as `name`, in the narrowest types; empty rows are left out when that saves space."""
    counts = inverted.counts
    kept = np.flatnonzero(counts)
    sparse = len(kept) * 2 < len(counts)
    ends = offsets(counts[kept] if sparse else counts)
    if sparse:
        writer.put(name + ".rows", narrow(kept))
    writer.put(name + ".ends", narrow(ends))
    writer.put(name + ".docs", narrow(inverted.docs, max(documents - 1, 0)))
    often = np.flatnonzero(inverted.freqs >= MANY)
    capped = np.minimum(inverted.freqs, MANY) if len(often) else inverted.freqs
    writer.put(name + ".freqs", capped.astype(np.uint8, copy=False))
    writer.put(name + ".often_at", often.astype(np.int64))
    writer.put(name + ".often", narrow(inverted.freqs[often]))
    if inverted.positions is not None:
        occurrences = np.zeros(len(counts), np.int64)
        occurrences[kept] = np.add.reduceat(inverted.freqs, offsets(counts[kept])[:-1], dtype=np.int64)
        writer.put(name + ".places", narrow(offsets(occurrences[kept] if sparse else occurrences)))
        writer.put(name + ".positions", narrow(inverted.positions))


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
