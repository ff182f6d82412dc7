"""Names that were accepted at one place of an article, at places where nobody took them for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.actors.appositions import is_rare
from archive.actors.drafts import Draft
from archive.actors.longforms import abbreviates
from archive.actors.shortforms import ARMED_GROUPS
from archive.actors.words import WordTable
from archive.mentions import Kind

PARTIES = ("Bürger in Wut", "Freie Wähler", "Freien Wähler", "Freien Wählern", "Freie Demokraten")
"""Parties that are called by ordinary words."""

_INTRODUCED = re.compile(r"[“”\"«»]?\s\(([A-ZÄÖÜ][\w-]{1,9})\)")
_MIXED = re.compile(r"[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*")


def repeats(text: str, drafts: Sequence[Draft], words: WordTable) -> list[Draft]:
    """Drafts over the places of names that cannot mean anything else and overlap none of `drafts`.

    These are armed groups, parties of ordinary words, names of several words, of capitals or of a word
    that is no common one, where the article has them elsewhere, and abbreviations that it introduces in
    brackets.
    """
    taken = [(draft.start, draft.end) for draft in drafts]
    found: list[Draft] = []
    for draft in _everywhere(text, drafts, words):
        if not any(start < draft.end and draft.start < end for start, end in taken):
            taken.append((draft.start, draft.end))
            found.append(draft)
    return found


def _everywhere(text: str, drafts: Sequence[Draft], words: WordTable) -> Iterator[Draft]:
    for name in (*ARMED_GROUPS, *PARTIES):
        if name in text:
            yield from _places(text, name, Kind.ORGANISATION, name)
    names = {
        text[draft.start : draft.end]: (draft.kind, draft.name) for draft in drafts if _is_clear(draft, words)
    }
    for draft in drafts:
        short = _INTRODUCED.match(text, draft.end)
        if short and draft.kind is not Kind.PERSON and abbreviates(short[1], draft.name):
            names.setdefault(short[1], (draft.kind, short[1]))
    for surface, (kind, name) in names.items():
        yield from _places(text, surface, kind, name)


def _is_clear(draft: Draft, words: WordTable) -> bool:
    """True for names of which no word of the language is spelt alike."""
    if draft.kind is Kind.PERSON:
        return False
    several = " " in draft.name or _MIXED.fullmatch(draft.name) is not None
    return several or (len(draft.name) > 3 and draft.name.istitle() and is_rare(draft.name, words))


def _places(text: str, surface: str, kind: Kind, name: str) -> Iterator[Draft]:
    start = text.find(surface)
    while start >= 0:
        end = start + len(surface)
        after = text[end : end + 1]
        if not _inside_word(text, start) and not after.isalnum():
            yield Draft(start, end, kind, name)
        start = text.find(surface, end)


def _inside_word(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return before.isalnum() or before in ("-", "_", "/")
