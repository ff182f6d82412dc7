"""The vectorised tokeniser against the pattern that defines tokens."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import cutting, plaincutting, plaintypes, typetable
from archive.batchtokens import CHUNK, BatchTokenizer, Cut, Table
from archive.tokens import Lexicon, tokenize

WAYS = ((cutting.cut, typetable.TypeTable), (plaincutting.cut, plaintypes.TypeTable))
"""What is built in C (where there is a compiler), and the same in Python."""

SIGNS = "aZäßinen19 \n-\u2010\u2011_.,:;*·/'’\u00ad\u0301\u200b\u0660²½Ω中\U0001f600\ud800\x1f()"

texts = st.lists(st.text(st.sampled_from(SIGNS), max_size=40), max_size=6)


def assert_same(many: list[str]) -> None:
    for cut, table in WAYS:
        assert_cut_as_tokenized(many, cut, table)


def assert_cut_as_tokenized(many: list[str], cut: Cut, table: Table) -> None:
    expected_lexicon, lexicon = Lexicon(), Lexicon()
    expected = [tokenize(text, expected_lexicon) for text in many]
    found = BatchTokenizer(lexicon, 1, cut, table)(many)
    assert list(lexicon) == list(expected_lexicon)
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        for name in ("types", "starts", "ends"):
            assert getattr(one, name).tolist() == getattr(other, name).tolist()
            assert getattr(one, name).dtype == np.int32


@given(texts)
@settings(max_examples=400, deadline=None)
def test_signs_of_all_kinds_are_cut_alike(many: list[str]) -> None:
    """Whatever signs follow each other, both tokenisers give the same tokens, types and offsets."""
    assert_same(many)


@given(st.lists(st.text(max_size=30), max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_text_is_cut_alike(many: list[str]) -> None:
    """All of Unicode gives the same tokens."""
    assert_same(many)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Haus",
        "Militär- und Rüstungspolitik, Ein- und -ausfuhr",
        "Bürger:innen Bürger*in Bürger_innen Bürger/-innen Lehrer/in Bürger/-in",
        "Bürger:inx Bürger:innenx a/b a/-b in/in :innen /-innen Bürger/- Bürger/-",
        "Ku'damm d’Artagnan 'zitiert' 3,5 1.000 16.12.2022 3,x x.5 1.",
        "A--B -A- --A EU-_x _x_ a-_ 1-a a-1 -1 (-a) a'-b",
        "ends with Bürger:in",
        "ends with Bürger:innen",
        "ends with Bürger/-",
        "ends with a-",
        "x\u00adx \ufeffy z\u0301z",
    ],
)
def test_hard_cases_are_cut_alike(text: str) -> None:
    """Signs at borders, before endings, and at the very end of a text."""
    assert_same([text])
    assert_same(["Bürger:innen", text, "innen"])


def test_texts_longer_than_a_chunk_are_cut_alike() -> None:
    """Chunks are an inner matter: a long text, and many texts, give the same tokens."""
    sentence = "Die Bürger:innen der EU-Staaten zahlten 3,5 Mrd. Euro – „viel“. "
    assert_same([sentence * (2 * CHUNK // len(sentence) + 5), "", sentence])
    assert_same([sentence * 900] * 7)


def test_no_texts_have_no_tokens() -> None:
    """An empty batch is no special case."""
    assert len(BatchTokenizer(Lexicon(), 1)([])) == 0


def test_known_words_keep_their_numbers() -> None:
    """A lexicon that already holds words is extended, not renumbered."""
    lexicon = Lexicon()
    before = [lexicon[word] for word in ("und", "Haus")]
    found = BatchTokenizer(lexicon, 1)(["Haus und Hof"])
    assert before == [0, 1]
    assert found[0].types.tolist() == [1, 0, 2]


@given(st.lists(texts, max_size=4))
@settings(max_examples=100, deadline=None)
def test_batch_after_batch_shares_a_lexicon(batches: list[list[str]]) -> None:
    """Words of earlier batches keep their numbers, new ones follow, as if all had been cut one by one."""
    expected_lexicon, lexicon = Lexicon(), Lexicon()
    cut = BatchTokenizer(lexicon, 1)
    for many in batches:
        expected = [tokenize(text, expected_lexicon).types.tolist() for text in many]
        assert [tokens.types.tolist() for tokens in cut(many)] == expected
    assert list(lexicon) == list(expected_lexicon)


def test_a_crowded_table_knows_all_words() -> None:
    """Far more words than slots: those without one are known all the same."""
    words = [f"wort{number}" for number in range(5000)]
    lexicon = Lexicon()
    cut = BatchTokenizer(lexicon, 1)
    first, second = cut([" ".join(words)]), cut([" ".join(words[::-1])])
    assert list(lexicon) == words
    assert first[0].types.tolist() == second[0].types.tolist()[::-1] == list(range(5000))
