"""The word table: what is known of a word, and the detours to a word that is known."""

from __future__ import annotations

import pytest

from archive.actors.words import NOWHERE, Entry, WordTable

TABLE = WordTable(
    {
        "Putin": Entry(900, 1, 2, 3),
        "Präsident": Entry(800, 4, 5, 6),
        "Merkel": Entry(700, 7, 8, 9),
        "0000": Entry(600, 10, 11, 12),
        "0.0": Entry(500, 13, 14, 15),
    },
    {},
)


@pytest.mark.parametrize(
    ("word", "found", "how"),
    [
        ("Putin", "Putin", ""),
        ("Putins", "Putin", "g"),
        ("Putin’", "Putin", "g"),
        ("MERKEL", "Merkel", "u"),
        ("Vize-Präsident", "Präsident", "h"),
        ("Außenhandelspräsident", "Präsident", "t"),
        ("1998", "0000", ""),
        ("123456", "0000", ""),
        ("3,5", "0.0", ""),
    ],
)
def test_look_up_finds_the_word_or_the_nearest_form(word, found, how):
    """Genitive, capitals, the part after a hyphen, the end of a compound, numbers by their length."""
    assert TABLE.look_up(word) == (TABLE.entries[found], how)


@pytest.mark.parametrize("word", ["Xanthippe", "putins", "abc", "%", "Präs"])
def test_unknown_words_lead_nowhere(word):
    """Small words and strangers have no entry."""
    assert TABLE.look_up(word) is NOWHERE
