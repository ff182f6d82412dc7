"""Endings of the words that a pattern takes: none is forgotten, and they are few."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.actors.article.extent.cues import PATTERN
from archive.actors.article.words.endings import endings, ends_in

ENDINGS = endings(PATTERN.pattern)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("Rat", {"Rat"}),
        ("Rat(?:e?s)?", {"Rat", "Rats", "ates"}),
        ("[Rr]at|Amt", {"Rat", "rat", "Amt"}),
        (r"\w*rat", {"rat"}),
        (r"(?:[\w-]+-)?Rat", {"Rat", "-Rat"}),
        (r"(?!EU-)(?P<what>Vereins?|Bund)", {"rein", "eins", "Bund"}),
        ("B[12]{0,2}", {"B", "B1", "B2", "1", "2"}),
        (r"Haus\w+", {""}),
        ("x+", {"x"}),
    ],
)
def test_endings_of_a_pattern(pattern: str, expected: set[str]) -> None:
    """Four letters, or fewer where anything or nothing stands before them."""
    assert endings(pattern) == expected


@pytest.mark.parametrize("pattern", [r"a\bc", "(?<=a)b", "^a", "a)", "(a"])
def test_what_is_not_understood_is_told(pattern: str) -> None:
    """Rather than words being lost."""
    with pytest.raises((ValueError, re.error)):
        endings(pattern)


@given(st.from_regex(PATTERN, fullmatch=True))
def test_no_word_is_forgotten(word: str) -> None:
    """Every word that the rules' patterns take has one of their endings."""
    assert ends_in(word, ENDINGS)
