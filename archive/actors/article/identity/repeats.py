"""Names that were accepted at one place of an article, at places where nobody took them for one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from archive.actors.article.drafts import Draft, places, taken_by
from archive.actors.article.extent.appositions import is_rare
from archive.actors.article.identity.shortforms import ARMED_GROUPS
from archive.actors.article.words.inflection import adjective_stem
from archive.actors.article.words.rejections import GENERIC, TECHNICAL, is_treaty
from archive.actors.lists import listed
from archive.actors.memo import remembered
from archive.actors.names import abbreviates
from archive.actors.words import COMMON, WordTable
from archive.mentions import Kind

PARTIES = ("Bürger in Wut", "Freie Wähler", "Freien Wähler", "Freien Wählern", "Freie Demokraten")
"""Parties that are called by ordinary words."""

EVERYWHERE = (*ARMED_GROUPS, *PARTIES)
"""Names that are looked for in every article."""

HINT = re.compile(
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

_ARTICLE = re.compile(r"\b(?:[Dd](?:er|ie|as|es|em|en)|[Vv]om|[Ii]m|[Bb]eim|[Zz]um|[Zz]ur|[Aa]m)\s\Z")
_NOUN = re.compile(r"[A-ZÄÖÜ]\w+(?![\w-])(?!\s(?:in|von|der|des|aus)\s[A-ZÄÖÜ])")
"""A noun of which nothing more is said."""

_OF = re.compile(r"(?:von|der|des|für|gegen|zur|zum)\s")
_HOUSES = frozenset(("Kongress", "Senat", "Repräsentantenhaus"))
_STATES = ("Vereinigten Staaten", "USA")

_mixed = remembered(re.compile(r"[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*").fullmatch)


def repeats(text: str, drafts: Sequence[Draft], words: WordTable, hints: bool = True) -> list[Draft]:
    """Drafts over the places of names that cannot mean anything else and overlap none of `drafts`.

    These are armed groups, parties of ordinary words, names of several words, of capitals or of a word
    that is no common one, where the article has them elsewhere, abbreviations that it introduces in
    brackets, and short forms of organisations. `hints` is false where no word of the text is a `HINT`.
    """
    taken = taken_by(drafts)
    begun = {draft.start for draft in drafts}
    found: list[Draft] = []
    for surface, kind, name in _sought(text, drafts, words, hints):
        for start in places(text, surface):
            end = start + len(surface)
            if kind is Kind.PLACE and text[end : end + 1] == "s" and surface[-1] not in "sxzß":
                end += 1
            if start in begun or not _is_apart(text, start, end) or is_treaty(text, end):
                continue
            if not taken.overlaps(start, end):
                taken.add(start, end)
                found.append(Draft(start, end, kind, name))
    for start, end, noun in _bodies(text, drafts, words):
        if start not in begun and not taken.overlaps(start, end):
            taken.add(start, end)
            found.append(Draft(start, end, Kind.ORGANISATION, noun))
    return found


def _sought(
    text: str, drafts: Sequence[Draft], words: WordTable, hints: bool
) -> Iterator[tuple[str, Kind, str]]:
    """The names to look for: as they are written, what they are, and as they are listed."""
    for name in EVERYWHERE if hints else ():
        yield name, Kind.ORGANISATION, name
    others = [draft for draft in drafts if draft.kind is not Kind.PERSON]
    clear = {name for name in {draft.name for draft in others} if _is_clear(name, words)}
    names = {
        text[draft.start : draft.end]: (draft.kind, draft.name) for draft in others if draft.name in clear
    }
    towns = {draft.name for draft in others if draft.kind is Kind.PLACE}
    settled: set[tuple[Kind, str]] = set()
    for draft in others:
        short = _INTRODUCED.match(text, draft.end) if "(" in text[draft.end : draft.end + 4] else None
        if short and _is_short_for(short[1], draft, words):
            names.setdefault(short[1], (draft.kind, short[1]))
        if " " not in draft.name or (draft.kind, draft.name) in settled:
            continue
        settled.add((draft.kind, draft.name))
        first, _, last = draft.name.partition(" ")
        if (club := _of_a_town(draft, towns)) and words.seen(club) < COMMON:
            names.setdefault(club, (draft.kind, draft.name))
        known_by = draft.kind is Kind.ORGANISATION and _may_stand_alone(last) and not adjective_stem(first)
        if known_by and is_rare(last, words):
            names.setdefault(last, (draft.kind, last))
    for surface, (kind, name) in names.items():
        yield surface, kind, name


def _of_a_town(draft: Draft, towns: Container[str]) -> str:
    """The Spurs of the San Antonio Spurs, if the article names San Antonio; nothing for other names."""
    town, _, last = draft.name.rpartition(" ")
    is_club = (
        draft.kind is Kind.ORGANISATION and town in towns and last[-1:] == "s" and _may_stand_alone(last)
    )
    return last if is_club else ""


def _may_stand_alone(last: str) -> bool:
    """True for a word that a name may be called by: the Huskies of the Kassel Huskies."""
    return len(last) > 4 and last.isalpha() and last[0].isupper()


def _bodies(text: str, drafts: Sequence[Draft], words: WordTable) -> Iterator[tuple[int, int, str]]:
    """Where organisations stand behind an article without their adjectives, or without what they are of:
    der Übergangsrat, if the Nationale Übergangsrat is the only one, and no adjective says that it is another
    one; der Wirtschaftsrat of the Wirtschaftsrat der CDU.
    """
    named = {draft.name: noun for draft in _distinct(drafts) if (noun := _noun(draft.name))}
    counts = Counter(named.values())
    for name, noun in named.items():
        if counts[noun] > 1 or not _may_stand_alone(noun):
            continue
        if not (noun in _HOUSES or (len(noun) > 8 and words.seen(noun) < SELDOM)):
            continue
        for start in places(text, noun):
            behind_article = _ARTICLE.search(text[max(0, start - 8) : start])
            match = _NOUN.match(text, start) if behind_article else None
            if match and match[0][len(noun) :] in ("", "s", "es"):
                yield *match.span(), noun if _has_adjective(name) else name


def _distinct(drafts: Sequence[Draft]) -> Iterable[Draft]:
    """One draft for each organisation."""
    return {draft.name: draft for draft in drafts if draft.kind is Kind.ORGANISATION}.values()


def _has_adjective(name: str) -> bool:
    return " " in name and bool(adjective_stem(name.partition(" ")[0]))


@remembered
def _noun(name: str) -> str:
    """What a name may be without its adjective, or without what it is of or for; nothing for other names."""
    first, _, rest = name.partition(" ")
    if _has_adjective(name):
        return rest
    return first if _OF.match(rest) and (first not in _HOUSES or name.endswith(_STATES)) else ""


def _is_short_for(short: str, draft: Draft, words: WordTable) -> bool:
    """True for letters of the name; in small letters for the first of its words; for an organisation of
    several words also for capitals of which nobody knows what they are: another language has other letters.
    """
    if short.islower():
        first = "".join(word[0] for word in draft.name.lower().replace("-", " ").split())
        return short == first and not words.is_common(short)
    if short in TECHNICAL or short in GENERIC:
        return False
    several = " " in draft.name and draft.kind is Kind.ORGANISATION and words.seen(short) < COMMON
    return abbreviates(short, draft.name) or (several and _CAPITALS.fullmatch(short) is not None)


def _is_clear(name: str, words: WordTable) -> bool:
    """True for names of which no word of the language is spelt alike."""
    several = " " in name or _mixed(name) is not None
    return several or (len(name) > 3 and name.istitle() and is_rare(name, words))


def _is_apart(text: str, start: int, end: int) -> bool:
    """True where a word begins and one ends, or the first part of a compound."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before in ("-", "_", "/") or after.isalnum())
