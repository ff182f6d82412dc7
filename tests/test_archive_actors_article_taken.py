"""Ranges that are taken: the same as looking at each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.actors.article.taken import Taken

RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda one: (one[0], sum(one))))


@given(RANGES, RANGES, RANGES)
def test_what_is_taken_overlaps(begun: list, added: list, asked: list) -> None:
    """As an oracle says that asks every range."""
    taken = Taken(begun)
    for start, end in added:
        taken.add(start, end)
    for start, end in asked:
        every = any(first < end and start < last for first, last in (*begun, *added))
        assert taken.overlaps(start, end) == every
