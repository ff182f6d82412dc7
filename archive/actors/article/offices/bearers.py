"""Offices in an article: whose they are, where the article itself says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from archive.actors.article.drafts import Draft, in_order
from archive.actors.article.offices.alone import OTHERS, may_be_alone, stands_for_somebody
from archive.actors.article.offices.lands import FEDERAL, is_body, same_land
from archive.actors.article.offices.phrases import phrase_before
from archive.actors.article.offices.titles import (
    HONOURS,
    Place,
    Spans,
    Title,
    land_behind,
    place_of,
    titles_in,
)
from archive.actors.article.offices.words import BYNAMES, names_the_same, office_of
from archive.actors.lists import listed
from archive.actors.names import last_name
from archive.mentions import Kind

Role = tuple[int, int, str]
"""Where a word of the list of offices begins and ends in the text, and the office."""


def by_office(
    text: str, offices: Iterable[tuple[int, int]], roles: Sequence[Role], drafts: Sequence[Draft]
) -> list[Draft]:
    """Offices that stand for somebody.

    One belongs to the person whom the article gives this title or a longer one ("der Minister" for
    "Innenminister Maier"). Those of the list that are nobody's there have their own names.
    """
    if not any(draft.kind is Kind.PERSON for draft in drafts):
        return role_mentions(text, roles, drafts)
    spans = Spans(drafts)
    places = [place for start, end in offices if (place := place_of(text, start, end, spans))]
    titles, alone = titles_in(text, places, spans) if places else ([], [])
    if not titles:
        return role_mentions(text, roles, drafts)
    starts = {end: start for start, end, _ in roles}
    head = text.find("\n")
    now = [title for title in titles if title.now]
    found = []
    for place in alone:
        start = starts.get(place.end)
        if start is not None:
            name = _bearer_of_listed(text, place, now, drafts)
        else:
            name = _bearer(text, place, now, place.start < head, drafts, spans)
        if name:
            found.append(Draft(place.start if start is None else start, place.end, Kind.PERSON, name))
    for start, end, role in roles:
        if (office := BYNAMES.get(role)) and not _named_after(text, end, spans):
            place = Place(start, end, office, phrase_before(text, start), office.woman, office.land)
            if name := _bearer_of_listed(text, place, now, drafts):
                found.append(Draft(start, end, Kind.PERSON, name))
    settled = {draft.end for draft in found} | {title.place.end for title in titles}
    return found + role_mentions(text, [role for role in roles if role[1] not in settled], drafts)


def _bearer_of_listed(text: str, place: Place, titles: Sequence[Title], drafts: Sequence[Draft]) -> str:
    """Who has an office of the list: of several people whoever is named most.

    Those of a land are nobody's whose title is of none: the list knows them.
    """
    if place.phrase.before == "Frau" and not place.woman:
        return ""
    if OTHERS.match(text, place.end) or not stands_for_somebody(text, place.phrase, place.end):
        return ""
    fitting = [
        title
        for title in titles
        if _fits(place, title) and (not place.land or same_land(place.land, title.place.land))
    ]
    names = _exact(place, fitting)
    if len(names) < 2:
        return "".join(names)
    counts = Counter(draft.name for draft in drafts if draft.name in names)
    (name, most), (_, next_most) = counts.most_common(2)
    return name if most > next_most else ""


def _bearer(
    text: str,
    place: Place,
    titles: Sequence[Title],
    in_title: bool,
    drafts: Sequence[Draft],
    spans: Spans,
) -> str:
    """Who has any other office: of several people whoever was named last in the same paragraph."""
    if (
        (place.office.key in _TOO_COMMON and not is_body(place.land))
        or place.office.is_former
        or not may_be_alone(text, place, in_title, spans)
    ):
        return ""
    fitting = [
        title
        for title in titles
        if _fits(place, title)
        and (in_title or _is_known(text, place, title))
        and _of_one_land(text, place, title)
    ]
    if others := OTHERS.match(text, place.end):
        fitting = [title for title in fitting if _of_the_same(text, place, title, others.end() - 1, spans)]
    names = _exact(place, fitting)
    if len(names) < 2:
        return "".join(names)
    return _last_named(text, place, names, drafts)


def _last_named(text: str, place: Place, names: set[str], drafts: Sequence[Draft]) -> str:
    """Of these people the one who was named last before the office, in the same paragraph and in a later
    sentence than the others.
    """
    before = [draft for draft in drafts if draft.name in names and draft.end <= place.start]
    last = max(before, key=in_order, default=None)
    if not last or "\n" in text[last.end : place.start]:
        return ""
    others = [draft.end for draft in before if draft.name != last.name]
    return "" if others and "." not in text[max(others) : last.start] else last.name


_TOO_COMMON = frozenset(("vorsitzend", "beauftragt"))
"""They mean somebody only with a body in front: the GdP-Vorsitzende."""


def _fits(place: Place, title: Title) -> bool:
    """True where the office may be a name for the title, and the sex is the same."""
    if not names_the_same(place.office.key, title.place.office.key):
        return False
    if place.phrase.is_new and not title.place.phrase.is_new:
        return False
    return place.woman is None or title.place.woman is None or place.woman == title.place.woman


def _exact(place: Place, titles: Sequence[Title]) -> set[str]:
    """The people with just this office, or else all of them."""
    exact = {
        title.name
        for title in titles
        if title.place.office.key == place.office.key
        and (title.place.land == place.land or not is_body(title.place.land))
    }
    return exact or {title.name for title in titles}


def _is_known(text: str, place: Place, title: Title) -> bool:
    """True where the title was told before, or just this one later in the paragraph or of the same land."""
    other = title.place
    if other.start < place.start:
        return True
    if other.office.key != place.office.key or other.land != place.land:
        return False
    if place.land not in ("", FEDERAL):
        return True
    general = "zuständig" in text[place.phrase.start : place.start]
    return not general and "\n" not in text[place.start : other.start]


_SENTENCE = 200
"""How far back a sentence is looked at."""


def _of_one_land(text: str, place: Place, title: Title) -> bool:
    """True unless the lands differ, or one is named where the same sentence has the other office without, or
    whoever has it: "Maier traf den türkischen Präsidenten".
    """
    other = title.place
    if not place.land or same_land(place.land, other.land):
        return True
    if is_body(place.land) or is_body(other.land):
        return False
    sentence = text[max(0, place.phrase.start - _SENTENCE) : place.phrase.start]
    if last_name(title.name) in re.split(r"[.!?]\s|\n", sentence)[-1]:
        return False
    between = text[min(other.start, place.start) : max(other.start, place.start)]
    return not other.land and ("." in between or "\n" in between)


_NAME = re.compile(r"[\w-]+")
_NEAR = 60
"""How far behind a title it may be said of what it is."""

_OF_ANYTHING = frozenset(
    listed(
        "Landes Staates Bundesstaates Bundeslandes Unternehmens Konzerns Firma Republik Stadt Partei Behörde"
        " Regierung Organisation Verbands Verbandes Vereins Gesellschaft Bank Instituts"
    )
)
"""Whoever the president of the company is, the article has said which."""


def _of_the_same(text: str, place: Place, title: Title, start: int, spans: Spans) -> bool:
    """True where what follows the office at `start` is of anything, or follows the title too."""
    other = title.place
    if other.office.key != place.office.key:
        return False
    land = land_behind(text, place.end, spans)
    if land and same_land(land, other.land):
        return True
    match = _NAME.match(text, start)
    word = match[0] if match else ""
    if word in _OF_ANYTHING:
        return True
    near = other.end + _NEAR
    return word[:6] in text[other.end : near if other.end > place.end else min(near, place.start)]


def role_mentions(text: str, roles: Sequence[Role], drafts: Sequence[Draft]) -> list[Draft]:
    """Listed offices of which the article does not say whose they are, under their own names.

    Where one is no plain word for an office ("Kremlchef"), a person named right behind it has it.
    """
    if not roles:
        return []
    spans = Spans(drafts)
    bearers: dict[str, str] = {}
    alone = []
    for start, end, role in roles:
        if end in spans.ends:
            continue
        if bearer := _named_after(text, end, spans):
            bearers[role] = bearer.name
            continue
        if not OTHERS.match(text, end) and stands_for_somebody(text, phrase_before(text, start), end):
            alone.append((start, end, role))
    found = []
    for start, end, role in alone:
        name = bearers.get(role) if office_of(role.rpartition(" ")[2]) is None else None
        found.append(Draft(start, end, Kind.PERSON, name or role, role=name is None))
    return found


def _named_after(text: str, end: int, spans: Spans) -> Draft | None:
    """The person named right after a role: "Kremlchef Putin", "Bundeskanzlerin Dr. Angela Merkel"."""
    honours = HONOURS.match(text, end)
    return spans.person_at(honours.end()) if honours else None
