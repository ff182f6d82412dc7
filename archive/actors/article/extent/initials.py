"""People whose surname is only a letter, as in reports from courts: Rafik Y."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.actors.article.drafts import Draft, apart, in_order
from archive.actors.words import WordTable
from archive.mentions import Kind

LETTER = re.compile(r"[A-ZÄÖÜ]")
"""The word that announces one."""

_INITIAL = re.compile(r"[A-ZÄÖÜ]\.(?!\w|\s[A-ZÄÖÜ]\.)")
_GIVEN = re.compile(r"(?<![\w-])([A-ZÄÖÜ][a-zäöüß]{2,})\s\Z")


def with_initials(text: str, drafts: list[Draft], words: WordTable, starts: Iterable[int]) -> list[Draft]:
    """The drafts and such people; `starts` are where the letters may be.

    No surname may follow; the word before must be a given name of the official list, or no word of the
    language.
    """
    found = []
    for start in starts:
        if not (letter := _INITIAL.match(text, start)):
            continue
        given = _GIVEN.search(text[max(0, start - 24) : start])
        if given and ("v" in words.lists.get(given[1], "") or words.look_up(given[1]).how == "-"):
            begin, end = start - len(given[0]), letter.end()
            if not any(draft.start < end < draft.end for draft in drafts):
                found.append(Draft(begin, end, Kind.PERSON, text[begin:end]))
    if not found:
        return drafts
    return sorted((*apart(drafts, found), *found), key=in_order)
