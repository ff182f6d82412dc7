"""From words in the order of the text to posting lists: one sort of packed integers.

Keys are list << 40 | document << 24 | position. They are sorted in slices of lists, so that the memory
taken does not grow with the segment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import POSITION_BITS, Ints, first_of_each, narrowest, offsets, runs
from index.embedded.postings import Inverted

DOCUMENT_BITS = 16
MAX_DOCUMENTS = 1 << DOCUMENT_BITS
"""Documents of one segment: their numbers stay within two bytes."""
MAX_LISTS = 1 << (64 - DOCUMENT_BITS - POSITION_BITS)
MAX_POSITION = (1 << POSITION_BITS) - 1
SLICE = 1 << 22
"""Occurrences sorted at once (8 bytes each, and about three times that on the way)."""


Keys = npt.NDArray[np.uint64]


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
    longest = min(int(stream.lengths.max(initial=0)), MAX_POSITION)
    parts = [_postings(keys, lists, narrowest(longest)) for keys in _sorted_slices(stream, lists)]
    columns = zip(*((part.docs, part.freqs, part.positions) for part in parts), strict=True)
    docs, freqs, positions = (np.concatenate(column) for column in columns)
    return Inverted(np.sum([part.counts for part in parts], axis=0), docs, freqs, positions)


def _sorted_slices(stream: Stream, lists: int) -> Iterator[Keys]:
    """Sorted keys of all occurrences, in slices that hold whole lists; at least one."""
    counts = np.bincount(stream.lists, minlength=lists) + np.bincount(stream.also_lists, minlength=lists)
    ends = np.cumsum(counts)
    cuts = np.searchsorted(ends, np.arange(SLICE, int(ends[-1]) if lists else 0, SLICE), "right")
    bounds = np.unique(np.concatenate(([0], cuts, [lists]))) if lists else np.array([0, 0])
    docs = np.repeat(np.arange(len(stream.lengths), dtype=np.uint16), stream.lengths)
    for low, high in pairwise(bounds.tolist()):
        yield _sorted_keys(stream, docs, low, high)


def _sorted_keys(stream: Stream, docs: Ints, low: int, high: int) -> Keys:
    """Keys of the occurrences of some lists."""
    at = np.flatnonzero((stream.lists >= low) & (stream.lists < high))
    keys = stream.lists[at].astype(np.uint64)
    keys <<= np.uint64(DOCUMENT_BITS + POSITION_BITS)
    keys |= _places(stream, docs, at)
    also = np.flatnonzero((stream.also_lists >= low) & (stream.also_lists < high))
    if len(also):
        beside = _pack(stream.also_lists[also], stream.also_docs[also], stream.also_positions[also])
        keys = np.concatenate((keys, beside))
    keys.sort()
    return keys


def _places(stream: Stream, docs: Ints, at: Ints) -> Keys:
    """Document and position of words of the stream, packed."""
    own, starts = docs[at], offsets(stream.lengths)[:-1]
    if int(stream.lengths.max(initial=0)) > MAX_POSITION:
        return _pack(np.zeros(1, np.uint64), own, at - starts[own])
    packed = (np.arange(len(starts), dtype=np.int64) << POSITION_BITS) - starts
    places = packed[own]
    places += at
    return places.view(np.uint64)


def _pack(lists: Ints, docs: Ints, positions: Ints) -> Keys:
    keys = lists.astype(np.uint64) << np.uint64(DOCUMENT_BITS)
    keys = keys | docs.astype(np.uint64)
    keys <<= np.uint64(POSITION_BITS)
    keys |= np.minimum(positions.astype(np.uint64), MAX_POSITION)
    return keys


def _postings(keys: Keys, lists: int, position_type: np.dtype[Any]) -> Inverted:
    """Postings of sorted keys. Narrowing an integer keeps its low bits: that is how parts are cut off."""
    pairs = keys >> np.uint64(POSITION_BITS)
    first = first_of_each(pairs)
    freqs = np.diff(first, append=len(keys))
    pairs = pairs[first]
    positions = keys.astype(np.uint32) & np.uint32(MAX_POSITION) if position_type.itemsize > 2 else keys
    return Inverted(
        counts=np.bincount((pairs >> np.uint64(DOCUMENT_BITS)).astype(np.int64), minlength=lists),
        docs=pairs.astype(np.uint16),
        freqs=freqs.astype(narrowest(int(freqs.max(initial=0)))),
        positions=positions.astype(position_type),
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
