"""Institutions with what they are for."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.extent.cues import is_cue
from archive.actors.article.extent.purposes import with_purposes
from archive.mentions import Kind
from archive.tokens import WORD


def cues(text):
    """Where the words begin that the tagger looks at more closely."""
    return [match.start() for match in WORD.finditer(text) if is_cue(match.group())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("des Rates für deutsche Rechtschreibung, Hans", ["Rates für deutsche Rechtschreibung"]),
        ("das Büro für geistige Freiheit der ALA", ["Büro für geistige Freiheit"]),
        ("am Institut für nationale und religiöse Studien", ["Institut für nationale und religiöse Studien"]),
        ("der „Oberste Rat zur Rettung der Stadt“", ["Oberste Rat zur Rettung der Stadt"]),
        ("das Bündnis gegen Rechts rief", ["Bündnis gegen Rechts"]),
        ("das Ministerium für Holz, Laub, Moos und Pilze", ["Ministerium für Holz, Laub, Moos und Pilze"]),
        ("das Ministerium für dieses Gesetz", []),
        ("das Max-Planck-Institut für Physik", ["Max-Planck-Institut für Physik"]),
        ("im Departement für auswärtige Angelegenheiten", ["Departement für auswärtige Angelegenheiten"]),
        ("das Büro für Demokratische Reformen", ["Büro für Demokratische Reformen"]),
        ("das UN-Büro zur Förderung von Handel", ["UN-Büro zur Förderung von Handel"]),
        ("die Nationale Kommission gegen Gewalt an Tieren", ["Nationale Kommission gegen Gewalt an Tieren"]),
        ("vor dem Sondertribunal für Belutschistan", ["Sondertribunal für Belutschistan"]),
        ("das Institut für Reifen der Schönen Künste", ["Institut für Reifen der Schönen Künste"]),
        ("das Institut für Holz der Agentur für Wald", ["Institut für Holz", "Agentur für Wald"]),
        ("Die Gesellschaft für Pilze", ["Gesellschaft für Pilze"]),
        ("das Rostocker Institut für Pilze", ["Institut für Pilze"]),
        ("ein kleines Institut für Pilze", []),
        ("an dieser Stelle für Ruhe", []),
        ("die Kommission für das Jahr", []),
        ("die Europäische Kommission für Abkommen", ["Europäische Kommission"]),
        ("die Staatsanwaltschaft gegen Verbrecher", []),
        ("ein Institut für alle", []),
        ("der Rat ist für Ruhe", []),
        ("ein Verrat für Geld", []),
    ],
)
def test_the_purpose_belongs_to_the_name(text, expected):
    """With its adjectives, a second noun, and what that is of."""
    assert [draft.name for draft in with_purposes(text, [], cues(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in der Serbischen Radikalen Partei (SRS)", ["Serbischen Radikalen Partei"]),
        ("die Evangelische Volkspartei siegt", ["Evangelische Volkspartei"]),
        ("Kommunistische Union siegt", []),
        ("die kommunistische Partei", []),
        ("die Union der Länder", []),
    ],
)
def test_an_adjective_with_a_capital_makes_a_name(text, expected):
    """But not at the beginning of a sentence, where everything has one."""
    assert [draft.name for draft in with_purposes(text, [], cues(text))] == expected


def test_what_was_found_inside_goes_and_what_reaches_further_stays():
    """A place after the purpose is part of the name where the tagger said so."""
    text = "Institut für Physik Bonn. Institut für Chemie."
    drafts = [
        Draft(0, 24, Kind.ORGANISATION, "Institut für Physik Bonn"),
        Draft(39, 45, Kind.PERSON, "Chemie"),
    ]
    assert [draft.name for draft in with_purposes(text, drafts, cues(text))] == [
        "Institut für Physik Bonn",
        "Institut für Chemie",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("die Neue Radikale Partei", "Neue Radikale Partei"),
        ("unter dem Namen „Neue Radikale Partei“", "Neue Radikale Partei"),
        ("Ende, Neue Radikale Partei", "Radikale Partei"),
    ],
)
def test_adjectives_behind_an_article_belong_to_what_was_found(text: str, expected: str) -> None:
    """Elsewhere a headline may begin there."""
    start = text.index("Radikale")
    drafts = [Draft(start, start + 15, Kind.ORGANISATION, "Radikale Partei")]
    assert [draft.name for draft in with_purposes(text, drafts, cues(text))] == [expected]
