"""Abbreviations that an article explains: Europäische Union (EU), EU (Europäische Union)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SHORT = re.compile(r"[\"“”«»]?\s?\(\s?([A-ZÄÖÜ][\w-]{1,9})\s?\)")


def long_forms(text: str, names: Sequence[tuple[int, int, str]]) -> dict[str, str]:
    """Short form -> long form; `names` are (start, end, name) in the text, ascending."""
    forms: dict[str, str] = {}
    by_start = {start: (end, name) for start, end, name in names}
    for _, end, name in names:
        opened = text.find("(", end, end + 4) + 1
        if not opened:
            continue
        match = _SHORT.match(text, end)
        if match and abbreviates(match[1], name):
            forms[match[1]] = name
        if (inside := by_start.get(opened)) and abbreviates(name, inside[1]):
            forms[name] = inside[1]
    return forms


def abbreviates(short: str, long: str) -> bool:
    """True when the letters of `short` stand in `long` in order, from its first letter, and it is longer.

    >>> abbreviates("EU", "Europäische Union"), abbreviates("SPD", "Klaus Müller")
    (True, False)
    """
    letters = iter(long.lower())
    capitals = sum(map(str.isupper, short))
    return (
        len(long) > 2 * len(short)
        and (capitals >= 2 or len(short) <= 5)
        and short[:1].lower() == long[:1].lower()
        and all(letter in letters for letter in short.lower() if letter.isalnum())
    )
