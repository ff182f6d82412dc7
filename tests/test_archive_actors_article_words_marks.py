"""Tokens of marked types, for a batch of texts."""

from __future__ import annotations

from functools import reduce
from operator import or_

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.article.words.marks import all_marks, marked, outside
from archive.mentions import Kind
from archive.tokens import Lexicon, TokenRows, tokenize

WORDS = ["SPD", "Bonn", "klagt", ".", "Hof"]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=5))
@settings(max_examples=50, deadline=None)
def test_marked_tokens_are_found_in_their_texts(texts):
    """Those of each text, where they stand and with their marks, in the order of the text."""
    lexicon = Lexicon(zip(WORDS, range(len(WORDS)), strict=True))
    marks = np.array([2, 3, 0, 0, 1], np.int8)
    rows = TokenRows.of([tokenize(text, lexicon) for text in texts])
    found, none = marked(rows, [marks, np.zeros(5, np.bool_)])
    assert not any(none)
    expected = [[mark for word in text.split() if (mark := marks[lexicon[word]])] for text in texts]
    assert [[mark for _, _, mark in tokens] for tokens in found] == expected
    bits = [{word for word in text.split() if word in ("SPD", "Bonn", "Hof")} for text in texts]
    own = {"SPD": 2, "Bonn": 3, "Hof": 1}
    assert all_marks(rows, marks) == [reduce(or_, (own[word] for word in words), 0) for words in bits]
    for text, tokens in zip(texts, found, strict=True):
        assert all(marks[lexicon[text[start:end]]] == mark for start, end, mark in tokens)
        assert tokens == sorted(tokens)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], [0, 4, 9]),
        ([(4, 8)], [0, 9]),
        ([(3, 9)], [0, 9]),
        ([(0, 20)], []),
        ([(0, 4), (5, 6)], [4, 9]),
        ([(12, 14)], [0, 4, 9]),
    ],
)
def test_tokens_outside_names(names, expected):
    """A token that begins where a name ends is outside, one that begins with it is not."""
    found = [(0, 3, 1), (4, 8, 1), (9, 12, 1)]
    kept = outside(found, [(start, end, Kind.PLACE) for start, end in names])
    assert [start for start, _, _ in kept] == expected
