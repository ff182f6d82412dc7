"""What is known of a word without its neighbours: how often it occurs, and which words behave like it.

The table ships with the weights. It comes from counts over German newspapers and speeches: every word
has a cluster of 64, of 256 and of 1,024 (words that stand between the same neighbours share one).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

COMMON = 50
"""What is counted so often is a word of the language; rarer ones are likely to be names."""

MIN_TAIL = 4
"""Shortest last part of a compound that lends its clusters to the whole."""


class Entry(NamedTuple):
    """Occurrences in the counted texts, and clusters of 64, of 256 and of 1,024; 0 is none."""

    seen: int
    coarse: int
    middle: int
    fine: int


class Found(NamedTuple):
    """What a look-up gave: `how` is empty for the word itself, else one letter for the detour taken."""

    entry: Entry
    how: str


NOWHERE = Found(Entry(0, 0, 0, 0), "-")


@dataclass(frozen=True, slots=True)
class WordTable:
    """Spelling -> entry, and lists of names: spelling -> letters.

    These are n surname, s state, v given name, and c town, river or region, which only the rules ask for.
    """

    entries: Mapping[str, Entry]
    lists: Mapping[str, str]

    def seen(self, word: str) -> int:
        """How often the word itself was counted."""
        entry = self.entries.get(word)
        return entry.seen if entry else 0

    def is_common(self, word: str) -> bool:
        """True for a word of the language in any spelling, as far as counts can tell."""
        return any(self.seen(form) >= COMMON for form in (word, word.lower(), word.capitalize()))

    def look_up(self, word: str) -> Found:
        """The entry of a word, or of the nearest form that has one.

        Detours: g without genitive s, u the capitalised form of capitals, h the last part after a
        hyphen, t the longest ending that is a word ("Außenhandelspräsident": "Präsident").
        """
        entry = self.entries.get(word)
        if entry is not None:
            return Found(entry, "")
        if word[:1].isdigit():
            return Found(self.entries.get(digit_form(word), NOWHERE.entry), "")
        if len(word) <= MIN_TAIL or not word[:1].isupper():
            return NOWHERE
        return self._detour(word)

    def _detour(self, word: str) -> Found:
        get = self.entries.get
        if word[-1] in "s'’" and (entry := get(word[:-1])):
            return Found(entry, "g")
        if word.isupper() and (entry := get(word.capitalize())):
            return Found(entry, "u")
        if "-" in word and (entry := get(word.rpartition("-")[2])):
            return Found(entry, "h")
        for start in range(3, len(word) - MIN_TAIL + 1):
            if entry := get(word[start:].capitalize()):
                return Found(entry, "t")
        return NOWHERE


def digit_form(word: str) -> str:
    """Numbers are counted by their length: 1998 as 0000, 3,5 and 16.12.2022 as 0.0."""
    return "0" * min(4, len(word)) if word.isdigit() else "0.0"
