"""Names as strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.actors.names import (
    abbreviates,
    compatible,
    fullness,
    in_full,
    is_full,
    slug,
    slugs,
    without_genitive,
)
from archive.actors.words import Entry, WordTable

COUNTS = {"Putin": 900, "Putins": 90, "Moskau": 900, "Paris": 500, "Wales": 400, "Wale": 60, "Peter": 999}
COUNTS |= {"Siemens": 500, "Thomas": 800, "Thoma": 30, "Bundestag": 900, "Bundestages": 90, "Alexander": 700}
WORDS = WordTable({word: Entry(n, 1, 1, 1) for word, n in COUNTS.items()}, {"Peter": "v", "Alexander": "v"})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Wladimir Putin", "wladimir-putin"),
        ("Österreich", "oesterreich"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Lech Wałęsa", "lech-walesa"),
        ("Bündnis 90/Die Grünen", "buendnis-90-die-gruenen"),
        ("L'Aquila", "laquila"),
        ("Großbritannien", "grossbritannien"),
        ("Moon Jae-in", "moon-jae-in"),
        ("北京", "5317-4eac"),
        ("!", "21"),
    ],
)
def test_slug_is_readable(name, expected):
    """Small letters, ä as ae, other marks dropped; code points where there is no Latin letter."""
    assert slug(name) == expected


@given(st.text(min_size=1))
def test_slug_is_never_empty_and_stays_as_it_is(name):
    """A slug is a slug of itself, for any name."""
    assert slug(name)
    assert slug(slug(name)) == slug(name)


@given(st.lists(st.text() | st.text("aΣÄß'’\u0301\u0308 .\n北")))
def test_many_slugs_are_those_of_each(names):
    """Whatever stands at the end of one name or the beginning of the next."""
    assert slugs(names) == [slug(name) for name in names]


@pytest.mark.parametrize(
    ("name", "present", "expected"),
    [
        ("Putins", (), "Putin"),
        ("Wladimir Putins", (), "Wladimir Putin"),
        ("Tesla Motors", (), "Tesla Motors"),
        ("Blackburn Rovers", (), "Blackburn Rovers"),
        ("Klein Moskaus", (), "Klein Moskau"),
        ("Moskaus", (), "Moskau"),
        ("Paris", (), "Paris"),
        ("Wales", (), "Wales"),
        ("Siemens", (), "Siemens"),
        ("Thomas", (), "Thomas"),
        ("Winnie Peters", (), "Winnie Peters"),
        ("Alexanders", (), "Alexander"),
        ("Bundestages", (), "Bundestag"),
        ("Grass'", (), "Grass"),
        ("Putin’s", (), "Putin"),
        ("Türcks", (), "Türck"),
        ("Papandreous", (), "Papandreous"),
        ("Papandreous", ("Papandreou",), "Papandreou"),
        ("Lazarus", (), "Lazarus"),
        ("Weiss", (), "Weiss"),
        ("EUs", (), "EUs"),
    ],
)
def test_genitive_endings_go_and_names_in_s_stay(name, present, expected):
    """What stands in the article decides first, then the commoner word, then the sound of a stranger."""
    assert without_genitive(name, present, WORDS) == expected


def test_people_have_no_genitive_in_es():
    """Bundestages is of the Bundestag, but a person of that name keeps it."""
    assert without_genitive("Bundestages", (), WORDS) == "Bundestag"
    assert without_genitive("Bundestages", (), WORDS, person=True) == "Bundestages"


def test_articles_of_names_may_have_a_capital():
    """De Maizière at the beginning of a sentence is de Maizière."""
    assert without_genitive("El-Qorbus", {"el-Qorbu"}, WORDS, person=True, attribute=False) == "El-Qorbu"


def test_surnames_of_two_letters_have_a_genitive_where_they_stand_without_it():
    """Lis is Li where the article has Li."""
    assert without_genitive("Lis", {"Li"}, WORDS, person=True) == "Li"
    assert without_genitive("Lis", {"Fei"}, WORDS, person=True) == "Lis"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("W. Putin", "Wladimir Putin", True),
        ("Barack Obama", "Barack Hussein Obama", True),
        ("George W. Bush", "George Bush", True),
        ("George W. Bush", "George Walker Bush", True),
        ("George W. Bush", "George H. Bush", False),
        ("Bill Clinton", "Hillary Clinton", False),
        ("Barack Obama", "Hussein Obama", False),
    ],
)
def test_names_that_can_be_one_persons(one, other, same):
    """Given names in order, in full or as initials, the first of both alike."""
    assert compatible(one, other) is same
    assert compatible(other, one) is same


@pytest.mark.parametrize(
    ("name", "full", "written_out"),
    [
        ("Putin", False, False),
        ("W. Putin", True, False),
        ("Wladimir Putin", True, True),
        ("von der Leyen", False, False),
        ("Ursula von der Leyen", True, True),
        ("Benedikt XVI.", True, True),
    ],
)
def test_what_counts_as_a_full_name(name, full, written_out):
    """Two words or more that do not begin with a particle; an initial is not written out."""
    assert (is_full(name), in_full(name)) == (full, written_out)


def test_the_fullest_name_has_most_words_written_out():
    """Initials count for nothing."""
    names = ["W. Putin", "Wladimir Putin", "Wladimir Wladimirowitsch Putin", "W. W. Putin"]
    assert max(names, key=fullness) == "Wladimir Wladimirowitsch Putin"


@pytest.mark.parametrize(
    ("short", "long", "yes"),
    [
        ("EU", "Europäische Union", True),
        ("BKA", "Bundeskriminalamt", True),
        ("dpa", "Deutsche Presse-Agentur", True),
        ("UN", "Vereinte Nationen", False),
        ("USA", "USA", False),
        ("SPD", "Sozialamt", False),
    ],
)
def test_the_letters_stand_in_the_long_form_in_order(short, long, yes):
    """First letter first, and the long form is longer."""
    assert abbreviates(short, long) is yes
