"""What a text is cut into."""

import pickle
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.tokens import WORD, Lexicon, TokenRows, spellings, tokenize

CUTS = [
    ("Der Kanzler sprach.", ["Der", "Kanzler", "sprach", "."]),
    ("EU-Kommission und E-Mail", ["EU-Kommission", "und", "E-Mail"]),
    ("EU\u2011Kommission", ["EU\u2011Kommission"]),
    ("Militär- und Rüstungspolitik", ["Militär-", "und", "Rüstungspolitik"]),
    ("Ein- und -ausfuhr", ["Ein-", "und", "-ausfuhr"]),
    ("Staats-, Partei- und Armeechef", ["Staats-", ",", "Partei-", "und", "Armeechef"]),
    ("am Ku'damm, Ku’damm", ["am", "Ku'damm", ",", "Ku’damm"]),
    ("3,5 Prozent von 1.000", ["3,5", "Prozent", "von", "1.000"]),
    ("am 16.12.2022.", ["am", "16.12.2022", "."]),
    ("Bürger:innen, Bürger*innen", ["Bürger:innen", ",", "Bürger*innen"]),
    ("Bürger_innen und Bürger/-innen", ["Bürger_innen", "und", "Bürger/-innen"]),
    ("BürgerInnen", ["BürgerInnen"]),
    ("Präsident:in", ["Präsident:in"]),
    ("Wetter: innen warm", ["Wetter", ":", "innen", "warm"]),
    ("Berlin:Inseln", ["Berlin", ":", "Inseln"]),
    ("CDU/CSU", ["CDU", "/", "CSU"]),
    ("Berlin (dpa) – Heute", ["Berlin", "(", "dpa", ")", "–", "Heute"]),
    ("„Nein“, sagte er", ["„", "Nein", "“", ",", "sagte", "er"]),
    ("snake_case", ["snake", "_", "case"]),
    ("G20-Gipfel 2022", ["G20-Gipfel", "2022"]),
    ("", []),
    (" \n\t ", []),
]


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_a_text_is_cut_as_a_reader_would(text: str, expected: list[str]) -> None:
    """Hyphens, apostrophes, figures and gendered forms stay together; signs stand alone."""
    assert list(spellings(text)) == expected


TEXTS = st.text(st.sampled_from("abÄß09 .,:;*_/-\u2011'’()\n„“"), max_size=40) | st.text(max_size=40)


@given(TEXTS)
def test_tokens_are_the_text_without_its_white_space(text: str) -> None:
    """Offsets ascend, never overlap, cover everything but white space, and give back the spelling."""
    lexicon = Lexicon()
    tokens = tokenize(text, lexicon)
    assert [lexicon[text[a:b]] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens.types)
    assert bool(np.all(tokens.starts[1:] >= tokens.ends[:-1]))
    assert "".join(text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)) == re.sub(
        r"\s", "", text
    )
    assert len(tokens) == len(list(spellings(text)))


@given(TEXTS)
def test_a_token_is_a_word_or_one_sign(text: str) -> None:
    """Nothing else comes out."""
    for token in spellings(text):
        assert WORD.fullmatch(token) or len(token) == 1


def test_types_are_numbered_in_the_order_of_appearance_and_shared_between_texts() -> None:
    """One spelling is one type, in every text that is cut with the same lexicon."""
    lexicon = Lexicon()
    assert list(tokenize("ja nein ja", lexicon).types) == [0, 1, 0]
    assert list(tokenize("nein Ja", lexicon).types) == [1, 2]
    assert list(lexicon) == ["ja", "nein", "Ja"]


def test_arrays_are_small_integers_even_for_an_empty_text() -> None:
    """int32 throughout: what is written to disk as it stands."""
    for text in ("", "Ein Wort"):
        tokens = tokenize(text, Lexicon())
        assert {tokens.types.dtype, tokens.starts.dtype, tokens.ends.dtype} == {np.dtype(np.int32)}


def test_a_lexicon_travels_between_processes() -> None:
    """With its numbers."""
    lexicon = Lexicon()
    tokenize("eins zwei", lexicon)
    assert pickle.loads(pickle.dumps(lexicon)) == {"eins": 0, "zwei": 1}


def test_a_lexicon_tells_what_is_new() -> None:
    """The types from a number on, in the order of their numbers; none when all are known."""
    lexicon = Lexicon()
    assert [lexicon[word] for word in ("und", "Haus", "und", "Hof")] == [0, 1, 0, 2]
    assert lexicon.since(0) == ["und", "Haus", "Hof"]
    assert lexicon.since(1) == ["Haus", "Hof"]
    assert lexicon.since(3) == []


def test_many_spellings_are_numbered_as_one_by_one() -> None:
    """Known ones keep their numbers, new ones follow in their order."""
    many, single = Lexicon(), Lexicon()
    for words in (["Haus", "und"], ["Hof", "und", "Garten"], []):
        assert many.numbers(words).tolist() == [single[word] for word in words]
    assert list(many) == list(single)


@given(st.lists(st.sampled_from(["", "Bonn", "Er kam.", "Bonn, Hof"]), max_size=5))
def test_rows_hold_the_tokens_of_each_text(texts):
    """Text after text; what lies in such rows already is taken as it is."""
    lexicon = Lexicon()
    tokens = [tokenize(text, lexicon) for text in texts]
    rows = TokenRows.of(tokens)
    assert TokenRows.of(rows) is rows
    assert len(rows) == len(texts)
    for text, expected in zip(rows, tokens, strict=True):
        assert text.types.tolist() == expected.types.tolist()
        assert text.starts.tolist() == expected.starts.tolist()
        assert text.ends.tolist() == expected.ends.tolist()
