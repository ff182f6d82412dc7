"""From words in the order of the text to posting lists: one sort of packed integers.

Keys are list << 40 | document << 24 | position. They are sorted in slices of lists, so that the memory
taken does not grow with the segment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from index.embedded.arrays import POSITION_BITS, Ints, first_of_each, narrowest, offsets, runs
from index.embedded.postings import Inverted

DOCUMENT_BITS = 16
MAX_DOCUMENTS = 1 << DOCUMENT_BITS
"""Documents of one segment: their numbers stay within two bytes."""
MAX_LISTS = 1 << (64 - DOCUMENT_BITS - POSITION_BITS)
MAX_POSITION = (1 << POSITION_BITS) - 1
SLICE = 1 << 22
"""Occurrences sorted at once (8 bytes each, and about three times that on the way)."""


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of one field in the order of the text: `lists` (one a position), `lengths` (positions a
    document), and beside them words that share a position with another: parallel `also_lists`,
    `also_docs`, `also_positions`.
    """

    lists: Ints
    lengths: Ints
    also_lists: Ints
    also_docs: Ints
    also_positions: Ints


def invert_stream(stream: Stream, lists: int) -> Inverted:
    """Posting lists, with positions, of a field; `lists` is how many lists there are."""
    if len(stream.lengths) > MAX_DOCUMENTS or lists > MAX_LISTS:
        raise ValueError("too many documents or words for one inversion")
    parts = [_postings(keys, lists) for keys in _sorted_slices(stream, lists)]
    counts = np.zeros(lists, np.int64)
    for part in parts:
        counts += part.counts
    columns = zip(*((part.docs, part.freqs, part.positions) for part in parts), strict=True)
    docs, freqs, positions = (np.concatenate(column) for column in columns)
    return Inverted(counts, docs, freqs, positions)


def _sorted_slices(stream: Stream, lists: int) -> Iterator[Ints]:
    """Sorted keys of all occurrences, in slices that hold whole lists; at least one."""
    counts = np.bincount(stream.lists, minlength=lists) + np.bincount(stream.also_lists, minlength=lists)
    ends = np.cumsum(counts)
    cuts = np.searchsorted(ends, np.arange(SLICE, int(ends[-1]) if lists else 0, SLICE), "right")
    bounds = np.unique(np.concatenate(([0], cuts, [lists])))
    starts = offsets(stream.lengths)[:-1]
    docs = np.repeat(np.arange(len(stream.lengths), dtype=np.uint16), stream.lengths)
    for low, high in pairwise(bounds):
        yield _sorted_keys(stream, starts, docs, int(low), int(high))
    if len(bounds) < 2:
        yield np.zeros(0, np.uint64)


def _sorted_keys(stream: Stream, starts: Ints, docs: Ints, low: int, high: int) -> Ints:
    at = np.flatnonzero((stream.lists >= low) & (stream.lists < high))
    own = docs[at]
    keys = _pack(stream.lists[at], own, at - starts[own])
    also = np.flatnonzero((stream.also_lists >= low) & (stream.also_lists < high))
    if len(also):
        beside = _pack(stream.also_lists[also], stream.also_docs[also], stream.also_positions[also])
        keys = np.concatenate((keys, beside))
    keys.sort()
    return keys


def _pack(lists: Ints, docs: Ints, positions: Ints) -> Ints:
    keys = lists.astype(np.uint64)
    keys <<= np.uint64(DOCUMENT_BITS)
    keys |= docs.astype(np.uint64)
    keys <<= np.uint64(POSITION_BITS)
    keys |= np.minimum(positions.astype(np.uint64), MAX_POSITION)
    return keys


def _postings(keys: Ints, lists: int) -> Inverted:
    pairs = keys >> np.uint64(POSITION_BITS)
    first = first_of_each(pairs)
    freqs = np.diff(first, append=len(keys))
    pairs = pairs[first]
    positions = (keys & np.uint64(MAX_POSITION)).astype(np.uint32)
    return Inverted(
        counts=np.bincount((pairs >> np.uint64(DOCUMENT_BITS)).astype(np.int64), minlength=lists),
        docs=pairs.astype(np.uint16),
        freqs=freqs.astype(narrowest(int(freqs.max(initial=0)))),
        positions=positions.astype(narrowest(int(positions.max(initial=0)))),
    )


def derive(base: Inverted, ends: Ints, members: Ints) -> Inverted:
    """Posting lists, without positions, of terms that are unions of lists (CSR `ends`, `members`).

    Terms with a single member stay empty: readers take the member's list.
    """
    terms = len(ends) - 1
    sizes = np.diff(ends)
    several = np.flatnonzero(sizes > 1)
    lists = members[runs(ends[:-1][several], sizes[several])]
    owners = np.repeat(several, sizes[several])
    starts, counts = offsets(base.counts)[:-1], base.counts
    at = runs(starts[lists], counts[lists])
    keys = _pack(np.repeat(owners, counts[lists]), base.docs[at], base.freqs[at])
    keys.sort()
    freqs = (keys & np.uint64(MAX_POSITION)).astype(np.int64)
    keys >>= np.uint64(POSITION_BITS)
    first = first_of_each(keys)
    return Inverted(
        counts=np.bincount((keys[first] >> np.uint64(DOCUMENT_BITS)).astype(np.int64), minlength=terms),
        docs=keys[first].astype(np.uint16),
        freqs=np.add.reduceat(freqs, first) if len(first) else freqs,
    )
