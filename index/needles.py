"""Finding the words of a text that may match, without cutting the text into words.

A text is made *plain* letter by letter (lower case, one bare letter for each: ä is a, ß is s), so that
offsets stay. A word that has a stem holds its first letters; these are the needles of the stem, and
what a needle hits is only then looked at closely. Umlauts may be written out (ae), words be hyphenated
(US-Dollar also has the stem of USDollar) and numbers grouped (1.200), so a stem has several needles.
Two folded letters ss are one ß in some texts, so that a needle ends at the first s.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from index.german.folding import fold

try:
    from index._scan import plain as plain_in_c
except ImportError:  # there was no compiler: every text goes the long way

    def plain_in_c(_text: str, _table: bytes, /) -> str | None:
        """No text is known."""
        return None


LENGTH = 4
"""Letters of a needle, written-out umlauts not counted."""

BEGIN = 2 * LENGTH
"""Letters of a term that decide about its needles."""

_MARK = re.compile("[-']")
_BEYOND = re.compile("[^\x00-\xb4\xb6-\xff]")
"""Signs without a byte in Latin-1, and the micro sign, which means a letter without one."""
_POINTS = frozenset("„“”‚–—…•€›‹\u202f\u2009")
"""Those of them that stand in every other text and are no letters."""
_SPACE = re.compile(r"\s")
_ROOT = re.compile(rf"(?:[aou]e?|.){{0,{LENGTH}}}", re.DOTALL)
_VARIED = re.compile("[aou]|ss")
"""What makes several needles of a stem, or a short one."""


def _bare(char: str) -> str:
    """One lower-case letter without accent for one sign."""
    low = char.lower()[0]
    folded = fold(low)
    return folded[0] if folded else low


_LATIN = bytes(ord(bare) if (bare := _bare(chr(code))).isascii() else code for code in range(256))
_KNOWN = {char: _bare(char) for char in (*map(chr, range(0x100, 0x180)), *"\u2010\u2011‘’ʼ")}


def _entry(char: str) -> int:
    """The plain letter of a sign as a byte of Latin-1; 0 for those that take more, or are seldom."""
    if char < "\u0100" and char != "µ":
        return _LATIN[ord(char)]
    bare = "?" if char in _POINTS else _KNOWN.get(char) or _bare(char)
    return 0 if not bare.isascii() and bare.isalnum() else _LATIN[bare.encode("latin-1", "replace")[0]]


TABLE = bytes(map(_entry, map(chr, (*range(0x180), *range(0x2000, 0x2100)))))
"""The plain letter of each of these signs, for what is written in C."""


def plain(text: str) -> str:
    """The text in lower case with a bare letter for every letter; as long as the text.

    Signs that are no letters may become others.
    """
    if text.isascii():
        return text.lower()
    letters = plain_in_c(text, TABLE)
    return plain_in_python(text) if letters is None else letters


def plain_in_python(text: str) -> str:
    """The same for any text. Bytes are translated many times faster than text."""
    for char in set(_BEYOND.findall(text)) - _POINTS:
        bare = _KNOWN.get(char) or _bare(char)
        if not bare.isascii() and bare.isalnum():
            return "".join(map(_bare, text))
        text = text.replace(char, bare)
    return text.encode("latin-1", "replace").translate(_LATIN).decode("latin-1")


def needles(term: str) -> frozenset[str]:
    """Strings of which a plain text holds at least one where a word begins, or goes on, with this stem
    or spelling and nothing is put between its first letters."""
    return frozenset(spelt(plain(term[:BEGIN])))


def root(term: str) -> str:
    """The plain beginning of a stem or spelling that decides about its needles and what it starts with."""
    found = _ROOT.match(plain(term[:BEGIN]))
    return found[0] if found else ""


def spelt(simple: str) -> Collection[str]:
    """The needles of a plain stem or spelling."""
    if simple[:1].isdecimal():
        return (simple[0],)
    if not _VARIED.search(simple, 0, LENGTH):
        return (simple[:LENGTH],)
    ways, at, letters = [""], 0, 0
    while at < len(simple) and letters < LENGTH:
        letter = simple[at]
        if letter == "s" == simple[at - 1 : at]:
            break
        ways = [way + letter for way in ways]
        if letter in "aou":
            ways += [way + "e" for way in ways]
            at += simple.startswith("e", at + 1)
        at, letters = at + 1, letters + 1
    return ways


def begun(simple: str) -> frozenset[str]:
    """What `parted_at` compares: the first letters of a plain stem or spelling."""
    start = simple[:LENGTH]
    return frozenset((start,)) if len(start) == LENGTH else frozenset()


def marks(simple: str) -> list[int]:
    """Where a plain text has hyphens and apostrophes, ascending."""
    return [match.start() for match in _MARK.finditer(simple)]


def parted_at(simple: str, at: int, wanted: frozenset[str]) -> bool:
    """True where a mark parts the first letters of a wanted word (E-Mail, US-Dollar, O'Leary)."""
    return any(
        simple[at - letters : at] + simple[at + 1 : at + 1 + LENGTH - letters] in wanted
        for letters in range(1, min(LENGTH, at + 1))
    )


def hits(simple: str, wanted: Iterable[str]) -> list[int]:
    """Where needles stand in a plain text."""
    found = []
    for needle in wanted:
        at = simple.find(needle)
        while at >= 0:
            found.append(at)
            at = simple.find(needle, at + 1)
    return found


def around(text: str, at: int) -> tuple[int, int]:
    """The stretch between white space that holds a place."""
    start = text.rfind(" ", 0, at) + 1
    for before in _SPACE.finditer(text, start, at):
        start = before.end()
    blank = _SPACE.search(text, at)
    return start, blank.start() if blank else len(text)
