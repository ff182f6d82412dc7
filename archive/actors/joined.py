"""Names that are made of names: Röthenbach an der Pegnitz, Kommunistische Partei Moldawiens, Universität von
Illinois, Sicherheitsrat der Vereinten Nationen, Konzentrationslager Sachsenhausen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from archive.actors.drafts import Draft
from archive.actors.memo import remembered
from archive.actors.names import PARTICLES
from archive.actors.words import WordTable
from archive.mentions import Kind

_AT_RIVER = re.compile(r"\s(?:an|ob|vor)\s(?:der|dem)\s|\sam\s")
_STREET = re.compile(r"(?:straße|strasse|platz|allee|küste|grenze)\Z|\s")
"""What is no river: Straße an der Mönckebergstraße, Aqaba am Roten Meer."""

_PARTY = re.compile(
    r"[A-ZÄÖÜ]\w+\s(?:\w+\s)?(?:Partei|Union|Front|Bewegung|Liga|Allianz|Kirche|Kongress|Nationalpartei|Volkspartei)"
)
_UNITED = re.compile(r"(?:Vereinten Nationen|Europäischen Union|Afrikanischen Union|UNO|UN|EU)\Z")
_OF_UNITED = re.compile(
    r"((?:[A-ZÄÖÜ]\w*)?(?:[Rr]at(?:e?s)?|[Vv]ersammlung|[Pp]rogramms?|[Hh]ilfswerks?|[Gg]erichtshof(?:e?s)?"
    r"|[Oo]rganisation|[Kk]ommissariats?|[Mm]inisterrat(?:e?s)?))\s(?:der|des)\s\Z"
)
_OF_PLACE = re.compile(r"((?:Universität|Bank)\svon\s)\Z")
_FACILITY = re.compile(
    r"((?:Konzentrations|Vernichtungs)lagers?|Justizvollzugsanstalt|[A-ZÄÖÜ]\w*gefängnis(?:ses)?"
    r"|[A-ZÄÖÜ]\w*(?:krankenhaus(?:es)?|stadions?|stützpunkt(?:e?s)?)|Anschlussstelle)\s\Z"
)
_REACH = 48
"""Characters before a name that are looked at."""


def joined(text: str, drafts: Sequence[Draft], words: WordTable) -> list[Draft]:
    """The drafts, ascending, with those that are one name made one."""
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        if last and _one_place(text, last, draft, words):
            last.end, last.name = draft.end, text[last.start : draft.end]
            continue
        if last and _party_of(text, last, draft, words):
            last.end, last.name = draft.end, text[last.start : draft.end]
            continue
        for start in _beginnings(text, draft):
            if not last or last.end <= start:
                draft.start, draft.name = start, text[start : draft.end]
        found.append(draft)
    if before := _particles(found):
        for last, draft in zip([None, *found], found, strict=False):
            _with_particle(text, draft, before, last.end if last else 0)
    return found


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


def _one_place(text: str, one: Draft, other: Draft, words: WordTable) -> bool:
    """Witten an der Ruhr; a state lies at no river."""
    return (
        one.kind is other.kind is Kind.PLACE
        and other.start - one.end < 10
        and "s" not in words.lists.get(one.name, "")
        and not _STREET.search(other.name)
        and _AT_RIVER.fullmatch(text, one.end, other.start) is not None
    )


def _party_of(text: str, one: Draft, other: Draft, words: WordTable) -> bool:
    """Liberale Partei Kanadas: a state in the genitive behind a party with an adjective."""
    return (
        one.kind is Kind.ORGANISATION
        and other.kind is Kind.PLACE
        and other.start == one.end + 1
        and text[other.end - 1] == "s"
        and "s" in words.lists.get(text[other.start : other.end - 1], "")
        and _is_party(one.name)
    )


@remembered
def _is_party(name: str) -> bool:
    return _PARTY.fullmatch(name) is not None


def _beginnings(text: str, draft: Draft) -> Iterator[int]:
    """Where a name really begins whose first words were taken for ordinary ones."""
    before = text[max(0, draft.start - _REACH) : draft.start]
    if draft.kind is Kind.ORGANISATION:
        pattern = _OF_UNITED if before.endswith(("der ", "des ")) and _UNITED.search(draft.name) else None
        kind = Kind.ORGANISATION
    elif draft.kind is Kind.PLACE:
        pattern = _OF_PLACE if before.endswith(" von ") else _FACILITY
        kind = Kind.ORGANISATION if pattern is _OF_PLACE else Kind.PLACE
    else:
        return
    if pattern and (match := pattern.search(before)):
        draft.kind = kind
        yield draft.start - len(before) + match.start(1)
