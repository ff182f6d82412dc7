"""Offices that people of an article have: "Minister Maier", "Maier, der Minister", "der Minister, Maier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.actors.article.drafts import Draft
from archive.actors.article.offices.lands import body_key, land_key, land_of
from archive.actors.article.offices.phrases import Phrase, of_a_woman, phrase_before
from archive.actors.article.offices.words import PEER, Office, office_of
from archive.mentions import Kind


@dataclass(frozen=True, slots=True)
class Place:
    """Where an office stands in a text, what is before it, and of which land it is as far as that is said."""

    start: int
    end: int
    office: Office
    phrase: Phrase
    woman: bool | None
    land: str


@dataclass(frozen=True, slots=True)
class Title:
    """An office and the name of who has it; `now` is false for former and future ones and for deputies."""

    place: Place
    name: str
    now: bool


class Spans:
    """The drafts of an article by where they begin and end."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.begins = {draft.start: draft for draft in drafts}
        self.ends = {draft.end: draft for draft in drafts}

    def person_at(self, start: int) -> Draft | None:
        """The person named at `start`."""
        draft = self.begins.get(start)
        return draft if draft and draft.kind is Kind.PERSON else None

    def person_until(self, end: int) -> Draft | None:
        """The person whose name ends at `end`."""
        draft = self.ends.get(end)
        return draft if draft and draft.kind is Kind.PERSON else None


_OF = re.compile(
    r"\s(?:(?:der|des|von|vom)\s(?:[A-ZÄÖÜ]\w*(?:staates|lands|landes|republik|staats|provinz|stadt)\s)?)?"
)
_OUT_OF_OFFICE = re.compile(r"\s+a\.\s?D\.")
_SHARED = re.compile(r"\s+und\s+")
_HEADS_OF_STATE = frozenset(("kanzler", "bundeskanzler", "präsident", "bundespräsident", "papst", "könig"))
_ADDRESSED = re.compile(r"(?:Herrn?|Frau)\s\Z")


def place_of(text: str, start: int, end: int, spans: Spans) -> Place | None:
    """What is said of the office at `start` to `end`; nothing where it is a part of a name."""
    office = office_of(text[start:end])
    first = spans.begins.get(start)
    if not office or (first and first.end > end):
        return None
    if first and first.kind is Kind.ORGANISATION and text.startswith("-", first.end):
        office = office_of(text[first.end + 1 : end])
        if office:
            office = replace(office, land=body_key(first.name))
        else:
            return None
    phrase = phrase_before(text, start)
    woman = of_a_woman(text[start:end], phrase.article) if office.woman is None else office.woman
    land = office.land or _land_before(text, phrase, spans) or land_behind(text, end, spans)
    return Place(start, end, office, phrase, woman, land)


def _land_before(text: str, phrase: Phrase, spans: Spans) -> str:
    """The land of an adjective, or of a genitive: Venezuelas Präsident."""
    for adjective in phrase.adjectives:
        if land := land_of(adjective):
            return land
    draft = spans.ends.get(phrase.start - 1)
    genitive = draft and draft.kind is Kind.PLACE and text[draft.end - 1] in "s’'"
    return land_key(draft.name) if draft and genitive else ""


def land_behind(text: str, end: int, spans: Spans) -> str:
    """The land after an office: "des Bundesstaates Texas", "von Georgien", "Thailands"."""
    match = _OF.match(text, end)
    draft = spans.begins.get(match.end()) if match else None
    if not match or not draft or draft.kind is Kind.PERSON:
        return ""
    key = land_key if draft.kind is Kind.PLACE else body_key
    return key(draft.name) if len(match[0]) > 1 or text[draft.end - 1] == "s" else ""


def titles_in(text: str, places: Sequence[Place], spans: Spans) -> tuple[list[Title], list[Place]]:
    """The titles, and the offices that belong to no name."""
    titles: list[Title] = []
    alone: list[Place] = []
    for place in places:
        draft = _named_behind(text, place, spans) or _named_before(text, place, spans)
        if not draft:
            alone.append(place)
        elif place.office.key == PEER:
            if titles and "." not in text[titles[-1].place.end : place.start]:
                titles.append(_title(text, _peer(place, titles[-1].place), draft))
        elif not _presides(text, place):
            if alone and draft.start > place.end and _share(text, alone[-1], place):
                titles.append(_title(text, alone.pop(), draft))
            titles.append(_title(text, place, draft))
    return titles, alone


def _peer(place: Place, other: Place) -> Place:
    """The same office as another one, of its own land: "Präsident Maier und sein türkischer Amtskollege"."""
    return replace(place, office=replace(other.office, land=place.land))


def _is_addressed(text: str, place: Place) -> bool:
    """True for "Herr Minister"."""
    return _ADDRESSED.search(text, max(0, place.start - 6), place.start) is not None


def _presides(text: str, place: Place) -> bool:
    """True for "Herr Präsident": of the house in which he is spoken to."""
    return place.office.key.endswith("präsident") and _is_addressed(text, place)


def _title(text: str, place: Place, draft: Draft) -> Title:
    now = place.phrase.is_now and not place.office.is_former and not _OUT_OF_OFFICE.match(text, place.end)
    return Title(place, draft.name, now)


def _share(text: str, first: Place, second: Place) -> bool:
    """True for "Vizekanzler und Arbeitsminister Maier": both are his."""
    joint = _SHARED.match(text, first.end)
    if not joint or joint.end() != second.start or first.woman != second.woman:
        return False
    return first.office.key not in _HEADS_OF_STATE


HONOURS = re.compile(r"\s*(?:(?:Dr|Prof|h\.\s?c|a\.\s?D|Frau|Herrn?|Lord|Sir)\b\.?\s*){0,3}")
_OF_ONE_WORD = re.compile(r"\s(?:der|des|von|vom)\s(?:[a-zäöüß-]+(?:en|er)\s)?[A-ZÄÖÜ][\w-]+\s")
_OF_TWO_WORDS = re.compile(_OF_ONE_WORD.pattern + r"[A-ZÄÖÜ][\w-]+\s")
_IS = re.compile(r"\s(?:ist|wird|bleibt|sei|war|wurde)\s")
_UNTIL_COMMA = re.compile(
    r"(?:\s+(?:(?:der|des|von|vom|für|im|in|beim|bei|am|zum|zur)\s(?:[^.,;:()\n]|\([A-ZÄÖÜ][\w-]*\)|\d\.){1,70}?"
    r"|[A-ZÄÖÜ][\w-]*s))?,\s+"
)
_CLOSED = re.compile(r"(?:\s?\([^()\n]{1,40}\))?\s?(?:[,.;:!?)“\n]|\Z|–|-\s)")
_SOMEBODY = re.compile(
    r"[A-ZÄÖÜ]\w*(?:er|in|ers|sohn|sohns|bruder|bruders|frau|chef|chefs|vater|tochter|mann|freund|feind|anwalt"
    r"|assistent|kollege)"
)
"""Of whom an office may be the genitive: what follows the comma is then a name of theirs."""


def _named_behind(text: str, place: Place, spans: Spans) -> Draft | None:
    """The person named behind an office: at once, in brackets, after a land or a comma, after "ist"."""
    end, phrase = place.end, place.phrase
    for pattern in (HONOURS, _OF_ONE_WORD, _OF_TWO_WORDS):
        match = pattern.match(text, end)
        if not match:
            break  # nor the next one, which begins with this
        if match.end() > end and (draft := spans.person_at(match.end())):
            return draft
    if text.startswith(" (", end) and (draft := spans.person_at(end + 2)) and text.startswith(")", draft.end):
        return draft
    if not phrase.article and (match := _IS.match(text, end)) and (draft := spans.person_at(match.end())):
        return draft
    match = None if _is_addressed(text, place) else _UNTIL_COMMA.match(text, end)
    if not match or (phrase.article in ("des", "der") and _SOMEBODY.fullmatch(phrase.before)):
        return None
    if match[0].startswith(",") and place.office.oblique and not phrase.article:
        return None
    honours = HONOURS.match(text, match.end())
    if place.woman and honours and "Herr" in honours[0]:
        return None
    draft = spans.person_at(honours.end() if honours else match.end())
    return draft if draft and _CLOSED.match(text, draft.end) else None


_APPOSED = re.compile(r"(?:\s?\([^()\n]{1,40}\))?,\s+\Z")
_IN_OFFICE = re.compile(r"\s(?:ist|sei)\s+(?:seit\s(?:\w+\s)?\d{4}\s)?\Z")
_BARE = re.compile(r"\s(?:von|vom|der|des|für)\s|\s[A-ZÄÖÜ][\w-]*s\b|\s?[,.;)]")
_SMALL = r"der|des|von|vom|für|im|in|beim|bei|am|zur|zum|und|den|dem|die|das|the|of"
_COMPLEMENT = re.compile(
    rf"(?:\s(?:(?:{_SMALL})(?=\s\w)|[a-zäöüß-]+(?:er|en|es|e)(?=\s[A-ZÄÖÜ])"
    r"|[A-ZÄÖÜ\d][^\s.,;:()]*(?:\s\([\wÄÖÜ-]+\))?)){0,9}"
    r"\s?(?:[,.;)(!?–]|\Z|\n)"
)
"""What may follow an office up to the end of an apposition: no verb."""


def _named_before(text: str, place: Place, spans: Spans) -> Draft | None:
    """The person before a comma, "ist" or nothing but "neuer" behind whom the office stands."""
    phrase = place.phrase
    reach = max(0, phrase.start - 60)
    before = text[reach : phrase.start]
    if match := _APPOSED.search(before):
        draft = spans.person_until(reach + match.start())
        if not draft or not (
            phrase.is_possessive or phrase.article in ("", "der", "die", "dem", "den", "des")
        ):
            return None
        if not phrase.article and not _BARE.match(text, place.end):
            return None
        return draft if _COMPLEMENT.match(text, place.end) else None
    if match := _IN_OFFICE.search(before):
        return spans.person_until(reach + match.start())
    if not phrase.article and phrase.adjectives and phrase.adjectives[-1].startswith("neue"):
        return spans.person_until(phrase.start - 1)
    return None
