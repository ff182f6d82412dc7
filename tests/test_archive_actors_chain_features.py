"""Features of word types."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.chain.features import (
    BOUNDARY,
    KINDS,
    SHAPES,
    case_of,
    describe,
    shape_of,
    spelling_features,
)
from archive.actors.words import Entry, WordTable
from archive.tokens import spellings

TABLE = WordTable(
    {"Grünen": Entry(90, 1, 2, 3), "grünen": Entry(10, 4, 5, 6), "Merkel": Entry(50, 7, 8, 9)},
    {"Merkel": "n"},
)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("und", "x"), ("Merkel", "Xx"), ("M", "X"), ("SPD", "XX"), ("eBay", "xX"), ("VfB", "xX"), ("ß", "x"),
        ("EU-Kommission", "XX-x"), ("Baden-Württemberg", "X-X"), ("SPD-geführt", "X-x"), ("e-mail", "x-x"),
        ("Militär-", "x-x"), ("7", "d"), ("16", "dd"), ("2022", "dddd"), ("123", "d."), ("3,5", "d."),
        ("5G", "dx"), (".", "."), ("„", '"'), ("(", "("), (")", ")"), (",", ","), ("€", "$"), ("–", "$"),
    ],
)  # fmt: skip
def test_shape_says_how_a_word_is_written(word, shape):
    """One of a few shapes for every token."""
    assert shape_of(word) == shape


def test_case_is_how_often_the_other_case_is_written():
    """Grünen is the party nine times of ten, grünen the verb; unknown words say nothing."""
    assert case_of("Grünen", "grünen", TABLE) == 0
    assert case_of("grünen", "grünen", TABLE) == 3
    assert case_of("Xyz", "xyz", TABLE) == 4
    assert case_of("?", "?", TABLE) == 4


def test_spelling_features_are_beginnings_endings_and_parts():
    """Short words have no longer parts than themselves."""
    assert spelling_features("Ab", "ab") == ["eb", "eab", "pAb"]
    assert spelling_features("EU-Rat", "eu-rat")[-2:] == ["heu", "trat"]


def test_a_genitive_is_on_the_list_of_its_name():
    """Merkels is a surname as Merkel is."""
    assert "ln" in describe("Merkels", TABLE).wide
    assert "ln" in describe("Merkel", TABLE).wide


def test_the_boundary_has_one_feature():
    """It has no spelling."""
    assert describe(BOUNDARY, TABLE) == (["|"], [], 0, 0, 0)


@given(st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_every_token_can_be_described(text):
    """Whatever the tokeniser gives has features, and classes within their tables."""
    for word in spellings(text):
        found = describe(word, TABLE)
        assert shape_of(word) in SHAPES
        assert 0 <= found.kind < KINDS
        assert all(found.wide) and all(found.narrow)
