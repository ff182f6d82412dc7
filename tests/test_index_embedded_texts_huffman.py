"""Lengths of codes: as short as can be, and never too long."""

from __future__ import annotations

import heapq
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded.arrays import Ints
from index.embedded.texts import huffman
from index.embedded.texts.book import LONGEST
from tests.compiled import part
from tests.packed_texts import changed

_counts = st.lists(st.integers(1, 10**6), min_size=1, max_size=80)


def least(counts: list[int]) -> int:
    """Bits that any prefix code takes at least: two smallest nodes are joined until one is left."""
    heap, total = sorted(counts), 0
    while len(heap) > 1:
        joined = heapq.heappop(heap) + heapq.heappop(heap)
        heapq.heappush(heap, joined)
        total += joined
    return max(total, sum(counts) if len(counts) == 1 else 0)


def kraft(lengths: Ints) -> float:
    return float((0.5 ** lengths.astype(np.float64)).sum())


@given(_counts)
@settings(deadline=None)
def test_no_code_is_shorter(counts: list[int]) -> None:
    """All symbols together take what the textbook's heap says, and such a prefix code exists."""
    lengths = huffman.lengths(np.array(counts))
    assert int((lengths * np.array(counts)).sum()) == least(counts)
    assert kraft(lengths) <= 1


@given(_counts)
@settings(deadline=None)
def test_c_does_the_same(counts: list[int]) -> None:
    """Length by length."""
    part("index.embedded.texts._huffman")
    found = huffman.lengths(np.array(counts))
    with changed(huffman, in_c=None):
        assert huffman.lengths(np.array(counts)).tolist() == found.tolist()


def test_none_is_too_long() -> None:
    """Counts that grow as fast as Fibonacci's would make a code of 59 bits: a prefix code stays, the rarest
    have the longest codes.
    """
    counts = [1, 1]
    while len(counts) < 60:
        counts.append(counts[-1] + counts[-2])
    lengths = huffman.lengths(np.array(counts))
    assert lengths.max() == LONGEST
    assert lengths.min() == 1
    assert kraft(lengths) <= 1
    assert all(one >= other for one, other in pairwise(lengths.tolist()))


def test_what_does_not_ascend_is_refused() -> None:
    """C looks at its counts before it joins any."""
    lengths = part("index.embedded.texts._huffman").lengths
    for wrong in ([2, 1], [1], [1, 1 << 62]):
        with pytest.raises(ValueError, match="counts"):
            lengths(np.array(wrong, np.uint64))
