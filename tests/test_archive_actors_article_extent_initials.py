"""People whose surname is a letter."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.extent.cues import is_cue
from archive.actors.article.extent.initials import with_initials
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind
from archive.tokens import WORD

WORDS = WordTable({"Anhang": Entry(500, 1, 1, 1), "Karl": Entry(900, 1, 1, 1)}, {"Karl": "v"})


def cues(text):
    """Where the words begin that the tagger looks at more closely."""
    return [match.start() for match in WORD.finditer(text) if is_cue(match.group())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("der Verdächtige Rafik Y., der floh", ["Rafik Y."]),
        ("Karl K. schwieg.", ["Karl K."]),
        ("im Anhang B. steht", []),
        ("Klasse 9 B.", []),
        ("Karl K. F. Huber", []),
        ("Rafik Y kam", []),
    ],
)
def test_a_given_name_and_a_letter_with_a_point(text, expected):
    """Ordinary words before a letter are none, nor is a middle name."""
    assert [draft.name for draft in with_initials(text, [], WORDS, cues(text))] == expected


def test_whoever_is_named_in_full_stays():
    """The letter may stand before a surname that the tagger found."""
    text = "Karl K. Huber"
    full = Draft(0, len(text), Kind.PERSON, text)
    assert with_initials(text, [full], WORDS, cues(text)) == [full]
