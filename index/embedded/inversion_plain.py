"""Inversion by one sort of packed integers, where nothing was compiled; `inversion_counted` is tested by it.

Keys are list << 40 | document << 24 | position. They are sorted in slices of lists, so that the memory
taken does not grow with the segment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import POSITION_BITS, Ints, first_of_each, narrowest, offsets, runs
from index.embedded.postings import Inverted
from index.embedded.streams import DOCUMENT_BITS, MAX_DOCUMENTS, MAX_LISTS, MAX_POSITION, Share, Stream

SLICE = 1 << 21
"""Occurrences sorted at once (8 bytes each, and about three times that on the way)."""

Keys = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Laid:
    """The words of a stream, laid out: `lists` (one a position), `lengths` (positions a document), and
    beside them words that share a position with another: parallel `also_lists`, `also_docs`,
    `also_positions`.
    """

    lists: Ints
    lengths: Ints
    also_lists: Ints
    also_docs: Ints
    also_positions: Ints

    @classmethod
    def of(cls, stream: Stream) -> _Laid:
        """Look up the lists of all tokens."""
        types = stream.types[runs(stream.starts, stream.counts)]
        own = np.diff(stream.ends)
        texts, places = offsets(stream.counts), offsets(own[types])
        bounds = places[texts]
        docs = np.searchsorted(stream.starts, stream.hidden_at, "right") - 1
        within = stream.hidden_at - stream.starts[docs]
        here = (docs >= 0) & (within < stream.counts[docs])
        docs, within, hidden = docs[here], within[here], stream.hidden[here]
        count = own[hidden]
        return cls(
            lists=stream.lists[runs(stream.ends[types], own[types])],
            lengths=np.diff(bounds),
            also_lists=stream.lists[runs(stream.ends[hidden], count)],
            also_docs=np.repeat(docs, count),
            also_positions=np.repeat(places[texts[docs] + within] - bounds[docs], count),
        )


def invert(streams: Sequence[Stream], lists: int, share: Share = map) -> tuple[Ints, Inverted]:
    """Positions a document, and posting lists with positions, of a field whose documents come in several
    streams, one after another; `lists` is how many lists there are.
    """
    starts = offsets(np.array([len(stream.counts) for stream in streams], np.int64)).tolist()
    if starts[-1] > MAX_DOCUMENTS or lists > MAX_LISTS:
        raise ValueError("too many documents or words for one inversion")
    laid = list(share(_Laid.of, streams))
    lengths = np.concatenate([np.zeros(0, np.int64), *(one.lengths for one in laid)])
    position_type = narrowest(min(int(lengths.max(initial=0)), MAX_POSITION))

    def slice_of(bounds: tuple[int, int]) -> Inverted:
        keys = [_keys(one, start, *bounds) for one, start in zip(laid, starts, strict=False)]
        joined = np.concatenate([np.zeros(0, np.uint64), *keys])
        del keys
        joined.sort()
        return _postings(joined, *bounds, position_type)

    return lengths, join(list(share(slice_of, pairwise(_slices(laid, lists)))), lists)


def join(parts: Sequence[Inverted], lists: int) -> Inverted:
    """Slices of lists, one after another, as one; there may be none."""
    nothing = np.zeros(0, np.uint8)
    counts = np.concatenate([np.zeros(0, np.int64), *(part.counts for part in parts)])
    if len(counts) != lists:
        raise ValueError(f"slices of {len(counts)} lists instead of {lists}")
    docs = np.concatenate([np.zeros(0, np.uint16), *(part.docs for part in parts)])
    freqs = np.concatenate([nothing, *(part.freqs for part in parts)])
    if any(part.positions is None for part in parts):
        return Inverted(counts, docs, freqs)
    return Inverted(counts, docs, freqs, np.concatenate([nothing, *(part.places() for part in parts)]))


def _slices(streams: Sequence[_Laid], lists: int) -> list[int]:
    """Bounds of slices of lists with about SLICE occurrences each."""
    counts = np.zeros(lists, np.int64)
    for stream in streams:
        counts += np.bincount(stream.lists, minlength=lists)
        counts += np.bincount(stream.also_lists, minlength=lists)
    return slices(counts)


def slices(counts: Ints) -> list[int]:
    """Bounds of slices of lists that have about SLICE entries together; `counts` are those of each list."""
    ends = np.cumsum(counts)
    cuts = np.searchsorted(ends, np.arange(SLICE, int(ends[-1]) if len(ends) else 0, SLICE), "right")
    return [*dict.fromkeys([0, *cuts.tolist()]), len(counts)] if len(counts) else [0]


def _keys(stream: _Laid, start: int, low: int, high: int) -> Keys:
    """Keys of the occurrences of some lists in one stream, whose first document has the number `start`."""
    if not len(stream.lengths):
        return np.zeros(0, np.uint64)
    at = np.flatnonzero((stream.lists >= low) & (stream.lists < high))
    docs = np.repeat(np.arange(len(stream.lengths), dtype=np.uint16), stream.lengths)[at]
    keys = _pack(stream.lists[at], docs + np.uint16(start), at - offsets(stream.lengths)[docs])
    also = np.flatnonzero((stream.also_lists >= low) & (stream.also_lists < high))
    if not len(also):
        return keys
    beside = _pack(stream.also_lists[also], stream.also_docs[also] + start, stream.also_positions[also])
    return np.concatenate((keys, beside))


def _pack(lists: Ints, docs: Ints, positions: Ints) -> Keys:
    keys = lists.astype(np.uint64) << np.uint64(DOCUMENT_BITS)
    keys = keys | docs.astype(np.uint64)
    keys <<= np.uint64(POSITION_BITS)
    keys |= np.minimum(positions.astype(np.uint64), MAX_POSITION)
    return keys


def _postings(keys: Keys, low: int, high: int, position_type: np.dtype[Any]) -> Inverted:
    """Postings of the sorted keys of the lists `low` … `high` - 1.

    Narrowing an integer keeps its low bits: that is how parts of keys are cut off.
    """
    pairs = keys >> np.uint64(POSITION_BITS)
    first = first_of_each(pairs)
    freqs = np.diff(first, append=len(keys))
    pairs = pairs[first]
    positions = keys.astype(np.uint32) & np.uint32(MAX_POSITION) if position_type.itemsize > 2 else keys
    owners = (pairs >> np.uint64(DOCUMENT_BITS)).astype(np.int64)
    return Inverted(
        counts=np.bincount(owners - low, minlength=high - low),
        docs=pairs.astype(np.uint16),
        freqs=freqs.astype(narrowest(int(freqs.max(initial=0)))),
        positions=positions.astype(position_type),
    )


def derive(base: Inverted, ends: Ints, members: Ints) -> Inverted:
    """Posting lists, without positions, of terms that are unions of lists (CSR `ends`, `members`).

    Terms with a single member stay empty: readers take the member's list.
    """
    starts, sizes_ = offsets(base.counts), np.diff(ends)
    weights = np.add.reduceat(np.append(base.counts[members], 0), ends[:-1]) if len(members) else ends[:-1]
    bounds = slices(np.where(sizes_ > 1, weights, 0))

    def slice_of(bounds: tuple[int, int]) -> Inverted:
        low, high = bounds
        return _derive(base, starts, ends[low : high + 1], members)

    joined = join([slice_of(pair) for pair in pairwise(bounds)], len(ends) - 1)
    return Inverted(joined.counts, joined.docs, joined.freqs)


def _derive(base: Inverted, starts: Ints, ends: Ints, members: Ints) -> Inverted:
    """The same for some neighbouring terms; `starts` says where each list of `base` begins."""
    terms, sizes_ = len(ends) - 1, np.diff(ends)
    several = np.flatnonzero(sizes_ > 1)
    lists = members[runs(ends[:-1][several], sizes_[several])]
    counts = base.counts[lists]
    at = runs(starts[lists], counts)
    keys = _pack(np.repeat(np.repeat(several, sizes_[several]), counts), base.docs[at], base.freqs[at])
    keys.sort()
    freqs = (keys & np.uint64(MAX_POSITION)).astype(np.int64)
    keys >>= np.uint64(POSITION_BITS)
    first = first_of_each(keys)
    added = np.add.reduceat(freqs, first) if len(first) else freqs
    return Inverted(
        counts=np.bincount((keys[first] >> np.uint64(DOCUMENT_BITS)).astype(np.int64), minlength=terms),
        docs=keys[first].astype(np.uint16),
        freqs=added.astype(narrowest(int(added.max(initial=0)))),
    )
