"""Columns of texts with few different values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.embedded.values import Values


@given(st.lists(st.text(max_size=3).filter(lambda text: text.isprintable()), max_size=8))
def test_values_are_ordinals_into_sorted_texts(texts: list[str]) -> None:
    """Every text once; the column leads back to what was given."""
    values = Values.of(texts)
    assert [term.decode() for term in values.terms] == sorted(set(texts))
    assert [values.text(doc) for doc in range(len(texts))] == texts
