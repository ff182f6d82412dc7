"""Finding the words of a text that may match, without cutting the text into words.

A text is made *plain* letter by letter (lower case, one bare letter for each: ä is a, ß is s), so that
offsets stay. A word that has a stem holds its first letters; these are the needles of the stem, and
what a needle hits is only then looked at closely. Umlauts may be written out (ae), words be hyphenated
(US-Dollar also has the stem of USDollar) and numbers grouped (1.200), so a stem has several needles.
Two folded letters ss are one ß in some texts, so that a needle ends at the first s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from index.german.folding import fold

LENGTH = 4
"""Letters of a needle, written-out umlauts not counted."""

_UNPLAIN = re.compile(r"[^\x00-\x7f]")
_DIGRAPH = re.compile(r"[aou]e?|.", re.DOTALL)
_MARKS = ("-", "'")
_SPACE = re.compile(r"\s")


def plain(text: str) -> str:
    """The text in lower case with a bare letter for every letter; as long as the text."""
    low = text.lower()
    if low.isascii():
        return low
    if len(low) != len(text):
        low = "".join(char.lower()[0] for char in text)
    for char in set(_UNPLAIN.findall(low)):
        folded = fold(char)
        if folded and folded[0] != char:
            low = low.replace(char, folded[0])
    return low


def needles(term: str) -> frozenset[str]:
    """Strings of which a plain text holds at least one where a word begins, or goes on, with this stem
    or spelling and nothing is put between its first letters."""
    if term[:1].isdecimal():
        return frozenset(term[0])
    pieces = _DIGRAPH.findall(plain(term))[:LENGTH]
    double = next((at for at in range(1, len(pieces)) if pieces[at] == pieces[at - 1] == "s"), len(pieces))
    spelt = [(piece[0], piece[0] + "e") if piece[0] in "aou" else (piece,) for piece in pieces[:double]]
    return frozenset(map("".join, product(*spelt)))


def starts(term: str) -> frozenset[str]:
    """What `parted_at` compares: the first letters of a stem or spelling."""
    start = plain(term)[:LENGTH]
    return frozenset((start,)) if len(start) == LENGTH else frozenset()


def marks(simple: str) -> Iterator[int]:
    """Where a plain text has hyphens and apostrophes."""
    for mark in _MARKS:
        at = simple.find(mark)
        while at >= 0:
            yield at
            at = simple.find(mark, at + 1)


def parted_at(simple: str, at: int, wanted: frozenset[str]) -> bool:
    """True where a mark parts the first letters of a wanted word (E-Mail, US-Dollar, O'Leary)."""
    return any(
        simple[at - letters : at] + simple[at + 1 : at + 1 + LENGTH - letters] in wanted
        for letters in range(1, min(LENGTH, at + 1))
    )


def hits(simple: str, wanted: Iterable[str]) -> Iterator[int]:
    """Where needles stand in a plain text."""
    for needle in wanted:
        at = simple.find(needle)
        while at >= 0:
            yield at
            at = simple.find(needle, at + 1)


def around(text: str, at: int) -> tuple[int, int]:
    """The stretch between white space that holds a place."""
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    blank = _SPACE.search(text, at)
    return start, blank.start() if blank else len(text)
