"""Names that were accepted at one place of an article, at places where nobody took them for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.actors.appositions import is_rare
from archive.actors.drafts import Draft, overlaps, places
from archive.actors.inflection import adjective_stem
from archive.actors.lists import listed
from archive.actors.longforms import abbreviates
from archive.actors.memo import remembered
from archive.actors.shortforms import ARMED_GROUPS
from archive.actors.words import WordTable
from archive.mentions import Kind

PARTIES = ("Bürger in Wut", "Freie Wähler", "Freien Wähler", "Freien Wählern", "Freie Demokraten")
"""Parties that are called by ordinary words."""

EVERYWHERE = (*ARMED_GROUPS, *PARTIES)
"""Names that are looked for in every article."""

_HINT = re.compile(
    "|".join(
        listed(
            "Qaida Qaeda Kaida Haram Taliban Hamas isbollah izbollah Islamischer Shabaab Nusra FARC PKK ETA"
            " IRA UÇK Huthi Sayyaf Scharia Muslimbruderschaft Tigers Wagner Wut Freie"
        )
    )
)
"""Letters that one word of each of these has, and few other words."""

_INTRODUCED = re.compile(r"[“”\"«»']{0,2}\s\([„“\"»']?([A-ZÄÖÜ][\w-]{1,9}|[a-zäöü]{2,4})[“”\"«']?\)")
_CAPITALS = re.compile(r"[A-ZÄÖÜ]{2,6}(?:-[A-ZÄÖÜ]{1,4})?")
SELDOM = 200
"""A long noun that is counted more often names many things."""

_mixed = remembered(re.compile(r"[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*").fullmatch)


def is_hint(word: str) -> bool:
    """True for words without which no name stands that is looked for in every article."""
    return _HINT.search(word) is not None


def repeats(text: str, drafts: Sequence[Draft], words: WordTable, hints: bool = True) -> list[Draft]:
    """Drafts over the places of names that cannot mean anything else and overlap none of `drafts`.

    These are armed groups, parties of ordinary words, names of several words, of capitals or of a word
    that is no common one, where the article has them elsewhere, and abbreviations that it introduces in
    brackets. `hints` is false where no word of the text is a hint (`is_hint`).
    """
    taken = [(draft.start, draft.end) for draft in drafts]
    begun = {start for start, _ in taken}
    found: list[Draft] = []
    for surface, kind, name in _sought(text, drafts, words, hints):
        for start in places(text, surface):
            end = start + len(surface)
            if start not in begun and _is_apart(text, start, end) and not overlaps(start, end, taken):
                taken.append((start, end))
                found.append(Draft(start, end, kind, name))
    return found


def _sought(
    text: str, drafts: Sequence[Draft], words: WordTable, hints: bool
) -> Iterator[tuple[str, Kind, str]]:
    """The names to look for: as they are written, what they are, and as they are listed."""
    for name in EVERYWHERE if hints else ():
        yield name, Kind.ORGANISATION, name
    names = {
        text[draft.start : draft.end]: (draft.kind, draft.name) for draft in drafts if _is_clear(draft, words)
    }
    for draft in drafts:
        if "(" not in text[draft.end : draft.end + 4] or draft.kind is Kind.PERSON:
            continue
        short = _INTRODUCED.match(text, draft.end)
        if short and _is_short_for(short[1], draft):
            names.setdefault(short[1], (draft.kind, short[1]))
    for draft in drafts:
        if draft.kind is Kind.ORGANISATION and (last := _short_form(draft.name, words)):
            for surface in (last, f"{last}s", f"{last}es"):
                names.setdefault(surface, (draft.kind, last))
    for surface, (kind, name) in names.items():
        yield surface, kind, name


def _short_form(name: str, words: WordTable) -> str:
    """The last word of a name of two, if it is hardly known: the Huskies, the Übergangsrat; else nothing."""
    first, _, last = name.partition(" ")
    if len(last) < 5 or " " in last or not last[0].isupper() or not last.isalpha():
        return ""
    if adjective_stem(first):
        return last if len(last) > 8 and words.seen(last) < SELDOM else ""
    return last if is_rare(last, words) else ""


def _is_short_for(short: str, draft: Draft) -> bool:
    """True for letters of the name; in small letters for the first of its words; in capitals that may be of
    its name in another language for what has several words."""
    if short.islower():
        return short == "".join(word[0] for word in draft.name.lower().split())
    several = " " in draft.name and draft.kind is Kind.ORGANISATION
    return abbreviates(short, draft.name) or (several and _CAPITALS.fullmatch(short) is not None)


def _is_clear(draft: Draft, words: WordTable) -> bool:
    """True for names of which no word of the language is spelt alike."""
    if draft.kind is Kind.PERSON:
        return False
    several = " " in draft.name or _mixed(draft.name) is not None
    return several or (len(draft.name) > 3 and draft.name.istitle() and is_rare(draft.name, words))


def _is_apart(text: str, start: int, end: int) -> bool:
    """True where a word begins and one ends, or the first part of a compound."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before in ("-", "_", "/") or after.isalnum())
