"""Patterns over folded spellings."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.patterns import Pattern, distance, fuzzy, prefix, steps_of, wildcard, within

FITS = [
    (prefix("Mil"), "militaer", True),
    (prefix("Mü"), "mueller", True),
    (prefix("mil"), "familie", False),
    (wildcard("m?ller"), "mueller", True),
    (wildcard("m?ller"), "miller", True),
    (wildcard("m?ller"), "mller", False),
    (wildcard("m?ller"), "muehller", False),
    (wildcard("*politik"), "politik", True),
    (wildcard("*politik"), "aussenpolitik", True),
    (wildcard("*politik"), "politiker", False),
    (wildcard("stra?e"), "strasse", True),
    (wildcard("stra?e"), "strafe", True),
    (wildcard("h*s"), "haus", True),
    (wildcard("a.c"), "abc", False),
    (fuzzy("merkle", 1), "merkel", True),
    (fuzzy("merkle", 1), "merken", False),
    (fuzzy("Müler", 1), "mueller", True),
    (fuzzy("haus", 2), "maus", True),
    (fuzzy("haus", 1), "haeuser", False),
]


@pytest.mark.parametrize(("pattern", "word", "expected"), FITS)
def test_fits(pattern: Pattern, word: str, expected: bool) -> None:
    """A pattern fits folded words as a reader means it; an umlaut is one letter."""
    assert pattern.fits(word) is expected


@given(st.text("ae?*.", min_size=1, max_size=7), st.lists(st.text("aeusz.", max_size=9), max_size=8))
def test_steps_fit_what_the_expression_fits(typed: str, words: list[str]) -> None:
    """One step a letter comes to the same as the regular expression, which says what placeholders mean."""
    regex = wildcard(typed).regex
    fits = steps_of(regex)
    assert [fits(word) for word in words] == [bool(re.fullmatch(regex, word)) for word in words]


@pytest.mark.parametrize(
    ("typed", "word", "expected"),
    [
        ("*a" * 16 + "*b", "a" * 5_000, False),
        ("*a" * 16 + "*b", "a" * 5_000 + "b", True),
        ("a*a*a*b", "a" * 5_000, False),
        ("?" * 40 + "b", "ae" * 40, False),
        ("*a" * 16 + "*b", "a" * 60, False),
    ],
)
def test_no_pattern_takes_long(typed: str, word: str, expected: bool) -> None:
    """Many placeholders and a word as long as a line of code are tested in the time of a blink."""
    began = time.perf_counter()
    assert wildcard(typed).fits(word) is expected
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("pattern", "typed", "start"),
    [
        (prefix("Mil"), "Mil*", "mil"),
        (wildcard("Mi?l*"), "Mi?l*", "mi"),
        (wildcard("*a"), "*a", ""),
        (fuzzy("ab", 1), "ab~", ""),
    ],
)
def test_start_and_typed(pattern: Pattern, typed: str, start: str) -> None:
    """What stands before the first placeholder narrows the dictionary; hints quote what was typed."""
    assert (pattern.typed, pattern.start) == (typed, start)


@pytest.mark.parametrize(
    ("pattern", "longest"),
    [
        (wildcard("m?ller"), "ller"),
        (wildcard("*politik"), "politik"),
        (wildcard("a.c*"), "a.c"),
        (fuzzy("ab", 1), ""),
    ],
)
def test_longest(pattern: Pattern, longest: str) -> None:
    """The longest piece without placeholders stands in every word that fits."""
    assert pattern.longest == longest


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("ab", "ba", 1),
        ("abc", "abd", 1),
        ("kitten", "sitting", 3),
        ("ca", "abc", 3),
    ],
)
def test_distance(one: str, other: str, expected: int) -> None:
    """Edits between two words, swaps of neighbours counted once."""
    assert distance(one, other, 9) == expected


def slow_distance(one: str, other: str) -> int:
    """The same by its definition."""
    if not one or not other:
        return len(one) + len(other)
    best = min(
        slow_distance(one[:-1], other) + 1,
        slow_distance(one, other[:-1]) + 1,
        slow_distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        best = min(best, slow_distance(one[:-2], other[:-2]) + 1)
    return best


@given(st.text("ab", max_size=5), st.text("abc", max_size=5), st.integers(0, 4))
def test_distance_is_that_of_its_definition(one: str, other: str, limit: int) -> None:
    """Below the limit the number is exact, above it only known to be above."""
    expected = slow_distance(one, other)
    assert (
        distance(one, other, limit) == expected if expected <= limit else distance(one, other, limit) > limit
    )
    assert within(one, other, limit) is (expected <= limit)
