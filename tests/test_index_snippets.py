"""Snippets."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answers import Mark, Match
from index.highlight import BEST_FIRST, flatten
from index.scan import Lit
from index.snippets import ELLIPSIS, WIDTH, snippet, snippet_in_python
from tests.compiled import part

FILLER = "Hier steht ein Satz, der nichts zur Sache tut und nur Platz braucht. " * 12


def find(text: str, *words: str) -> list[Lit]:
    """Lit places of words, a leaf each."""
    places = []
    for leaf, word in enumerate(words):
        at = text.find(word)
        while at >= 0:
            places.append(Lit(at, at + len(word), Match.EXACT, leaf, word))
            at = text.find(word, at + 1)
    return sorted(places)


def test_the_beginning_where_nothing_is_lit() -> None:
    """Without a match the article's beginning stands there, cut at a word or a sentence."""
    shown = snippet(FILLER, [])
    assert shown.text.startswith("Hier steht") and shown.text.endswith(ELLIPSIS)
    assert shown.marks == ()
    assert len(shown.text) <= WIDTH + 30


def test_a_short_text_is_shown_whole() -> None:
    """Nothing is left out of a short text, and no ellipsis claims so."""
    assert snippet("Ein Kater.", find("Ein Kater.", "Kater")).text == "Ein Kater."


def test_the_passage_with_most_words() -> None:
    """Of several places the one is shown where most words stand together."""
    text = f"Kater. {FILLER} Der Kater jagt den Hund. {FILLER} Hund."
    shown = snippet(text, find(text, "Kater", "Hund"))
    assert "Der Kater jagt den Hund." in shown.text
    assert shown.text.startswith(f"{ELLIPSIS} ") and shown.text.endswith(f" {ELLIPSIS}")


def test_several_passages() -> None:
    """Words that never stand together are shown in passages of their own."""
    text = f"{FILLER} Ein Kater schläft. {FILLER} Ein Hund bellt. {FILLER}"
    shown = snippet(text, find(text, "Kater", "Hund"))
    assert [shown.text[mark.start : mark.end] for mark in shown.marks] == ["Kater", "Hund"]
    assert f" {ELLIPSIS} " in shown.text


def test_the_word_itself_before_a_part_of_it() -> None:
    """A mere part of a word beside the other words does not stand for the word that stands elsewhere."""
    text = f"{FILLER} Ein Kater mit Fell. {FILLER} Das Katzenfell glänzt. {FILLER}"
    found = find(text, "Kater", "Katzenfell")
    part = text.index("Fell.")
    shown = snippet(text, sorted([*found, Lit(part, part + 4, Match.PART, 1, "Fell")]))
    assert [shown.text[mark.start : mark.end] for mark in shown.marks] == ["Kater", "Fell", "Katzenfell"]
    only = snippet(text, sorted([found[0], Lit(part, part + 4, Match.PART, 1, "Fell")]))
    assert "Kater mit Fell." in only.text and "Katzenfell" not in only.text


def test_marks_stand_on_their_words() -> None:
    """Marks count characters of the snippet, behind line breaks too."""
    text = "Titel\n\nEin\n\nsehr \t alter\n\nKater."
    shown = snippet(text, find(text, "Kater"), begin=7)
    assert shown.text == "Ein sehr alter Kater."
    assert [shown.text[mark.start : mark.end] for mark in shown.marks] == ["Kater"]


def test_the_title_is_left_out() -> None:
    """Matches before the body make no snippet."""
    text = "Kater\n\nEin Hund."
    assert snippet(text, find(text, "Kater"), begin=7).text == "Ein Hund."


def test_a_sentence_is_begun_at_its_beginning() -> None:
    """Where there is room a passage begins with the sentence."""
    text = f"{FILLER}Gestern kam ein Kater."
    assert (
        snippet(text, find(text, "Kater")).text.removeprefix(f"{ELLIPSIS} ").startswith(("Hier", "Gestern"))
    )


_WORDS = st.sampled_from(
    ["Kater", "Hund", "und", "so.", "weiter", "Donaudampfschifffahrtsgesellschaft", "\n\n", "–"]
)


@given(st.lists(_WORDS, max_size=200), st.integers(0, 30))
def test_any_text(words: list[str], begin: int) -> None:
    """A snippet is made of whole words of the text in their order, marks stand right, length is bounded."""
    text = " ".join(words)
    begin = min(begin, len(text))
    begin = 0 if begin and text[begin - 1 : begin] not in (" ", "\n") else begin
    found = find(text, "Kater", "Hund")
    shown = snippet(text, found, begin)
    assert len(shown.text) <= 2 * WIDTH
    for piece in shown.text.split(ELLIPSIS):
        assert " ".join(piece.split()) in " ".join(text.split())
    assert all(shown.text[mark.start : mark.end] in ("Kater", "Hund") for mark in shown.marks)
    if any(lit.start >= begin for lit in found):
        assert shown.marks
    assert len(flatten(found)) >= len(shown.marks)


SIGNS = st.sampled_from(
    ["wort", "ä", "\U0001f600", " ", "  ", "\n\n", ".", "!", "…", "“", ")", "\t", "\u00a0"]
)
PLACES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 12)), max_size=30)
LIT = st.tuples(st.sampled_from(Match), st.integers(-2, 3))


@given(st.lists(SIGNS, max_size=400).map("".join), PLACES, st.data())
def test_c_makes_the_snippets_of_python(
    text: str, places: list[tuple[float, int]], data: st.DataObject
) -> None:
    """Passages, lines and marks are the same, wherever something lights up and whatever lies between."""
    starts = sorted((int(place * len(text)), length) for place, length in places if text)
    found = [Lit(start, min(len(text), start + length), *data.draw(LIT), "wort") for start, length in starts]
    begin = data.draw(st.integers(0, len(text)))
    shown = snippet(text, found, begin)
    assert shown == snippet_in_python(text, found, begin)
    assert all(type(mark) is Mark for mark in shown.marks)


def test_every_white_space() -> None:
    """C takes for white space what Python does, for every sign there is."""
    for first in range(0, sys.maxunicode, 80):
        text = "".join(
            f"a{chr(code)}{chr(code)}" for code in range(first, min(first + 80, sys.maxunicode + 1))
        )
        assert snippet(text, []) == snippet_in_python(text, [])


def test_places_outside_are_refused() -> None:
    """What lies outside of the text is an error of the caller's, in C too."""
    in_c = part("index._snippets")
    for start, end in ((0, 9), (2, 2), (-1, 2)):
        with pytest.raises(ValueError, match="ascend within their text"):
            in_c.snippet("Wort", [Lit(start, end, Match.EXACT, 0, "")], 0, BEST_FIRST, WIDTH, Mark)
    with pytest.raises(ValueError, match="as they must be"):
        in_c.snippet("Wort", [], 5, BEST_FIRST, WIDTH, Mark)
