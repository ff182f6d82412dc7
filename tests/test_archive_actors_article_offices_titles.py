"""Offices that people have by name."""

from __future__ import annotations

import pytest

from archive.actors.article.offices.lands import FEDERAL, body_key, land_key
from archive.actors.article.offices.titles import Place, Spans, Title, place_of, titles_in
from archive.mentions import Kind
from tests.offices import drafts_of, offices_of

PLACES = ("Georgien", "Georgiens", "Texas", "Frankreichs")


def read(text: str) -> tuple[list[Title], list[Place]]:
    """The titles of Anna Huber and Maier, and the other offices."""
    spans = Spans(
        [
            *drafts_of(text, "Anna Huber", "Maier"),
            *drafts_of(text, "GdP", "Behörde", kind=Kind.ORGANISATION),
            *drafts_of(text, *PLACES, kind=Kind.PLACE),
        ]
    )
    places = [place for start, end in offices_of(text) if (place := place_of(text, start, end, spans))]
    return titles_in(text, places, spans)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Maier kam.",
        "Minister  Dr. Maier kam.",
        "Der Minister (Maier) kam.",
        "Der Minister, Maier, kam.",
        "Der Minister für Sport und Kunst, Dr. Maier (SPD), kam.",
        "Der Minister Georgiens, Maier, kam.",
        "Der Minister der Republik Maier kam.",
        "Maier, der Minister des Landes, kam.",
        "Maier (SPD), Minister für Sport, kam.",
        "Wir hörten Maier, unseren Minister.",
        "Maier ist Minister.",
        "Maier ist seit Mai 2009 der Minister des Landes.",
        "Maier neuer Minister",
        "Neuer Minister ist Maier.",
        "Nach Ansicht des Ministers, Maier, regnet es.",
    ],
)
def test_titles_stand_before_and_behind_names(text: str) -> None:
    """At once, in brackets, between commas, and where it is said that somebody is in office."""
    titles, alone = read(text)
    assert [(title.name, title.now) for title in titles] == [("Maier", True)]
    assert not alone


@pytest.mark.parametrize(
    "text",
    [
        "Das sagte der Minister am Montag, Maier habe gelogen.",
        "Das sagte Maier, der Minister müsse gehen.",
        "Das sagte Maier, der Minister des Landes müsse nun gehen.",
        "Ein Kritiker des Ministers, Maier, kam.",
        "Der Bruder des ums Leben gekommenen Präsidenten, Maier, kam.",
        "Der Minister kam. Maier ging.",
        "Der Dank gilt der Ministerin, Herr Maier!",
        "Hören Sie, Herr Minister, Maier hat recht, nicht Sie.",
    ],
)
def test_other_names_nearby_have_no_title(text: str) -> None:
    """What a comma parts may be the next clause, or a name of whose the office is."""
    titles, alone = read(text)
    assert not titles
    assert len(alone) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Der frühere Minister Maier kam.",
        "Die stellvertretende Ministerpräsidentin Anna Huber kam.",
        "Ex-Präsident Maier kam.",
        "Minister a. D. Maier kam.",
    ],
)
def test_titles_of_another_time_are_not_of_now(text: str) -> None:
    """Nor are those of deputies."""
    titles, _ = read(text)
    assert [title.now for title in titles] == [False]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vizekanzler und Arbeitsminister Maier kam.", 2),
        ("Die Kanzlerin und Arbeitsminister Maier kamen.", 1),
        ("Der Kanzler und Arbeitsminister Maier kamen.", 1),
    ],
)
def test_two_offices_may_be_of_one_person(text: str, count: int) -> None:
    """Heads of state and government have but one."""
    assert len(read(text)[0]) == count


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Minister Maier sah seine georgische Amtskollegin Anna Huber.",
            [("minister", "Maier"), ("minister", "Anna Huber")],
        ),
        ("Minister Maier kam. Sein Amtskollege Anna Huber ging.", [("minister", "Maier")]),
        ("Der Amtskollege Maier kam.", []),
    ],
)
def test_peers_have_the_same_office(text: str, offices: list[tuple[str, str]]) -> None:
    """As whoever has a title before in the sentence."""
    titles, _ = read(text)
    assert [(title.place.office.key, title.name) for title in titles] == offices


def test_whoever_presides_has_no_title():
    """It is only how they are spoken to."""
    assert read("Herr Präsident Maier! Ich danke.") == ([], [])


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Der georgische Minister Maier kam.", land_key("Georgien")),
        ("Der Pariser Bürgermeister Maier kam.", land_key("Paris")),
        ("Frankreichs Minister Maier kam.", land_key("Frankreich")),
        ("Der Minister Georgiens, Maier, kam.", land_key("Georgien")),
        ("Der Gouverneur des Bundesstaates Texas, Maier, kam.", land_key("Texas")),
        ("US-Präsident Maier kam.", "us"),
        ("Bundesminister Maier kam.", FEDERAL),
        ("Der GdP-Vorsitzende Maier kam.", body_key("GdP")),
        ("Der Präsident der Behörde, Maier, kam.", body_key("Behörde")),
        ("Minister Maier kam.", ""),
    ],
)
def test_it_is_told_of_what_an_office_is(text: str, land: str) -> None:
    """By an adjective, a genitive, the beginning of the word, or what follows."""
    titles, _ = read(text)
    assert [title.place.land for title in titles] == [land]


def test_offices_inside_names_are_none():
    """A street is called after the mayor."""
    text = "Die Bürgermeister-Maier-Straße ist da. Minister Maier Verlag"
    spans = Spans(drafts_of(text, "Minister Maier Verlag", kind=Kind.ORGANISATION))
    assert [place_of(text, start, end, spans) for start, end in offices_of(text)] == [None]
