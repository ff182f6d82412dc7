"""Abbreviations that an article explains: Europäische Union (EU), EU (Europäische Union)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.actors.article.drafts import Draft
from archive.actors.names import abbreviates
from archive.mentions import Kind

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


def with_their_rest(text: str, drafts: Sequence[Draft]) -> None:
    """Give letters for the first word of a name the rest of it: AK Qorbu, where the article has an
    Arbeitskreis Qorbu; alone they mean the same one.
    """
    bodies = [draft for draft in drafts if draft.kind is Kind.ORGANISATION]
    letters = [draft for draft in bodies if draft.name.isupper() and len(draft.name) < 5]
    names = dict.fromkeys(draft.name for draft in bodies if " " in draft.name) if letters else {}
    meant: dict[str, str] = {}
    for draft in letters:
        for name in names:
            first, _, rest = name.partition(" ")
            if text.startswith(f" {rest}", draft.end) and abbreviates(draft.name, first):
                draft.end += 1 + len(rest)
                meant[draft.name] = name
                break
    for draft in letters if meant else ():
        draft.name = meant.get(draft.name, draft.name)
