"""What is passed along while an article is resolved."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import word_before


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("das Amtsgericht ", "Amtsgericht"),
        ("das Netzwerk „", "Netzwerk"),
        ("das Amtsgericht  ", ""),
        ("das Amtsgericht\n", ""),
        ("", ""),
    ],
)
def test_the_word_before_a_name_is_one_space_away(before, word):
    """Whoever takes it along counts on that."""
    assert word_before(f"{before}Qorbu", len(before)) == word
