"""Names that are made of names: Röthenbach an der Pegnitz, Kommunistische Partei Moldawiens, Universität von
Illinois, Sicherheitsrat der Vereinten Nationen, Konzentrationslager Sachsenhausen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from archive.actors.article.drafts import Draft
from archive.actors.lists import listed
from archive.actors.memo import remembered
from archive.actors.names import PARTICLES
from archive.actors.words import WordTable
from archive.mentions import Kind

_AT_RIVER = re.compile(r"\s(?:an|ob)\s(?:der|dem)\s|\sam\s")
_RIVERS = frozenset(
    listed(
        "Aare Ahr Aisch Aller Brenz Diemel Donau Drau Eder Elbe Elster Ems Enns Enz Fils Fulda Glan Havel"
        " Ilm Inn Isar Jagst Kocher Lahn Lauter Lech Leine Lenne Limmat Lippe Luhe Main Moldau Mosel Mulde"
        " Mur Nahe Neckar Neiße Oder Orla Pegnitz Peene Rems Reuss Rhein Ruhr Saale Saar Salzach Schlei"
        " Sieg Spree Steinach Tauber Traun Trave Unstrut Vils Volme Warthe Weinstraße Werra Weser Wupper"
        " Ybbs Zschopau"
    )
)
_WELL_KNOWN = 50
"""A town that is named so often needs no river: Ulm an der Donau is Ulm. Where it does, the name is known."""

_PARTY = re.compile(
    r"[A-ZÄÖÜ]\w+\s(?:\w+\s)?(?:Partei|Union|Front|Bewegung|Liga|Allianz|Kirche|Kongress|Nationalpartei|Volkspartei)"
    r"|Rote[ns]?\sKreuz(?:es)?"
)
_WITH_PLACE = re.compile(
    r"(?:.+\s|.+-)\w*(?:[Vv]erband(?:e?s)?|[Vv]erein(?:e?s)?|[Mm]useums?|[Ii]nstitut(?:e?s)?|[Aa]mt(?:e?s)?)"
    r"|Landes\w+\s(?:für|zur)\s.+"
)
"""Institutions of more than one word, which have their place for a part of the name."""

_UNITED = re.compile(r"(?:Vereinten Nationen|Europäischen Union|Afrikanischen Union|UNO|UN|EU)\Z")
_OF_UNITED = re.compile(
    r"(?<![\w-])((?:(?:Welts|S)icherheits|Menschenrechts|Minister)?[Rr]at(?:e?s)?|(?:General|Voll)versammlung"
    r"|(?:Umwelt|Welternährungs|Entwicklungs)programms?|(?:Kinder|Flüchtlings)hilfswerks?|Flüchtlingswerks?"
    r"|Hochkommissariats?|Gerichtshof(?:e?s)?)\s(?:der|des)\s\Z"
)
_OF_PLACE = re.compile(r"(?<![\w-])((?:Universität|[A-ZÄÖÜ]\w+ministeriums?|Börse)\svon\s)\Z")
_PLACE_OF_PLACE = re.compile(r"(?<![\w-])((?:Zentralgefängnis(?:ses)?|Bucht|Meerenge|Kathedrale)\svon\s)\Z")
_OF_STATES = re.compile(
    r"(?<![\w-])((?:[A-ZÄÖÜ]\w+ministeriums?|Kongress(?:es)?|Senat(?:e?s)?|Repräsentantenhaus(?:es)?)\sder\s)\Z"
)
_STATES = ("Vereinigten Staaten", "USA")
_OF_TOWN = re.compile(r"(?<![\w-])(Rat(?:e?s)?\sder\sStadt\s)\Z")
_COURT_OF = re.compile(r"\s(?:von|des\sKönigreichs)\s")
_FACILITY = re.compile(
    r"(?:(?<![\w-])|(?<=US-))((?:Konzentrations|Vernichtungs)lagers?|Justizvollzugsanstalt|[A-ZÄÖÜ]\w*gefängnis(?:ses)?"
    r"|[A-ZÄÖÜ]\w*(?:krankenhaus(?:es)?|stadions?|stützpunkt(?:e?s)?)|Anschlussstelle)\s\Z"
)
_FACILITIES = (
    *("lager", "lagers", "anstalt", "nis", "nisses", "haus", "hauses", "stadion", "stadions"),
    *("punkt", "punkts", "punktes", "stelle"),
)
"""The last letters of all of them."""

_GENITIVE = re.compile(
    r"(\w*(?:lager|gefängnis|krankenhaus|stadion|stützpunkt|ministerium|Rat|Senat|Kongress))(?:ses|es|s)"
)
_REACH = 48
"""Characters before a name that are looked at."""


def joined(text: str, drafts: Sequence[Draft], words: WordTable) -> list[Draft]:
    """The drafts, ascending, with those that are one name made one."""
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        if last and draft.kind is Kind.PLACE and _are_one(text, last, draft, words):
            last.end, last.name = draft.end, " ".join(text[last.start : draft.end].split())
            continue
        if begun := _beginning(text, draft):
            start, kind = begun
            if last and last.start == start and draft.start - last.end < 10:
                found.pop()
                last = found[-1] if found else None
            if not last or last.end <= start:
                first, *rest = text[start : draft.end].split()
                draft.start, draft.kind, draft.name = start, kind, " ".join([_nominative(first), *rest])
        found.append(draft)
    if before := _particles(found):
        for last, draft in zip([None, *found], found, strict=False):
            _with_particle(text, draft, before, last.end if last else 0)
    return found


@remembered
def _nominative(facility: str) -> str:
    """Konzentrationslager for Konzentrationslagers; other words stay."""
    match = _GENITIVE.fullmatch(facility)
    return match[1] if match else facility


def _particles(drafts: Sequence[Draft]) -> dict[str, str]:
    """Small words that belong to surnames, by these: "zu " to Guttenberg, "von der " to Leyen."""
    found = {}
    for draft in drafts:
        if draft.kind is Kind.PERSON and (tail := _tail(draft.name)):
            found[tail[1]] = tail[0]
    return found


@remembered
def _tail(name: str) -> tuple[str, str] | None:
    """The small words before the surname of a full name, and the surname."""
    *given, surname = name.split(" ")
    small = []
    while given and given[-1] in PARTICLES:
        small.append(given.pop())
    return (" ".join([*small[::-1], ""]), surname) if small and given else None


def _with_particle(text: str, draft: Draft, before: Mapping[str, str], least: int) -> None:
    """The small words before a lone surname, if they are those of the full name."""
    if draft.kind is not Kind.PERSON or " " in draft.name:
        return
    small = before.get(draft.name) or before.get(draft.name.removesuffix("s"))
    if small and draft.start - len(small) >= least:
        start = draft.start - len(small)
        if text[start : draft.start].lower() == small and not text[start - 1 : start].isalnum():
            draft.start, draft.name = start, small + draft.name


def _are_one(text: str, one: Draft, other: Draft, words: WordTable) -> bool:
    """Whether a place is the end of the name before it."""
    return (
        _one_place(text, one, other, words)
        or _party_of(text, one, other, words)
        or _court_of(text, one, other)
    )


def _court_of(text: str, one: Draft, other: Draft) -> bool:
    """Oberstes Gericht von Simbabwe, Verfassungsgericht des Königreichs Thailand."""
    return (
        one.kind is Kind.ORGANISATION
        and one.name.endswith(("gericht", " Gericht"))
        and _COURT_OF.fullmatch(text, one.end, other.start) is not None
    )


def _one_place(text: str, one: Draft, other: Draft, words: WordTable) -> bool:
    """Witten an der Ruhr."""
    return (
        one.kind is Kind.PLACE
        and other.start - one.end < 10
        and other.name in _RIVERS
        and words.seen(one.name) < _WELL_KNOWN
        and _AT_RIVER.fullmatch(text, one.end, other.start) is not None
    )


def _party_of(text: str, one: Draft, other: Draft, words: WordTable) -> bool:
    """Liberale Partei Kanadas: a state in the genitive behind a party with an adjective."""
    if one.kind is not Kind.ORGANISATION or text[one.end : other.start] != " ":
        return False
    if text[other.end - 1] != "s" or other.name in words.lists:
        return _has_place(one.name)
    return _is_party(one.name) and bool(
        {"s", "c"} & {*words.lists.get(text[other.start : other.end - 1], "")}
    )


@remembered
def _has_place(name: str) -> bool:
    return _WITH_PLACE.fullmatch(name) is not None


@remembered
def _is_party(name: str) -> bool:
    return _PARTY.fullmatch(name) is not None


def _beginning(text: str, draft: Draft) -> tuple[int, Kind] | None:
    """Where a name really begins whose first words were taken for ordinary ones, and what it is then."""
    if draft.kind is Kind.PERSON:
        return None
    before = text[max(0, draft.start - _REACH) : draft.start]
    kind = Kind.ORGANISATION
    if draft.kind is kind:
        if not before.endswith(("der ", "des ")) or not _UNITED.search(draft.name):
            return None
        match = _OF_UNITED.search(before)
    elif before.endswith(" von "):
        match = _OF_PLACE.search(before)
        if not match:
            match, kind = _PLACE_OF_PLACE.search(before), Kind.PLACE
    elif before.endswith(" der ") and draft.name.startswith(_STATES):
        match = _OF_STATES.search(before)
    elif before.endswith(" der Stadt "):
        match = _OF_TOWN.search(before)
    elif before.endswith(_FACILITIES, 0, -1):
        match, kind = _FACILITY.search(before), Kind.PLACE
    else:
        return None
    return (draft.start - len(before) + match.start(1), kind) if match else None
