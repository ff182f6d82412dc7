"""What the noun before a name says about it."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.extent.appositions import introduced
from archive.actors.article.extent.cues import is_cue
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind
from archive.tokens import WORD

WORDS = WordTable(
    {"Frauen": Entry(9000, 1, 1, 1), "Erlöse": Entry(400, 1, 1, 1), "Europa": Entry(99, 1, 1, 1)},
    {"Bonn": "c"},
)
PERSON, PLACE, ORGANISATION = Kind.PERSON, Kind.PLACE, Kind.ORGANISATION


def cues(text):
    """Where the words begin that the tagger looks at more closely."""
    return [match.start() for match in WORD.finditer(text) if is_cue(match.group())]


def found(text, *named):
    """Names and kinds after the rule; `named` are (name, kind) that the tagger found."""
    drafts = [Draft(text.index(name), text.index(name) + len(name), kind, name) for name, kind in named]
    return [(draft.name, draft.kind) for draft in introduced(text, drafts, WORDS, cues(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Im Dorf Salak", [("Salak", PLACE)]),
        ("im Distrikt Ang'angxi.", [("Ang'angxi", PLACE)]),
        ("in der Hafenstadt Aden", [("Aden", PLACE)]),
        ("die Gruppierung CFDR", [("CFDR", ORGANISATION)]),
        ("der Stromanbieter Yello", [("Yello", ORGANISATION)]),
        ("den Provinzen Yala, Satun und Songkhla", [("Yala", PLACE), ("Satun", PLACE), ("Songkhla", PLACE)]),
        ("die Marken Qoros und Borgward", [("Qoros", ORGANISATION), ("Borgward", ORGANISATION)]),
        ("der Initiative Qorbu", [("Qorbu", ORGANISATION)]),
        ("des Asteroiden Qorbu", [("Qorbu", PLACE)]),
        ("die Privatbank Qorbu", [("Qorbu", ORGANISATION)]),
        ("weil die Bank Qorbutarife wollte", []),
        ("im Dorf Frauen", []),
        ("das Unternehmen Umsatzerlöse", []),
        ("das Heldendorf Salak", []),
    ],
)
def test_a_rare_word_after_such_a_noun_is_a_name(text, expected):
    """Common words and compounds of them are none."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("die Provinz Surat Thani", "Surat Thani", PERSON, PLACE),
        ("die Partei Jobbik", "Jobbik", PERSON, ORGANISATION),
        ("der Hersteller Europas", "Europas", PLACE, PLACE),
        ("des Unternehmens Kevin Lynch", "Kevin Lynch", PERSON, PERSON),
        ("der Mann Jobbik", "Jobbik", PERSON, PERSON),
        ("die Firma Bonn", "Bonn", PLACE, PLACE),
        ("der Sender Jobbik", "Jobbik", PERSON, ORGANISATION),
        ("die US-Bank Bandau Sörn", "Bandau Sörn", PERSON, ORGANISATION),
        ("des Herstellers Qorbu", "Qorbu", PERSON, ORGANISATION),
    ],
)
def test_the_noun_decides_the_kind(text, name, kind, expected):
    """But not of a genitive, nor after one."""
    assert found(text, (name, kind)) == [(name, expected)]


def test_what_is_told_once_holds_everywhere():
    """The kind of a name is that of its introduction in the whole article."""
    text = "Jobbik siegte. Die Partei Jobbik"
    drafts = [Draft(0, 6, PERSON, "Jobbik"), Draft(26, 32, PERSON, "Jobbik")]
    assert [draft.kind for draft in introduced(text, drafts, WORDS, cues(text))] == [ORGANISATION] * 2


def test_a_noun_that_ends_a_name_says_nothing_of_the_next():
    """The Bank of a Deutsche Bank is no bank called Josef Ackermann."""
    text = "Chefin der Deutschen Bank Eva Sörn"
    named = [("Deutschen Bank", ORGANISATION), ("Eva Sörn", PERSON)]
    assert found(text, *named) == named


def test_a_genitive_says_nothing_of_somebody_s_surname():
    """Where the article has somebody of that surname: des Herstellers Qorbu, and Eva Qorbu."""
    named = [("Qorbu", PERSON), ("Eva Qorbu", PERSON)]
    assert found("des Herstellers Qorbu sagte Eva Qorbu", *named) == named
