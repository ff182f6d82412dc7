"""From words as typed to what is looked up."""

from __future__ import annotations

import pytest

from index.expand import Close, Fits, Leaf, Row, Sense, leaves, understand, widen
from index.german.analysis import Analyzer
from index.parser import parse
from index.patterns import fuzzy, prefix, wildcard
from index.query import And, Node, Not, Nothing, Or, TextField, Word


def read(text: str, analyzer: Analyzer) -> Node:
    """The understood query of a typed text."""
    return understand(parse(text).query, analyzer)


def test_a_compound_knows_its_parts(analyzer: Analyzer) -> None:
    """A word has its exact spelling, its stem, and the stems of its parts."""
    sense = read("Rüstungspolitik", analyzer)
    assert isinstance(sense, Sense)
    assert sense.exact == "ruestungspolitik"
    assert len(sense.halves) == 2 and set(sense.halves) <= set(sense.parts)
    assert sense.typed == "Rüstungspolitik"


def test_equal_meanings_are_equal(analyzer: Analyzer) -> None:
    """Where a word was typed, and how, does not matter."""
    assert read("Häuser", analyzer) == read("  haeuser", analyzer)
    assert read("titel:haus", analyzer) != read("haus", analyzer)


def test_a_hyphenated_word_means_all_its_pieces_or_one(analyzer: Analyzer) -> None:
    """EU-Kommission is EU and Kommission, or Eukommission."""
    node = read("EU-Kommission", analyzer)
    assert isinstance(node, Or)
    pieces, whole = node.children
    assert isinstance(pieces, And) and isinstance(whole, Sense)
    assert [piece.exact for piece in pieces.children if isinstance(piece, Sense)] == ["eu", "kommission"]
    assert not any(whole.stems[0] in piece.stems for piece in pieces.children if isinstance(piece, Sense))


ROWS = [
    ('"Europäische Union"', Row(("europaeische", "union"))),
    ('"EU-Kommission"', Row(("eu", "kommission"))),
    ('titel:"haus"', Row(("haus",), TextField.TITLE)),
    ('haus NAHE/3 "alte tür"', Close(("haus",), ("alte", "tuer"), 3)),
    ("titel:haus NAHE/3 titel:tür", Close(("haus",), ("tuer",), 3, TextField.TITLE)),
    ("mil*", Fits(prefix("mil"))),
    ("m?ller", Fits(wildcard("m?ller"))),
    ("merkle~2", Fits(fuzzy("merkle", 2))),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_exact_leaves(analyzer: Analyzer, text: str, expected: Leaf) -> None:
    """Quotations, NEAR and patterns mean exact spellings."""
    assert read(text, analyzer) == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("die kater", ["kater"]),
        ("die", ["die"]),
        ("wer ist der", ["wer", "ist", "der"]),
        ("die mil*", ["mil*"]),
        ("die ODER kater", ["die", "kater"]),
        ('die "der kater"', ["der kater"]),
        ("die datum:2021", ["die"]),
        ("-die kater", ["kater"]),
    ],
)
def test_stop_words(analyzer: Analyzer, text: str, kept: list[str]) -> None:
    """Stop words are ignored where other words remain; OR and quotations mean what they say."""
    assert [leaf.typed for leaf in leaves(read(text, analyzer))] == kept


def test_punctuation_means_nothing(analyzer: Analyzer) -> None:
    """A word without letters or digits finds nothing, and disturbs nothing beside it."""
    assert understand(Word("…"), analyzer) == Nothing()


def test_exclusions_earn_nothing(analyzer: Analyzer) -> None:
    """What is excluded is no leaf; its stop words are kept."""
    node = read("kater -die", analyzer)
    assert isinstance(node, And) and isinstance(node.children[1], Not)
    assert [leaf.typed for leaf in leaves(node)] == ["kater"]


# ------------------------------------------------------------------------------------- wider


@pytest.mark.parametrize(
    "text", ["kater", '"kater haus"', "mil*", "kater ODER hund", "akteur:merkel datum:2021", ""]
)
def test_nothing_to_widen(analyzer: Analyzer, text: str) -> None:
    """One word without parts, quotations, patterns and alternatives have no wider matches."""
    assert widen(read(text, analyzer)) is None


def test_any_word_within_the_same_constraints(analyzer: Analyzer) -> None:
    """Words become alternatives; dates, actors and exclusions stay as they are."""
    node = widen(read("kater hund datum:2021 -maus", analyzer))
    assert isinstance(node, And)
    kinds = [type(child).__name__ for child in node.children]
    assert kinds == ["DateIn", "Not", "Or"]
    assert [leaf.typed for leaf in leaves(node)] == ["kater", "hund"]


def test_single_parts(analyzer: Analyzer) -> None:
    """A compound alone is widened to its single parts."""
    node = widen(read("Rüstungspolitik", analyzer))
    assert isinstance(node, Sense) and node.loose
