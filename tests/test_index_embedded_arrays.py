"""Array idioms against plain loops."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedded.arrays import distinct, first_of_each, invert, narrow, offsets, pack, runs, sizes, unpack


@pytest.mark.parametrize(
    ("top", "dtype"),
    [
        (0, np.uint8),
        (255, np.uint8),
        (256, np.uint16),
        (65_535, np.uint16),
        (65_536, np.uint32),
        (1 << 32, np.uint64),
    ],
)
def test_the_narrowest_type_is_taken(top: int, dtype: type) -> None:
    """As few bytes as the largest value needs."""
    assert narrow(np.array([0, top])).dtype == dtype
    assert narrow(np.array([0]), top).dtype == dtype
    assert narrow(np.array([0, top])).tolist() == [0, top]


def test_nothing_is_narrow() -> None:
    """An empty array takes bytes."""
    assert narrow(np.zeros(0, np.int64)).dtype == np.uint8


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=20))
def test_runs_are_ranges_in_a_row(rows: list[tuple[int, int]]) -> None:
    """The indices of each run, one run after another; sizes and offsets go round."""
    starts = np.array([start for start, _ in rows], np.uint8)
    counts = np.array([count for _, count in rows], np.uint8)
    assert runs(starts, counts).tolist() == [place for s, c in rows for place in range(s, s + c)]
    assert sizes(offsets(counts)).tolist() == counts.tolist()


@given(st.lists(st.integers(0, 6), max_size=30))
def test_inversion_lists_places(values: list[int]) -> None:
    """Row by row the places at which a value stands, ascending."""
    ends, places = invert(np.array(values, np.int64), 7)
    for row in range(7):
        assert places[ends[row] : ends[row + 1]].tolist() == [
            n for n, value in enumerate(values) if value == row
        ]


@given(st.lists(st.integers(0, 3), max_size=30))
def test_runs_of_equals_begin_at_changes(values: list[int]) -> None:
    """The first of each run of equal neighbours."""
    expected = [n for n, value in enumerate(values) if n == 0 or values[n - 1] != value]
    assert first_of_each(np.array(values)).tolist() == expected


@given(st.lists(st.tuples(st.integers(0, 1 << 30), st.integers(0, (1 << 24) - 1)), max_size=20))
def test_occurrences_go_round(pairs: list[tuple[int, int]]) -> None:
    """pack and unpack, and packed places sort by document, then position."""
    docs, positions = (np.array([pair[n] for pair in pairs], np.uint32) for n in (0, 1))
    packed = pack(docs, positions)
    assert [column.tolist() for column in unpack(packed)] == [docs.tolist(), positions.tolist()]
    assert [pairs[n] for n in np.argsort(packed, kind="stable")] == sorted(pairs)


@given(st.lists(st.integers(-3, 9), max_size=20))
def test_distinct_values_ascend(values: list[int]) -> None:
    """Each value once, in ascending order, as a set has them; of nothing, nothing."""
    assert distinct(np.array(values, np.int64)).tolist() == sorted(set(values))
