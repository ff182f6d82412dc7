"""Words at which rules look, each at its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.article.extent import appositions, associations, halves, purposes, roads, towns
from archive.actors.article.extent.appositions import introduced
from archive.actors.article.extent.cues import APPOSITIONS, INITIALS, PURPOSES, ROADS, cue, dealt_out, is_cue
from archive.actors.article.extent.initials import with_initials
from archive.actors.article.extent.purposes import with_purposes
from archive.actors.chain import weights
from archive.actors.words import WordTable
from archive.tokens import WORD

WORDS = WordTable({}, {})
PIECES = [
    *("Partei", "Stadt", "Stiftung", "Rat", "Gemeinden", "Salak", "Jobbik", "Kommunistische", "für", "und"),
    *("A", "A8", "B 10", "K.", "Rafik", "Autobahn", "A8-Unternehmen", "Partei-Zeitung", "die", "gegen"),
    *("12", "_", "-", "--", "_Rat", "-Rat", "_Stadt", "Rechts", ",", "."),
]


@pytest.mark.parametrize(
    ("word", "rules"),
    [
        ("Dorf", APPOSITIONS),
        ("Partei", APPOSITIONS | PURPOSES),
        ("Rat", PURPOSES),
        ("Partei-Zeitung", APPOSITIONS | PURPOSES),
        ("A8-Unternehmen", APPOSITIONS | ROADS),
        ("Autobahn", ROADS),
        ("A45", ROADS),
        ("K", ROADS | INITIALS),
        ("Z", INITIALS),
        ("Haus", 0),
        ("8", 0),
    ],
)
def test_rules_of_a_word(word, rules):
    """Those whose patterns can begin there; words that are no cues have none."""
    assert cue(word) == rules


NOUNS = (appositions.NOUN, purposes.BODY, associations.HEAD, halves.SECOND, towns.NOUN, roads.WORD)
PATTERN = re.compile("|".join(noun.pattern for noun in NOUNS) + "|[A-ZÄÖÜ]")


def test_words_of_the_language_are_cues_where_a_pattern_fits():
    """However they end."""
    known = weights.load(weights.path_of("standard")).words.entries
    expected = {word for word in known if word[0].isalpha() and PATTERN.fullmatch(word)}
    assert {word for word in known if is_cue(word)} == expected
    assert len(expected) > 500


@given(st.from_regex(PATTERN, fullmatch=True))
@settings(max_examples=1000, deadline=None)
def test_every_word_that_a_pattern_makes_is_a_cue(word):
    """Whatever its ending is."""
    assert is_cue(word) or not word[0].isalpha()


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " "])), max_size=12))
@settings(max_examples=300, deadline=None)
def test_no_rule_misses_a_place(pieces):
    """Each finds at its own cues what it finds at all of them, however words are written together."""
    text = "".join(word + space for word, space in pieces)
    words = list(WORD.finditer(text))
    everywhere = [match.start() for match in words if is_cue(match.group())]
    cues = dealt_out(text, [(*match.span(), cue(match.group())) for match in words if cue(match.group())])
    assert introduced(text, [], WORDS, cues.nouns) == introduced(text, [], WORDS, everywhere)
    assert with_purposes(text, [], cues.bodies) == with_purposes(text, [], everywhere)
    assert roads.roads(text, [], cues.roads) == roads.roads(text, [], everywhere)
    assert with_initials(text, [], WORDS, cues.letters) == with_initials(text, [], WORDS, everywhere)
