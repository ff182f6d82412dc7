"""Counting over rows, in C and with NumPy."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answers import ValueCount
from index.embedded.arrays import offsets
from index.embedded.tally import Most, Rows, count, tally
from tests.compiled import part

SIZE = 12
TABLES = st.lists(st.lists(st.integers(0, SIZE - 1), max_size=5), min_size=1, max_size=9)


@given(TABLES, st.data())
def test_rows_are_counted(table: list[list[int]], data: st.DataObject) -> None:
    """Each number is counted as often as it stands in the rows asked for, in C and with NumPy."""
    rows = data.draw(st.lists(st.integers(0, len(table) - 1)))
    ends = offsets(np.array(list(map(len, table)), np.int64))
    made = Rows.of(ends, np.array([number for row in table for number in row], np.int64), SIZE)
    asked = np.array(rows, np.int64)
    counted = Counter(number for row in rows for number in table[row])
    assert made.tally(asked).tolist() == [counted[number] for number in range(SIZE)]
    assert tally(asked, made)[:SIZE].tolist() == made.tally(asked).tolist()
    assert not made.less(made.tally(asked), asked).any()


@given(st.lists(st.integers(0, SIZE - 1), min_size=1), st.data())
def test_a_column_is_counted(column: list[int], data: st.DataObject) -> None:
    """Each number is counted as often as it stands in the rows asked for."""
    rows = data.draw(st.lists(st.integers(0, len(column) - 1)))
    counted = Counter(column[row] for row in rows)
    found = count(np.array(rows, np.int64), np.array(column, np.int32), SIZE)
    assert found.tolist() == [counted[number] for number in range(SIZE)]


@given(st.lists(st.integers(0, 4), max_size=40), st.integers(0, 9), st.data())
def test_the_most_counted(counts: list[int], limit: int, data: st.DataObject) -> None:
    """Most first, ties in order, nothing that was not counted; in C and with NumPy."""
    order = data.draw(st.permutations(range(len(counts))))
    start = data.draw(st.integers(0, len(counts)))
    end = data.draw(st.integers(start, len(counts)))
    kept = [number for number in range(start, end) if counts[number]]
    expected = sorted(kept, key=lambda number: (-counts[number], order[number]))[:limit]
    times, most = np.array(counts, np.int32), Most(np.array(order, np.int64), start, end)
    names = {number: str(number) for number in kept}
    found = most.rows(times, limit, names, ValueCount)
    assert found == tuple(ValueCount(str(number), counts[number]) for number in expected)
    assert most.rows_in_python(times, limit, names, ValueCount) == found
    assert all(type(row) is ValueCount for row in found)
    assert set(found) == {ValueCount(str(number), counts[number]) for number in expected}


def test_what_leads_outside_is_refused() -> None:
    """A damaged table is an error and no reading of other memory."""
    in_c = part("index.embedded._tally")
    counts = np.zeros(2, np.int32)
    for rows, ends, values in (
        ([1], [0, 1], [0] * 8),
        ([0], [0, 2], [0] * 8),
        ([0], [0, 1], [0] * 7),
        ([0], [-1, 1], [0] * 8),
        ([0], [1, 0], [0] * 8),
        ([0], [1 << 61, 1], [0] * 8),
        ([0], [0, 1], [0] * 7 + [2]),
        ([0], [0, 1], [-1] * 8),
        ([-1], [0, 1], [0] * 8),
    ):
        with pytest.raises(ValueError, match="out of the table"):
            in_c.tally(np.array(rows), np.array(ends), np.array(values, np.int32), counts, 1)
    for row, number in ((1, 0), (-1, 0), (0, 2), (0, -1)):
        with pytest.raises(ValueError, match="out of the table"):
            in_c.count(np.array([row]), np.array([number], np.int32), counts)
    with pytest.raises(ValueError, match="outside"):
        in_c.top(counts, np.zeros(2, np.int64), 0, 3, 1, {}, ValueCount)
    with pytest.raises(ValueError, match="class of tuples"):
        in_c.top(counts, np.zeros(2, np.int64), 0, 2, 1, {}, int)
    with pytest.raises(KeyError):
        in_c.top(counts + 1, np.zeros(2, np.int64), 0, 2, 1, {}, ValueCount)
