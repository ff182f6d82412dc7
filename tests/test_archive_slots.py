"""Looking up hashes in C against looking them up by arrays."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.slots import by_arrays, look_up

BITS = 3


@given(
    st.lists(st.integers(0, 2**64 - 1), min_size=1 << BITS, max_size=1 << BITS),
    st.lists(st.integers(0, 2**64 - 1) | st.integers(0, (1 << BITS) - 1), max_size=30),
)
@settings(max_examples=300, deadline=None)
def test_both_ways_find_the_same(keys: list[int], asked: list[int]) -> None:
    """Words that own their slot and words that don't, in any order; small numbers stand for the owners."""
    owners = np.array(keys, np.uint64)
    numbers = np.arange(1 << BITS, dtype=np.int32) * 7
    hashes = np.array([keys[one] if one < 1 << BITS else one for one in asked], np.uint64)
    made, expected = look_up(hashes, owners, numbers), by_arrays(hashes, owners, numbers)
    assert made[0].dtype == np.int32
    assert [array.tolist() for array in made] == [array.tolist() for array in expected]


@pytest.mark.parametrize(
    ("slots", "numbers", "types", "missed", "complaint"),
    [
        (6, 6, 3, 3, "no power of two"),
        (1, 1, 3, 3, "no power of two"),
        (0, 0, 3, 3, "no power of two"),
        (8, 4, 3, 3, "differ in number"),
        (8, 8, 2, 3, "less room"),
        (8, 8, 3, 2, "less room"),
    ],
)
def test_tables_that_do_not_fit_are_refused(
    slots: int, numbers: int, types: int, missed: int, complaint: str
) -> None:
    """Whatever could lead beyond an array is told before anything is read."""
    compiled = pytest.importorskip("archive._slots", reason="there was no compiler")
    room = [np.zeros(count, np.int32) for count in (numbers, types, missed)]
    hashes, owners = np.full(3, 2**64 - 1, np.uint64), np.zeros(slots, np.uint64)
    with pytest.raises(ValueError, match=complaint):
        compiled.look_up(hashes, owners, *room)
