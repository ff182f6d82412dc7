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

_DIGRAPHS = frozenset({"ae", "oe", "ue", "ss"})
_LETTER = "(?:ae|oe|ue|ss|.)"
_PLACEHOLDERS = re.compile(rf"{re.escape(_LETTER)}|\.\*")
"""One letter as typed: a folded umlaut has two."""

_WORD, _MARKS = 64, 4
"""Letters of a word and placeholders of a pattern up to which a regular expression is faster; beyond, its
attempts multiply (sixteen stars and one line of Base64 keep it busy for years)."""


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
            return _test(self.regex)
        return lambda _spelling: True

    def fits(self, spelling: str) -> bool:
        """True when a folded spelling is meant."""
        return spelling.startswith(self.start) and self.test()(spelling)


def prefix(text: str) -> Pattern:
    """milit*"""
    return Pattern(text + "*", start=_folded(text))


def wildcard(pattern: str) -> Pattern:
    """m?ller, *politik"""
    pieces = re.split(r"([*?])", re.sub(r"\*+", "*", pattern))
    folded = [piece if piece in ("*", "?") else _folded(piece) for piece in pieces]
    regex = "".join({"*": ".*", "?": _LETTER}.get(piece) or re.escape(piece) for piece in folded)
    return Pattern(pattern, start=folded[0] if folded[0] not in ("*", "?") else "", regex=regex)


def fuzzy(text: str, edits: int) -> Pattern:
    """merkle~, merkle~2"""
    return Pattern(f"{text}~", word=_folded(text), edits=edits)


def _test(regex: str) -> Callable[[str], bool]:
    """The test of a wildcard's regular expression, in time proportional to the length of a word."""
    steps = steps_of(regex)
    if len(_PLACEHOLDERS.findall(regex)) > _MARKS:
        return steps
    fullmatch = re.compile(regex, re.DOTALL).fullmatch
    return lambda spelling: fullmatch(spelling) is not None if len(spelling) <= _WORD else steps(spelling)


def steps_of(regex: str) -> Callable[[str], bool]:
    """What the expression of a wildcard fits, one step a letter however many placeholders it has.

    Bit n of `now` says that the letters so far fit the first n symbols of the pattern (shift-and, Baeza-Yates
    and Gonnet 1992); a folded umlaut arrives one letter later.
    """
    symbols = _symbols(regex)
    letters: dict[str, int] = {}
    for place, symbol in enumerate(symbols):
        letters[symbol] = letters.get(symbol, 0) | 1 << place
    ones, stars = letters.pop(_LETTER, 0), letters.pop(".*", 0)

    def fits(spelling: str) -> bool:
        now, late = 1 | (1 & stars) << 1, 0
        for at, letter in enumerate(spelling):
            then = (now & (letters.get(letter, 0) | ones)) << 1 | now & stars | late
            late = (now & ones) << 1 if spelling[at : at + 2] in _DIGRAPHS else 0
            now = then | (then & stars) << 1
        return bool(now >> len(symbols))

    return fits


def _symbols(regex: str) -> list[str]:
    """The expression of a wildcard cut into letters and placeholders."""
    found: list[str] = []
    for place, piece in enumerate(re.split(f"({_PLACEHOLDERS.pattern})", regex)):
        found.extend((piece,) if place % 2 else re.sub(r"\\(.)", r"\1", piece))
    return found


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
