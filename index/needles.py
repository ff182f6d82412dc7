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
_SPACE = re.compile(r"\s")


def plain(text: str) -> str:
    """The text in lower case with a bare letter for every letter; as long as the text."""
    low = text.lower()
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


def parted(term: str, mark: str) -> frozenset[str]:
    """The same for a word whose first letters are parted by a hyphen or an apostrophe (E-Mail, O'Leary)."""
    start = plain(term)[:LENGTH]
    return frozenset(f"{start[:at]}{mark}{start[at:]}" for at in range(1, len(start)))


def chunks(text: str, plain_text: str, wanted: Iterable[str]) -> Iterator[tuple[int, int]]:
    """(start, end) of the stretches between white space that hold a needle, each once, in no order."""
    seen: set[int] = set()
    for needle in wanted:
        at = plain_text.find(needle)
        while at >= 0:
            start, end = _around(text, at)
            if start not in seen:
                seen.add(start)
                yield start, end
            at = plain_text.find(needle, at + 1)


def _around(text: str, at: int) -> tuple[int, int]:
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    blank = _SPACE.search(text, at)
    return start, blank.start() if blank else len(text)
