"""Names that an article gives in full, at places where it says less and nobody took that for a name: the
Volksrepublik where it names China, the Kartellamt of the Bundeskartellamt, the SPD of the Landes-SPD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive.actors.article.drafts import Draft, places, taken_by
from archive.actors.article.extent.appositions import is_rare
from archive.actors.article.identity.otherwords import IN_FULL
from archive.actors.article.identity.shortforms import without_legal_form
from archive.actors.memo import remembered
from archive.actors.words import WordTable
from archive.mentions import Kind

_STATE = "Volksrepublik"
_CHINA = ("Volksrepublik China", "VR China", "China")
_FEDERAL = {long: short for short, long in IN_FULL.items() if long == f"Bundes{short.lower()}"}
"""Authorities, and what they are called without their "Bundes-" where the article names them in full."""

_SECRET_SERVICE = "Bundesamt für Verfassungsschutz"
_CONGRESS = "Kongress"
_LANDTAGE = "Landtag"
HINT = re.compile("|".join((_STATE, _CONGRESS, _LANDTAGE)))
"""Words that stand for somebody whom the article calls otherwise."""

_IN_AMERICA = ("US-Präsident", "US-Kongress", "US-Senat", "US-Regierung", "Weiße Haus", "Weißen Haus")
_PARLIAMENT = ("Repräsentantenhaus", "epublikan", "Demokraten", "demokratische", "Senator")
"""Words of which an article has one of either where its Kongress is the American one."""

_BEHIND_ARTICLE = re.compile(r"\b(?:[Dd](?:er|ie|as|es|em|en)|[Vv]om|[Ii]m|[Bb]eim|[Zz]um|[Zz]ur|[Aa]m)\s\Z")
_MORE = re.compile(r"\s(?:[A-ZÄÖÜ]|(?:in|von|der|des|aus|für)\s)|-")
_capitals = remembered(re.compile(r"[A-ZÄÖÜ]{3,5}|ödp").fullmatch)
_PARTS = r"(?:[A-ZÄÖÜ]{2,5}|Landes|Bundes|Kreis|Stadt|Hauptstadt|Bezirks|Frauen|Neu|Schatten)"
_PART_BEFORE = re.compile(rf"(?<![\w-]){_PARTS}\Z")
PART = re.compile(rf"{_PARTS}-(?:[A-ZÄÖÜ]{{3,5}}|ödp)")
"""A part of a party, whatever it is called: the Landes-SPD."""


def shorthand(
    text: str, drafts: Sequence[Draft], words: WordTable, hints: bool = True, parts: bool = True
) -> list[Draft]:
    """Drafts over such places, none of which overlaps one of `drafts`; `hints` is false where no word of the
    text is a `HINT`, `parts` where none is a `PART`.
    """
    found: list[Draft] = []
    named = {draft.name: draft.kind for draft in drafts if draft.kind is not Kind.PERSON}
    sought = [*(_said_otherwise(text, named) if hints else ()), *_sought(text, named, words, parts)]
    taken = taken_by(drafts if sought else ())
    for start, end, kind, name in sought:
        if not taken.overlaps(start, end):
            taken.add(start, end)
            found.append(Draft(start, end, kind, name))
    return found


def _said_otherwise(text: str, named: Iterable[str]) -> Iterator[tuple[int, int, Kind, str]]:
    """Lands and parliaments that are called by a word of their own."""
    if _STATE in text and (name := next((name for name in _CHINA if name in named), None)):
        yield from ((*span, Kind.PLACE, name) for span in _alone(text, _STATE))
    if _CONGRESS in text and all(
        any(word in text for word in words_) for words_ in (_IN_AMERICA, _PARLIAMENT)
    ):
        spans = _alone(text, _CONGRESS, ("", "es"))
        yield from ((*span, Kind.ORGANISATION, "US-Kongress") for span in spans)
    if _LANDTAGE in text:
        yield from _parliament(text, named)


def _sought(
    text: str, named: Mapping[str, Kind], words: WordTable, parts: bool
) -> Iterator[tuple[int, int, Kind, str]]:
    """Parts of names that are in the article."""
    for name, kind in named.items():
        if kind is not Kind.ORGANISATION:
            continue
        if name == _SECRET_SERVICE and "Verfassungsschutzes" in text:
            yield from ((*span, kind, name) for span in _alone(text, "Verfassungsschutz", ("es",)))
        if noun := _FEDERAL.get(name):
            if f"Landes{noun.lower()}" in text:
                continue
            yield from ((*span, kind, name) for span in _alone(text, noun, ("", "s", "es")))
        elif _capitals(name):
            for place in places(text, f"-{name}") if parts else ():
                end = place + 1 + len(name)
                if not text[end : end + 1].isalnum() and _PART_BEFORE.search(
                    text[max(0, place - 30) : place]
                ):
                    yield place + 1, end, kind, name
        elif " " in name and _is_clear(short := without_legal_form(name), name, words):
            for place in places(text, short):
                end = place + len(short)
                if not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum()):
                    yield place, end, kind, name


def _parliament(text: str, named: Iterable[str]) -> Iterator[tuple[int, int, Kind, str]]:
    """The only one of a German state, without its adjective."""
    own = {name for name in named if name.endswith(" Landtag")}
    if len(own) == 1:
        (name,) = own
        yield from ((*span, Kind.ORGANISATION, name) for span in _alone(text, _LANDTAGE, ("", "s", "es")))


def _alone(text: str, noun: str, endings: Sequence[str] = ("",)) -> Iterator[tuple[int, int]]:
    """Where a noun stands behind an article, and nothing more is said of it."""
    for start in places(text, noun):
        end = start + len(noun)
        ending = next((e for e in reversed(endings) if text.startswith(e, end)), "")
        end += len(ending)
        if text[end : end + 1].isalnum() or _MORE.match(text, end):
            continue
        if _BEHIND_ARTICLE.search(text[max(0, start - 7) : start]):
            yield start, end


def _is_clear(short: str, name: str, words: WordTable) -> bool:
    """True for a company's name without its legal form that is no word of the language."""
    return short != name and " " not in short and not short.islower() and is_rare(short, words)
