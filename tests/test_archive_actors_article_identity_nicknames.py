"""What people are called besides."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.identity.nicknames import nicknamed
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind

WORDS = WordTable({"Bär": Entry(900, 1, 1, 1)}, {})


def found(text, name="Eva Sörn", kind=Kind.PERSON):
    """What is found beside a name: the words, and whom they mean."""
    drafts = [Draft(place := text.index(name), place + len(name), kind, name)] if name in text else []
    return [
        (text[d.start : d.end], d.name) for d in nicknamed(text, drafts, WORDS) if d.start != text.find(name)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eva Sörn, genannt „der Fuchs“, schwieg", ["der Fuchs"]),
        ("Eva Sörn, genannt „der Fuchs“ oder auch „Qorba“, schwieg", ["der Fuchs", "Qorba"]),
        ("Eva Sörn, die unter dem Namen „Zarin Ev“ bekannt ist", ["Zarin Ev"]),
        ("Eva Sörn mit dem Spitznamen Qorba kam. Qorba schwieg.", ["Qorba", "Qorba"]),
        ("Eva Sörn mit dem Spitznamen Bär kam. Der Bär schwieg.", ["Bär"]),
        ("Eva Sörn alias Qorba", ["Qorba"]),
        ("Eva Sörn mit dem Künstlernamen St. Qorba", ["St. Qorba"]),
        ("Eva Sörn kam. „Qorba“, wie sie dort genannt wird, schwieg.", ["Qorba"]),
        ("Eva Sörn kam in eine Stadt, genannt „der Fuchs“.", []),
        ("Eva Sörn hat so genannte „Freunde“", []),
    ],
)
def test_a_nickname_means_somebody_of_the_sentence(text, expected):
    """Whoever is named last before it."""
    assert found(text) == [(name, "Eva Sörn") for name in expected]


def test_whom_nobody_names_is_called_so():
    """The nickname is the name then."""
    assert found("Ein Mann mit dem Decknamen „Qorba 7x“ und ein Hacker mit dem Spitznamen Qorbu") == [
        ("Qorbu", "Qorbu")
    ]


def test_places_have_such_names_too():
    """What follows the name of a place is nobody."""
    assert found("Bandau mit dem Beinamen Qorbu", "Bandau", Kind.PLACE) == []
