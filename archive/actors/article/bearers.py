"""Offices in an article: whose they are, where the article itself says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.actors.article.drafts import Draft
from archive.actors.memo import remembered
from archive.mentions import Kind


def role_mentions(text: str, roles: Sequence[tuple[int, int, str]], drafts: Sequence[Draft]) -> list[Draft]:
    """Mentions by office. A role before a name belongs to that name, and later stands for it alone."""
    if not roles:
        return []
    begins = {draft.start: draft.name for draft in drafts if draft.kind is Kind.PERSON}
    bearers: dict[str, str] = {}
    alone = []
    for start, end, role in roles:
        bearer = _bearer(text, end, begins)
        if bearer:
            bearers[role] = bearer
        elif _is_present_office(text, start, end):
            alone.append((start, end, role))
    found = []
    for start, end, role in alone:
        name = bearers.get(role, role)
        found.append(Draft(start, end, Kind.PERSON, name, role=role not in bearers))
    return found


_OTHERS = re.compile(r"\s(?:der|des|von)\s(?:[a-zäöüß-]+(?:en|er|es|em)\s)?[A-ZÄÖÜ]")
_ANOTHER_TIME = re.compile(
    r"(?:ehemalig|früher|damalig|künftig|designiert|einstig|vorig|letzt|nächst|kommend|erst|zweit|später|jed|k?ein)"
    r"(?:e[rnms]?)?\s\Z",
    re.IGNORECASE,
)


_IN_GENERAL = re.compile(
    r"\b(?:Amt|Posten|Position|Wahl|Rolle)\s(?:der|des|als|zum|zur)\s\Z|\b(?:als|zum|zur)\s\Z", re.IGNORECASE
)


_BECOMING = re.compile(r"\s(?:bleib|geblieben|werden\b|wurde\b|geworden|zu\sbleiben|zu\swerden)")
"""After an office it is what somebody is or gets to be."""


def _is_present_office(text: str, start: int, end: int) -> bool:
    """False for the former chancellor, the pope of literature, "als Kanzlerin", "das Amt des Kanzlers"."""
    if _OTHERS.match(text, end) or _BECOMING.match(text, end):
        return False
    if _IN_GENERAL.search(text[max(0, start - 20) : start]):
        return False
    return _ANOTHER_TIME.search(text[max(0, start - 24) : start]) is None


def _bearer(text: str, end: int, begins: dict[int, str]) -> str:
    """The person named right after a role: "Kremlchef Putin", "Bundeskanzlerin Dr. Angela Merkel"."""
    place = end
    for _ in range(3):
        while text[place : place + 1] in (" ", "."):
            place += 1
        if name := begins.get(place):
            return name
        word = text[place : place + 12].partition(" ")[0]
        if word.rstrip(".") not in ("Dr", "Prof", "a.D", "Frau", "Herr"):
            return ""
        place += len(word)
    return ""


_OFFICE = (
    r"(?:[A-ZÄÖÜ][\w-]*)?(?:[Mm]inister|[Pp]räsident|[Kk]anzler|[Pp]remier|[Kk]önig|[Gg]ouverneur|[Bb]ischof"
    r"|[Ss]taatschef|[Rr]egierungschef|[Bb]ürgermeister|[Ss]enator)"
)
_ENDING = r"(in|s|es|en)?"
_TITLE = re.compile(rf"({_OFFICE}){_ENDING}(?:\s(?:Dr\.\s)?|\s[^.,;:()\n]{{1,50}},\s)\Z")
_SIGNS = re.compile("[.,;:()]")
"""None of them stands between an office and the comma before a name."""

_OFFICE_AT_END = re.compile(rf"{_OFFICE}{_ENDING}\Z")
_LATER = re.compile(  # the boundary before a letter is looked for behind it, since letters are found faster
    rf"[Dd](?<=\b.)(?:er|ie|em|en|es)\s({_OFFICE}){_ENDING}(?=\s(?!(?:de|von|van|zu|al|el|del|di|da)\s)[a-zäöü]|[.,:;!?])"
)
_IN_TITLE = re.compile(
    rf"\b({_OFFICE}){_ENDING}(?=\s(?!(?:de|von|van|zu|al|el|del|di|da)\s)[a-zäöü]|[:,]|\Z)"
)


def titled_later(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Offices that the article gives to one person ("Bundesinnenminister Maier"), alone and later.

    The last part will do ("der Minister"), where only one person of the article has it and the sex fits.
    The title of the article may be first ("Premierminister tritt zurück").
    """
    titles = [
        (_common(match[1]), match[2] or "", draft)
        for draft in drafts
        if draft.kind is Kind.PERSON and not draft.role and (match := _title_before(text, draft.start))
    ]
    found = []
    for match, first in _offices(text) if titles else ():
        start, end = match.start(1), match.end()
        sex = "in" if match[2] == "in" else ""
        bearers = {
            draft.name
            for title, ending, draft in titles
            if title.endswith(_common(match[1]))
            and (ending == "in") == (sex == "in")
            and (first or draft.start < start)
        }
        if len(bearers) == 1 and _is_present_office(text, start, end):
            found.append(Draft(start, end, Kind.PERSON, bearers.pop()))
    return found


def _title_before(text: str, start: int) -> re.Match[str] | None:
    """An office, and what stands between it and the name that begins at `start`."""
    before = text[max(0, start - 80) : start]
    if before[-2:-1] == ",":
        return _TITLE.search(before, len(before) - 2 - len(_SIGNS.split(before[:-2])[-1]))
    words = before.rsplit(None, 2)[-2:]
    return _TITLE.search(before) if any(map(_ends_in_office, words)) else None


@remembered
def _ends_in_office(word: str) -> bool:
    return _OFFICE_AT_END.search(word) is not None


def _common(office: str) -> str:
    """An office in small letters, under the commonest of its names."""
    plain = office.lower()
    return _SAME.get(plain, plain)


_SAME = {
    **dict.fromkeys(("premierminister", "premier", "regierungschef"), "ministerpräsident"),
    **dict.fromkeys(("staatschef", "staatspräsident"), "präsident"),
}
"""Offices that newspapers call by turns."""


def _offices(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Words for offices that may stand for somebody, and whether that is in the title."""
    head, _, body = text.partition("\n")
    head = head if body else ""
    yield from ((match, True) for match in _IN_TITLE.finditer(head))
    yield from ((match, False) for match in _LATER.finditer(text, len(head)))
