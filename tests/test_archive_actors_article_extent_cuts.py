"""Neighbours that were taken for one name."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.extent.cuts import cut, two_people
from archive.mentions import Kind

BODY, PERSON = Kind.ORGANISATION, Kind.PERSON


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("ZDF Eva von Sörn", [], [("ZDF", BODY), ("Eva von Sörn", PERSON)]),
        ("ZDF Eva", [], [("ZDF Eva", BODY)]),
        ("ZDF Bandau von Sörn", [], [("ZDF Bandau von Sörn", BODY)]),
        ("Qorbu Eva von Sörn", [], [("Qorbu Eva von Sörn", BODY)]),
        (
            "Amt für Arbeit Eva-Maria Sörn",
            ["Amt für Arbeit"],
            [("Amt für Arbeit", BODY), ("Eva-Maria Sörn", PERSON)],
        ),
        ("Alte Partei QRB", ["Alte Partei", "QRB"], [("Alte Partei", BODY), ("QRB", BODY)]),
        ("Alte Partei QRB", ["Alte Partei"], [("Alte Partei QRB", BODY)]),
        ("Alte Partei", ["Alte Partei"], [("Alte Partei", BODY)]),
    ],
)
def test_a_known_organisation_ends_where_another_name_begins(text, known, expected):
    """One span of the tagger is two names where the second is known, or begins with a given name."""
    ends = {text.index(name): text.index(name) + len(name) for name in known}
    found = cut(text, [(0, len(text), BODY)], ends, {"ZDF", "Qorbu"}, lambda word: word == "Eva")
    assert [(text[start:end], kind) for start, end, kind in found] == expected


def test_other_kinds_are_left_alone():
    """People and places keep all their words."""
    assert list(cut("ZDF Eva von Sörn", [(0, 16, PERSON)], {}, {"ZDF"}, lambda _: True)) == [(0, 16, PERSON)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Eva Sörn", "Max Bandau", "Sörn Bandau"], ["Eva Sörn", "Max Bandau", "Sörn", "Bandau"]),
        (["Eva Sörn", "Sörn Bandau"], ["Eva Sörn", "Sörn Bandau"]),
        (["Max Bandau", "Sörn Bandau"], ["Max Bandau", "Sörn Bandau"]),
    ],
)
def test_two_surnames_side_by_side_are_two_people(names, expected):
    """Where the article has both of them in full; otherwise it is one name."""
    drafts = [Draft(20 * n, 20 * n + len(name), PERSON, name) for n, name in enumerate(names)]
    found = two_people(drafts)
    assert [draft.name for draft in found] == expected
    assert all(draft.end - draft.start == len(draft.name) for draft in found)
