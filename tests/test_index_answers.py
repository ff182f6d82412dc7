"""Answers as values."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answers import Actor, ValueCount, rows, rows_in_python
from tests.compiled import part


@given(st.lists(st.tuples(st.text(max_size=3), st.integers()), max_size=20))
def test_rows_from_columns(pairs: list[tuple[str, int]]) -> None:
    """Named tuples as the class itself makes them, in C and in Python."""
    columns = [text for text, _ in pairs], (number for _, number in pairs)
    made = rows(ValueCount, *columns)
    assert made == tuple(ValueCount(*pair) for pair in pairs)
    assert made == rows_in_python(ValueCount, *([*column] for column in zip(*pairs, strict=True)))
    assert all(type(row) is ValueCount for row in made)
    assert set(made) == {ValueCount(*pair) for pair in pairs}  # they have the hashes of their values
    assert [row.value for row in made] == columns[0]


def test_columns_of_different_lengths() -> None:
    """Nothing is left out in silence."""
    for make in (rows, rows_in_python):
        with pytest.raises(ValueError, match=r"length|longer"):
            make(ValueCount, ["a"], [1, 2])


@pytest.mark.parametrize("given", [(int, []), (None, []), (Actor,), (Actor, ()), (Actor, *[[]] * 9)])
def test_what_c_refuses(given: tuple[Any, ...]) -> None:
    """A class that is none of tuples, no columns, too many of them, or no lists."""
    with pytest.raises(ValueError, match=r"class of tuples|columns are"):
        part("index._rows").rows(*given)
