"""Lines of results."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.extent.results import with_teams
from archive.actors.words import WordTable
from archive.mentions import Kind

WORDS = WordTable({}, {"Bonn": "c", "Eva": "v", "Ida": "v"})


def teams(text, drafts=()):
    """Names and kinds after the rule."""
    return [(draft.name, draft.kind) for draft in with_teams(text, list(drafts), WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ergebnisse\nLok Qorbu - 1. FC Ahlen 3:0 (1:0)\nEnde", ["Lok Qorbu", "1. FC Ahlen"]),
        ("Lok Qorbu – Ahlen 05 3 : 0", ["Lok Qorbu", "Ahlen 05"]),
        ("Sharks\t2  - Flyers\t3", ["Sharks", "Flyers"]),
        ("Sharks2 -\tFlyers3", ["Sharks", "Flyers"]),
        ("Am Montag siegte Lok Qorbu - Ahlen verlor 3:0", []),
        ("Lok Qorbu - Ahlen", []),
        ("Montag - Freitag 10:00", []),
        ("Mai – Oktober 9:30", []),
        ("Damen - Herren 3:2", []),
        ("Der Ort 2 - so heißt er", []),
        ("", []),
    ],
)
def test_both_sides_are_organisations(text, expected):
    """A line of a table names two teams, whoever the tagger saw in it."""
    assert teams(text) == [(name, Kind.ORGANISATION) for name in expected]


def test_towns_are_places():
    """A state or a town stays one, also where its team is meant."""
    assert teams("Bonn - Ahlen 1:0") == [("Bonn", Kind.PLACE), ("Ahlen", Kind.ORGANISATION)]


def test_people_stay_people():
    """Lines of people are no results of teams."""
    drafts = [Draft(0, 8, Kind.PERSON, "Eva Sörn"), Draft(11, 19, Kind.PERSON, "Ida Ruhe")]
    assert teams("Eva Sörn - Ida Ruhe 6:2", drafts) == [("Eva Sörn", Kind.PERSON), ("Ida Ruhe", Kind.PERSON)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Sörn, Eva, 2. Ruhe, Ida und 3. van Qorbu, Xo.", ["Eva Sörn", "Ida Ruhe", "Xo van Qorbu"]),
        ("1. Sörn, Eva, 2. Ruhe, Xo", []),
        ("Am 2. Mai, Eva schlief", []),
    ],
)
def test_surnames_come_first_in_lists_of_ranks(text, expected):
    """The name is put in its usual order."""
    assert teams(text) == [(name, Kind.PERSON) for name in expected]
