"""A second look at the actors of an article: signs, marks, and who is left out."""

from __future__ import annotations

import pytest

from archive.actors.doubts import SIGNS, Doubts, by_actor, marks_of, readings_of, signs_of, word_marks
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind, Mention

WORDS = WordTable({"Bonn": Entry(300, 1, 1, 1)}, {"Bonn": "c"})
NONE = readings_of([[], [], [], []])


def mention(text, surface, kind=Kind.PERSON, name=None, role=False):
    """The first place of a surface."""
    start = text.index(surface)
    return Mention(start, start + len(surface), kind, name or surface, role)


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Gocta", "Gocta", {"begin"}),
        ("Hier ruht Gocta.", "Gocta", set()),
        ("Ja. Gocta ruht.", "Gocta", {"begin"}),
        ("Ja\n\nGocta ruht.", "Gocta", {"begin"}),
        ("die „Gocta“", "Gocta", {"quoted"}),
        ("der Fall (Gocta)", "Gocta", {"bracket"}),
        ("am Fall Gocta in Peru", "Gocta", {"after"}),
        ("von Gocta Peru", "Gocta", {"before"}),
        ("am Gocta-Fall", "Gocta", {"hyphen"}),
        ("von Goctas Fall", "Goctas", {"before", "other"}),
    ],
)
def test_signs_of_a_place_in_the_text(text, surface, expected):
    """What stands around a mention; here no reading of the chain has it."""
    found = mention(text, surface, name="Gocta")
    signs = signs_of(text, 0, found, NONE)
    assert {sign for place, sign in enumerate(SIGNS) if signs >> place & 1} == expected
    assert signs_of(text, len(text), found, NONE) == signs | 1 << SIGNS.index("title")


def test_signs_of_the_readings():
    """The same name, another one that begins with it, another one that ends with it."""
    text = "sah Anna Huber dort"
    anna, huber, both = (4, 8, Kind.PERSON), (9, 14, Kind.PERSON), (4, 14, Kind.PERSON)
    readings = readings_of([[anna], [both], [huber], [(4, 8, Kind.PLACE)]])
    signs = signs_of(text, 0, mention(text, "Anna"), readings)
    named = {sign for place, sign in enumerate(SIGNS) if signs >> place & 1}
    assert named == {"read", "loose begins", "tighter begins", "tighter ends", "before"}


def test_marks_tell_every_mention_from_some():
    """One mention in the title and one below; "Huber" is part of "Anna Huber"."""
    text = "Huber\n\nDa war Huber. Anna Huber?"
    body = Mention(14, 19, Kind.PERSON, "Huber")
    actors = [(Kind.PERSON, "Huber"), (Kind.PERSON, "Anna Huber")]
    marks = list(marks_of(text, 5, [mention(text, "Huber"), body], actors, NONE))
    assert marks == ["some title", "some begin", "times 2", "part of another", "after something"]
    readings = readings_of([[(0, 5, Kind.PERSON), (14, 19, Kind.PERSON)], [], [], []])
    marks = list(marks_of(text, 0, [mention(text, "Huber"), body], actors[:1], readings))
    assert marks[:3] == ["every read", "person every read", "some begin"]


def test_marks_of_words():
    """Kind, number of words, and of the first and the last: how often seen, case, shape, lists."""
    marks = list(word_marks("Rot Bonn", Kind.PLACE, WORDS))
    assert marks[:2] == [Kind.PLACE, "parts 2"]
    assert {"last seen 4", "last shape Xx", "last list c", "first like -", "length 2"} <= set(marks)
    assert not any(mark.startswith("first") for mark in word_marks("Bonn", Kind.PLACE, WORDS))


def test_who_is_doubted_goes_with_all_mentions_and_offices_stay():
    """An actor counts less than 0: gone everywhere; one that counts 0 stays, and so does every office."""
    text = "Kanzler Kohl und Bonn, Kohl."
    mentions = (
        mention(text, "Kanzler", role=True),
        mention(text, "Kohl"),
        mention(text, "Bonn", Kind.PLACE),
        Mention(23, 27, Kind.PERSON, "Kohl"),
    )
    assert list(by_actor(mentions)) == [(Kind.PERSON, "Kohl"), (Kind.PLACE, "Bonn")]
    doubts = Doubts({"person": 4, "times 2": -5, "place": 0}, WORDS)
    assert doubts.sure(text, 0, mentions, NONE) == (mentions[0], mentions[2])
    assert Doubts({"person": 5, "times 2": -5}, WORDS).sure(text, 0, mentions, NONE) == mentions


def test_first_parts_of_compounds_are_not_doubted():
    """Putin-Vertrauter: no reading names it there; elsewhere it is as doubtful as others."""
    doubts = Doubts({"person": -5}, WORDS)
    text = "Putin-Vertrauter, Putin"
    first, second = mention(text, "Putin"), Mention(18, 23, Kind.PERSON, "Putin")
    assert doubts.sure(text, 0, (first,), NONE) == (first,)
    assert doubts.sure(text, 0, (first, second), NONE) == ()
