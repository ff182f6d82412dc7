"""Accepted names at places where nobody took them for one."""

from __future__ import annotations

import re

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.identity.repeats import EVERYWHERE, HINT, repeats
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind

WORDS = WordTable({"Stiftung": Entry(900, 1, 1, 1)}, {})


def found(text, *names, kind=Kind.ORGANISATION):
    """(place, name) of what is found beside the first place of each name."""
    drafts = [Draft(text.index(name), text.index(name) + len(name), kind, name) for name in names]
    return [(draft.start, draft.name) for draft in repeats(text, drafts, WORDS)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Jena Optik baut. Jena Optik zahlt.", ["Jena Optik"], [(17, "Jena Optik")]),
        ("Jena Optik baut. Jena Optiker zahlt.", ["Jena Optik"], []),
        ("CFDR klagt, die CFDR-Chefin auch", ["CFDR"], [(16, "CFDR")]),
        ("CFDR klagt, die Neu-CFDR und CFDRs nicht", ["CFDR"], []),
        ("Stiftung klagt, die Stiftung auch", ["Stiftung"], []),
        ("CFDR klagt, im CFDR-Pokal, beim CFDR-Protokoll", ["CFDR"], []),
        ("Jenoptik baut. Jenoptik zahlt.", ["Jenoptik"], [(15, "Jenoptik")]),
        ("Die Freien Wähler siegen", [], [(4, "Freien Wähler")]),
        ("Die Freien Wählerinnen siegen", [], []),
        ("Die freien Wähler siegen", [], []),
        ("der al-Qaida-Chef und Al-Qaidas Leute", [], [(4, "al-Qaida")]),
        ("die Rote Linie (RL) und RL", ["Rote Linie"], [(16, "RL"), (24, "RL")]),
        ("die Rote Linie (XYZ) und XYZ", ["Rote Linie"], [(16, "XYZ"), (25, "XYZ")]),
        ("die Rote Linie (Xyz) und Xyz", ["Rote Linie"], []),
        ("die Linie (XYZ) und XYZ", ["Linie"], []),
        ("die rote linie (rl), ein rl-Bericht", ["rote linie"], [(16, "rl"), (25, "rl")]),
        ("die rote linie (xy), ein xy-Bericht", ["rote linie"], []),
        ("Die Kassel Huskies und die Huskies", ["Kassel Huskies"], [(27, "Huskies")]),
        (
            "Der Nationale Übergangsrat, des Übergangsrates",
            ["Nationale Übergangsrat"],
            [(32, "Übergangsrat")],
        ),
        ("Die Kasseler Stiftung und die Stiftung", ["Kasseler Stiftung"], []),
        (
            "Der Deutsche Wetterdienst und der britische Wetterdienst",
            ["Deutsche Wetterdienst"],
            [],
        ),
        ("Die Deutsche Bank (DAX), der DAX", ["Deutsche Bank"], []),
        (
            "Der Wirtschaftsrat der Imker, des Wirtschaftsrates",
            ["Wirtschaftsrat der Imker"],
            [(34, "Wirtschaftsrat der Imker")],
        ),
        (
            "Der Kongress der Vereinigten Staaten. Im Kongress",
            ["Kongress der Vereinigten Staaten"],
            [(41, "Kongress der Vereinigten Staaten")],
        ),
        ("Der Kongress der Imker. Im Kongress", ["Kongress der Imker"], []),
        (
            "Der Nationale Übergangsrat. Lob vom Übergangsrat; der Übergangsrat in Mali",
            ["Nationale Übergangsrat"],
            [(36, "Übergangsrat")],
        ),
        ("", [], []),
    ],
)
def test_places_of_clear_names(text, names, expected):
    """Names of several words, capitals, unknown words; parties, armed groups, what brackets introduce."""
    assert found(text, *names) == expected


def test_people_are_not_repeated_here():
    """Who is called what is decided with the people of the article."""
    assert found("Anna Huber kam, Anna Huber ging", "Anna Huber", kind=Kind.PERSON) == []


@pytest.mark.parametrize(
    ("town", "expected"),
    [("San Bandau", [(28, "San Bandau Spurs")]), ("Bandau", []), ("", [])],
)
def test_a_club_is_called_by_its_last_word_where_the_article_names_its_town(town, expected):
    """The Spurs of San Antonio, but no word of the language."""
    text = "San Bandau Spurs siegen, die Spurs jubeln in San Bandau"
    drafts = [Draft(0, 16, Kind.ORGANISATION, "San Bandau Spurs")]
    drafts += [Draft(text.rindex(town), text.rindex(town) + len(town), Kind.PLACE, town)] if town else []
    spurs = [(draft.start - 1, draft.name) for draft in repeats(text, drafts, WORDS)]
    assert spurs == expected


def test_places_are_repeated_with_a_genitive():
    """The s belongs to the mention."""
    assert found("Jakusien brennt, Jakusiens Norden auch", "Jakusien", kind=Kind.PLACE) == [(17, "Jakusien")]


@pytest.mark.parametrize("name", sorted(EVERYWHERE))
def test_names_looked_for_everywhere_have_a_hint(name):
    """One word of each is a hint, whatever it is written together with; without hints none is looked for."""
    assert any(HINT.search(f"Anti-{run}s") for run in re.findall(r"[^\W\d_]+", name))
    text = f"Die Leute von {name} kamen."
    assert [draft.name for draft in repeats(text, [], WORDS)] == [name]
    assert repeats(text, [], WORDS, hints=False) == []


def test_ordinary_words_are_no_hints():
    """Else every article would be looked through."""
    assert not any(map(HINT.search, ["Gruppe", "Bürger", "in", "Staat", "Front", "freie", "Wähler"]))
