"""Patterns over folded spellings: prefixes, wildcards and words with typing errors.

A pattern first narrows the sorted dictionary to one stretch (`start`), then takes what `fits`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.german.folding import fold

LIMIT = 2_000
"""A pattern stands for so many words at most, the commonest; a hint says when there were more."""

_LETTER = "(?:ae|oe|ue|ss|.)"
_PLACEHOLDERS = re.compile(rf"{re.escape(_LETTER)}|\.\*")
"""One letter as typed: a folded umlaut has two."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What words are meant: those that begin with `start`, match `regex` and lie within `edits` of `word`.

    `regex` and `word` may be empty. `typed` is what hints quote.
    """

    typed: str
    start: str = ""
    regex: str = ""
    word: str = ""
    edits: int = 0

    @property
    def literals(self) -> list[str]:
        """What stands between placeholders: a word that fits holds all of these."""
        return [re.sub(r"\\(.)", r"\1", piece) for piece in re.split(_PLACEHOLDERS, self.regex)]

    @property
    def longest(self) -> str:
        """The longest of these."""
        return max(self.literals, key=len, default="")

    def test(self) -> Callable[[str], bool]:
        """The test that a folded spelling beginning with `start` must pass."""
        if self.word:
            return lambda spelling: within(self.word, spelling, self.edits)
        if self.regex:
            compiled = re.compile(self.regex, re.DOTALL)
            return lambda spelling: compiled.fullmatch(spelling) is not None
        return lambda _spelling: True

    def fits(self, spelling: str) -> bool:
        """True when a folded spelling is meant."""
        return spelling.startswith(self.start) and self.test()(spelling)


def prefix(text: str) -> Pattern:
    """milit*"""
    return Pattern(text + "*", start=_folded(text))


def wildcard(pattern: str) -> Pattern:
    """m?ller, *politik"""
    pieces = re.split(r"([*?])", pattern)
    folded = [piece if piece in ("*", "?") else _folded(piece) for piece in pieces]
    regex = "".join({"*": ".*", "?": _LETTER}.get(piece) or re.escape(piece) for piece in folded)
    return Pattern(pattern, start=folded[0] if folded[0] not in ("*", "?") else "", regex=regex)


def fuzzy(text: str, edits: int) -> Pattern:
    """merkle~, merkle~2"""
    return Pattern(f"{text}~", word=_folded(text), edits=edits)


def _folded(text: str) -> str:
    return fold(text).replace("'", "")


def within(one: str, other: str, edits: int) -> bool:
    """True when at most `edits` insertions, deletions, substitutions or swaps of neighbours lead from
    one word to the other (optimal string alignment)."""
    return distance(one, other, edits) <= edits


def distance(one: str, other: str, limit: int) -> int:
    """Number of edits between two words; any number above `limit` means only: more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, opposite in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) > limit:
            return limit + 1
    return row[-1]
