"""Long and short names of one organisation in an article: Daimler AG and Daimler, Bundestag in full."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import combinations

from archive.actors.article.drafts import Draft
from archive.actors.article.identity.nested import nested
from archive.actors.article.identity.otherwords import other_words
from archive.actors.lists import listed
from archive.actors.memo import remembered
from archive.actors.words import COMMON, WordTable
from archive.mentions import Kind

ARMED_GROUPS = frozenset(
    (
        *("Al Qaida", "Al-Qaida", "al-Qaida", "Al Kaida", "Al-Kaida", "al-Kaida", "El Kaida", "Al-Qaeda"),
        *("Boko Haram", "Taliban", "Hamas", "Hisbollah", "Hizbollah", "Islamischer Staat", "Al-Shabaab"),
        *("al-Shabaab", "Dschebhat al-Nusra", "Al-Nusra-Front", "FARC", "PKK", "ETA", "IRA", "UÇK", "Huthi"),
        *("Abu Sayyaf", "Ansar al-Scharia", "Muslimbruderschaft", "Tamil Tigers", "Gruppe Wagner"),
    )
)
"""Names that look like those of people or places and are organisations."""

_LEGAL_FORM = re.compile(
    r"(.{2,}?)(?:\.(?:de|com|org)|\s(?:(?:Group|Holding)\s)?(?:AG|GmbH(?:\s&\sCo\.?\sKG)?|SE|KGaA|KG|Inc|Ltd"
    r"|plc|S\.?A|e\.\s?V"
    r"|Corp|LLC|Co\.?\sKG|Airways|Airlines|Motors|Europe|Group|Holding|Global|International)\.?)"
)
_club = remembered(
    re.compile(
        r"[1-9]\.|\d{2,4}|FC|SC|SV|VfB|VfL|VfR|TSV|TSG|MSV|BSC|AC|AS|SSV|SpVgg|HSV|Borussia|Eintracht|e\.V"
    ).fullmatch
)
"""What the name of a club may have beside the one that it is called by."""

_IN_FULL = re.compile(
    r"(?:(?:(?:Freie\sund\s)?Hansestadt|(?:Demokratische\s|Islamische\s)?Republik|Freistaat|Volksrepublik|Bundesrepublik"
    r"|Landeshauptstadt|Insel|Isla|Île)\s)?"
    r"([^\s()]+?(?:\s[^\s()]+?)??)(?:\s(?:am|an\sder|vor\sder|im|in\sder|bei|ob\sder|auf)\s\S+|\s\(\S+\))?"
)
"""The name of a place in full, and what it is called for short."""

MANY = 70
"""A word that is counted more often is no short form of a name that goes on in small letters."""

_AMBIGUOUS = frozenset(listed("Union Bund Partei Rat Verband Kommission Bank Stadt Haus Kirche"))
"""Nouns that name other things too; a name of one of them is only short for one named before."""


def settle_groups(drafts: Iterable[Draft]) -> None:
    """Armed groups are organisations, whatever the tagger took them for."""
    for draft in drafts:
        if draft.name in ARMED_GROUPS:
            draft.kind = Kind.ORGANISATION


def join_short_forms(drafts: Sequence[Draft], words: WordTable, others: Container[str] = ()) -> None:
    """Give organisations and places the longest name of the article that says the same.

    Names in `others` are those of several (see `of_others`).
    """

    def is_land(word: str) -> bool:
        return word[-1:] == "s" and "s" in words.lists.get(word[:-1], "")

    places = _first(draft for draft in drafts if draft.kind is Kind.PLACE)
    bodies = _first(draft for draft in drafts if draft.kind is Kind.ORGANISATION)
    if len(bodies) > 1:
        longer = _first_words(bodies, words) | _clubs(bodies, places, words.lists) | _initials(bodies)
        longer |= _inflected(bodies) | _without_adjective(bodies) | _legal(bodies)
        longer |= other_words({name: first for name, first in bodies.items() if name not in others}, is_land)
        _lengthen([draft for draft in drafts if draft.kind is Kind.ORGANISATION], bodies, longer)
    if len(places) > 1:
        longer = _full_places(places) | other_words(places, is_land)
        _lengthen([draft for draft in drafts if draft.kind is Kind.PLACE], places, longer)


def _first(drafts: Iterable[Draft]) -> dict[str, int]:
    """Where each name stands first."""
    first: dict[str, int] = {}
    for draft in drafts:
        first.setdefault(draft.name, draft.start)
    return first


def _lengthen(drafts: Iterable[Draft], first: Mapping[str, int], longer: Mapping[str, str]) -> None:
    for draft in drafts if longer else ():
        long = longer.get(draft.name)
        while long and (draft.name not in _AMBIGUOUS or first[long] < draft.start):
            draft.name, long = long, longer.get(long)


def _first_words(names: Mapping[str, int], words: WordTable) -> dict[str, str]:
    """Think: Think Global, where the word is no common one and only one name begins with it.

    A word that nobody has heard of may have more behind it, but for places: Qorbu Deutschland GmbH.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        first, _, rest = name.partition(" ")
        if not rest or first not in names or first.isupper():
            continue
        if " " not in rest:
            few = words.seen(first) < (MANY if rest.islower() else COMMON)
        else:
            few = not words.seen(first) and not any(word in words.lists for word in rest.split())
        if few:
            found[first].add(name)
    return {short: long.pop() for short, long in found.items() if len(long) == 1}


def _clubs(names: Mapping[str, int], places: Container[str], known: Container[str]) -> dict[str, str]:
    """Werder: SV Werder Bremen; of the longer name only the town or the letters of a club are left."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    several = [(name, words) for name in names if len(words := name.split()) > 1]
    begun = {name.partition(" ")[0] for name in names} if several else ()
    for long, words in several:
        for start, end in combinations(range(len(words) + 1), 2):
            if words[start] not in begun or end - start == len(words):
                continue
            short = " ".join(words[start:end])
            if short not in names:
                continue
            rest = words[:start] + words[end:]
            if all(word in places or word in known or _club(word) for word in rest):
                found[short].add(long)
    return {short: min(long, key=len) for short, long in found.items() if nested(long)}


def _initials(names: Mapping[str, int]) -> dict[str, str]:
    """GM: General Motors, where nothing else of the article begins with these letters."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        letters = _capitals(name)
        if len(letters) > 1 and letters in names:
            found[letters].add(name)
    return {short: long.pop() for short, long in found.items() if len(long) == 1}


@remembered
def _capitals(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _full_places(names: Mapping[str, int]) -> dict[str, str]:
    """Halle: Halle (Saale); Bremen: Hansestadt Bremen; Irland: Republik Irland."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        short = _short_place(name) if " " in name else name
        if short != name and short in names:
            found[short].add(name)
        if name.startswith("Landkreis ") and (short := f"Kreis {name[10:]}") in names:
            found[short].add(name)
    return {short: long.pop() for short, long in found.items() if len(long) == 1}


@remembered
def _short_place(name: str) -> str:
    match = _IN_FULL.fullmatch(name)
    return match[1] if match else name


@remembered
def without_legal_form(name: str) -> str:
    """Daimler of a Daimler AG."""
    match = _LEGAL_FORM.fullmatch(name) if " " in name or "." in name else None
    return match[1] if match else name


def _legal(names: Mapping[str, int]) -> dict[str, str]:
    """Daimler: Daimler AG; Whatsapp Inc. is WhatsApp's too."""
    plain = {name: short for name in names if (short := without_legal_form(name)) != name}
    spelt = {name.lower(): name for name in names} if plain else {}
    return {spelt[short.lower()]: name for name, short in plain.items() if short.lower() in spelt}


def _without_adjective(names: Mapping[str, int]) -> dict[str, str]:
    """Bundestag: Deutscher Bundestag, where only one name ends so. The Union beside the EU is the CDU/CSU."""
    by_noun: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        plain = without_legal_form(name)
        adjective, _, noun = plain.partition(" ")
        if noun not in names and noun.endswith("en"):
            noun = noun[:-1]
        if noun in names and adjective.endswith(("e", "er", "es")) and name != "Europäische Union":
            by_noun[noun].add(plain if plain in names else name)
    return {noun: min(long) for noun, long in by_noun.items() if len(long) == 1}


def _inflected(names: Mapping[str, int]) -> dict[str, str]:
    """GRÜNEN: GRÜNE."""
    return {name: name[:-1] for name in names if name[-2:].upper() == "EN" and name[:-1] in names}
