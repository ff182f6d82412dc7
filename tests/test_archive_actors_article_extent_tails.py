"""Compounds of a name and what its bearer has, does or meets for."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.extent.tails import without_tail
from archive.actors.words import WordTable
from archive.mentions import Kind

WORDS = WordTable({}, {"Iran": "s", "Bonn": "c"})
BODY, LAND = Kind.ORGANISATION, Kind.PLACE


def cut(name, kind):
    draft = Draft(3, 3 + len(name), kind, name)
    without_tail(draft, WORDS)
    assert draft.end - draft.start == len(draft.name)
    return draft.name, draft.kind


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Qorbu-Parteitag", BODY, ("Qorbu", BODY)),
        ("Qorbu-Parteitages", BODY, ("Qorbu", BODY)),
        ("Iran-Reise", LAND, ("Iran", LAND)),
        ("Iran-Reise", BODY, ("Iran", LAND)),
        ("Iran-Hilfen", LAND, ("Iran", LAND)),
        ("Bonn-Besucher", LAND, ("Bonn-Besucher", LAND)),
        ("Iran-Konferenz", LAND, ("Iran", LAND)),
        ("Qorbu-Vorstand", BODY, ("Qorbu", BODY)),
        ("Bonn-Besuch", LAND, ("Bonn", LAND)),
        ("QB-Staaten", LAND, ("QB", BODY)),
        ("Qorbu-Fans", BODY, ("Qorbu", BODY)),
    ],
)
def test_the_name_is_what_stands_first(name, kind, expected):
    """A party congress is of the party, a journey goes to the land."""
    assert cut(name, kind) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Qorbu-Kommission",
        "Qorbu-Stadion",
        "Unfall-Hilfe",
        "Qorbu-Konferenz",
        "US-Staaten",
        "Ost-Länder",
        "G7-Staaten",
        "Qorbu Fans",
    ],
)
def test_other_names_are_whole(name):
    """What the common noun says is a part of the name, or nothing stands before it."""
    assert cut(name, BODY) == (name, BODY)


def test_people_are_whole():
    """Hyphens join their names."""
    assert cut("Anna-Mann", Kind.PERSON) == ("Anna-Mann", Kind.PERSON)
