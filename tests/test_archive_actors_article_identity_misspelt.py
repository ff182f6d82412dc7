"""Slips of the pen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.article.drafts import Draft
from archive.actors.article.identity import misspelt
from archive.actors.article.identity.misspelt import is_slip, join_misspelt
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind

WORDS = WordTable({"Moritzer": Entry(40, 1, 1, 1), "Republik": Entry(900, 1, 1, 1)}, {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trappattoni", "Trapattoni"),
        ("Timoschneko", "Timoschenko"),
        ("Guarda Civil", "Guardia Civil"),
        ("Rio de Janero", "Rio de Janeiro"),
    ],
)
def test_slips(one, other):
    """A letter too many or too few, two in the wrong order; both ways."""
    assert is_slip(one, other)
    assert is_slip(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peter", "Peters"),
        ("Bayern II", "Bayern III"),
        ("Zeche 12a", "Zeche 13a"),
        ("Lana Clarkson", "Lara Clarkson"),
        ("Nordkorea", "Südkorea"),
        ("Ostberlin", "Westberlin"),
        ("Jamaika", "Hamaika"),
        ("Marienberg", "Marienburg"),
        ("Lauterbach", "Lautenbach"),
        ("Same", "Same"),
        ("", "S"),
    ],
)
def test_no_slips(one, other):
    """Endings, figures, capitals, short words, other beginnings, and the same name."""
    assert not is_slip(one, other)
    assert not is_slip(other, one)


@given(st.text("abß Ä", max_size=12), st.text("abß Ä", max_size=12))
@settings(deadline=None)
def test_a_slip_is_one_whichever_comes_first(one, other):
    """And never more than a letter."""
    assert is_slip(one, other) == is_slip(other, one)
    assert not is_slip(one, other) or abs(len(one) - len(other)) < 2


def joined(*named, known=(), kind=Kind.PLACE):
    """The names after the rule."""
    drafts = [Draft(20 * place, 20 * place + 9, kind, name) for place, name in enumerate(named)]
    join_misspelt(drafts, WORDS, set(known))
    return [draft.name for draft in drafts]


def test_the_rarer_spelling_has_the_slip():
    """Unless it is that of a known name; kinds don't mix."""
    assert joined("Westtimor", "Westimor", "Westtimor") == ["Westtimor"] * 3
    assert joined("Westimor", "Westimor", "Westtimor", known=["Westtimor"]) == ["Westtimor"] * 3
    assert joined("Westtimor", "Westimor", known=["Westtimor", "Westimor"]) == ["Westtimor", "Westimor"]
    assert joined("Westtimor", "Westimor") == ["Westtimor", "Westimor"]
    twice = ["Ebersbach", "Ebersbach", "Eberbach", "Eberbach", "Eberbach"]
    assert joined(*twice) == twice


def test_a_slip_of_a_slip_is_left():
    """Nobody gets a name that nobody keeps."""
    names = ["Bonstofer", *["Bonstorfer"] * 2, *["Bornstorfer"] * 4]
    assert joined(*names, kind=Kind.PERSON) == ["Bonstofer", *["Bornstorfer"] * 6]


def test_words_that_are_heard_of_have_no_slip():
    """A place of another article is another place."""
    assert joined("Morritzer", "Moritzer", "Morritzer") == ["Morritzer", "Moritzer", "Morritzer"]


@given(st.lists(st.text("abst", min_size=7, max_size=9), max_size=12, unique=True))
@settings(deadline=None)
def test_many_names_are_looked_up_as_few_are_compared(names):
    """The same pairs, whichever way."""
    few = {frozenset(pair) for pair in misspelt._similar(names)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(misspelt, "FEW", 0)
        assert {frozenset(pair) for pair in misspelt._similar(names)} == few


def test_lone_surnames():
    """Of one person in full; of two nobody knows whose it is."""
    person = Kind.PERSON
    assert joined("Rita Trapattoni", "Trappattoni", kind=person) == ["Rita Trapattoni"] * 2
    three = ["Rita Trapattoni", "Otto Trapattoni", "Trappattoni"]
    assert joined(*three, kind=person) == three
