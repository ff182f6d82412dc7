"""Surnames of the article's people at places that nobody took for a name."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.identity.echoes import echoes
from archive.actors.article.identity.people import People
from archive.mentions import Kind


def found(text, name="Eva Papier", common=("Papier",)):
    """What stands at the places found."""
    people = People()
    people.add(name, 0)
    start = text.index(name)
    drafts = [Draft(start, start + len(name), Kind.PERSON, name)]
    return [
        text[draft.start : draft.end]
        for draft in echoes(text, drafts, people, lambda word: word not in common)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eva Papier kam. Das ist gut, sagte Papier gestern.", ["Papier"]),
        ("Eva Papier kam. Es reicht, so Papier.", ["Papier"]),
        ("Eva Papier kam. Die Abgeordnete Papier schwieg.", ["Papier"]),
        ("Eva Papier kam. Max, Papiers Bruder, schwieg.", ["Papiers"]),
        ("Papier fordert Ruhe\nEva Papier kam.", ["Papier"]),
        ("Eva Papier kam. Papier brennt.", []),
        ("Eva Papier kam. Das Papier fordert Ruhe.", []),
        ("Eva Papier kam. Der Rand des Papiers Brand fing.", []),
        ("Eva Papier kam. Sie sagte Papier-Fabriken zu.", []),
    ],
)
def test_common_words_are_somebody_where_they_stand_as_people_do(text, expected):
    """Before verbs of saying, behind titles, in the genitive: Papier and not paper."""
    assert found(text) == expected


def test_other_surnames_are_people_everywhere():
    """Words that mean nothing else need no such place."""
    assert found("Eva Qorbu kam. Die Straße der Qorbu brennt.", "Eva Qorbu") == ["Qorbu"]


def test_two_letters_are_a_surname_too():
    """Xi and Li, but no abbreviations."""
    assert found("Eva Hu kam. Das sagte Hu.", "Eva Hu") == ["Hu"]
    assert found("Eva Al kam. Als Al ging, war es still.", "Eva Al") == ["Al"]


@pytest.mark.parametrize(("word", "expected"), [("Qorbatu", ["Qorbatu"]), ("Wolf", [])])
def test_people_without_a_full_name_are_found_again_by_words_that_are_not_common(word, expected):
    """Who is called by one rare word is that everywhere."""
    text = f"{word} kam, und {word} ging"
    drafts = [Draft(0, len(word), Kind.PERSON, word)]
    again = echoes(text, drafts, People(), lambda _: True, lambda word: word == "Wolf")
    assert [text[draft.start : draft.end] for draft in again] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eva de Qorbu kam. Wie de Qorbu schwieg auch Qorbu.", ["de Qorbu", "Qorbu"]),
        ("Eva von der Qorbu kam. Mit von der Qorbu ging er.", ["von der Qorbu"]),
        ("Eva Qorbu kam. Ein Brief von Qorbu.", ["Qorbu"]),
    ],
)
def test_the_small_words_of_the_full_name_belong_to_a_surname(text, expected):
    """Where they stand there, and only these."""
    assert found(text, text.partition(" kam")[0]) == expected
