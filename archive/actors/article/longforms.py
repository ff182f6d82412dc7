"""Abbreviations that an article explains: Europäische Union (EU), EU (Europäische Union)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.actors.article.drafts import Draft
from archive.actors.names import abbreviates

_BETWEEN = re.compile(r"[\"\“”«»'‘’]{0,2}\)?\s?\(\s?[\"„“»']{0,2}")
MOST_BETWEEN = 8
"""Characters that this may be."""

_AFTER = re.compile(r"[\"“”«'‘]{0,2}\)")
_SHORT = re.compile(r"[\"“”«»]?\s?\(\s?([A-ZÄÖÜ][\w-]{1,9})\s?\)")


def long_forms(text: str, names: Sequence[tuple[int, int, str]]) -> dict[str, str]:
    """Short form -> long form; `names` are (start, end, name) in the text, ascending."""
    opened = [(end, name, text.find("(", end, end + 4) + 1) for _, end, name in names]
    opened = [one for one in opened if one[2]]
    if not opened:
        return {}
    forms: dict[str, str] = {}
    by_start = {start: name for start, _, name in names}
    for end, name, inner in opened:
        match = _SHORT.match(text, end)
        if match and abbreviates(match[1], name):
            forms[match[1]] = name
        if (long := by_start.get(inner)) and abbreviates(name, long):
            forms[name] = long
    return forms


def bracketed(text: str, drafts: Sequence[Draft]) -> dict[str, str]:
    """Second name -> first name of organisations: Rat für Sicherheit (Council for Security) (CNS)."""
    forms: dict[str, str] = {}
    for first, second in pairwise(drafts):
        if second.start - first.end > MOST_BETWEEN:
            continue
        between, after = text[first.end : second.start], text[second.end : second.end + 3]
        if first.name != second.name and _BETWEEN.fullmatch(between) and _AFTER.match(after):
            forms.setdefault(second.name, forms.get(first.name, first.name))
    return forms
