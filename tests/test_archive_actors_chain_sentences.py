"""Where sentences end."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.chain.sentences import MAX_WORDS, all_begins, begins, kind_of
from archive.tokens import Lexicon, TokenRows, tokenize


def sentences(text, title_end=0):
    """The sentences of a text."""
    tokens = tokenize(text, lexicon := Lexicon())
    kinds = np.array([kind_of(word) for word in lexicon], np.int8)[tokens.types]
    starts = tokens.starts[begins(tokens, kinds, title_end)].tolist()
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Er kam.", "Sie ging.", "Wer?", "Ich!"],
        ["Dr. Merkel sprach mit Prof. Sauer."],
        ["Am 16. Dezember kam er.", "Es war 2022. Danach ging er."],
        ["G. W. Bush kam."],
        ["„Er kam.“", "Sie ging."],
        ['"Er kam."', "Sie ging."],
        ["Das kostet ca. 3,5 Mrd. Euro.", "Viel."],
        ["Er kam (spät).", "„Sie ging.“"],
        ["Der u. a. von ihm genannte Grund. und so weiter"],
    ],
)
def test_sentences(expected):
    """A stop, white space, and no small letter; not after abbreviations and numbers."""
    assert sentences(" ".join(expected)) == expected


def test_title_and_paragraphs_end_sentences():
    """Whether or not they end with a stop."""
    assert sentences("Ein Titel\n\nEin Absatz\n\nNoch einer", 9) == ["Ein Titel", "Ein Absatz", "Noch einer"]


def test_no_tokens_no_sentences():
    """Nothing begins in an empty text."""
    assert begins(tokenize("", Lexicon()), np.zeros(0, np.int8), 0).tolist() == []


@given(
    st.lists(st.sampled_from(["Wort", "wort", ".", "!", "3", '"', "\n\n", "Dr"]), max_size=60),
    st.integers(0, 3),
)
@settings(max_examples=60, deadline=None)
def test_runs_without_an_end_are_cut(words, times):
    """The first token begins a sentence, and none is longer than the limit."""
    tokens = tokenize(" ".join(words) + " tabelle" * (200 * times), lexicon := Lexicon())
    kinds = np.array([kind_of(word) for word in lexicon], np.int8)
    begin = begins(tokens, kinds[tokens.types], 0)
    lengths = np.diff(np.flatnonzero(begin), append=len(begin))
    assert not len(tokens) or begin[0]
    assert lengths.max(initial=0) <= MAX_WORDS


@given(
    st.lists(
        st.lists(st.sampled_from(["Wort", "wort", ".", "16", '"', "\n\n", "Dr", '."']), max_size=8),
        max_size=5,
    ),
    st.integers(0, 12),
)
@settings(max_examples=100, deadline=None)
def test_texts_do_not_mind_their_neighbours(texts, title_end):
    """Sentences of several texts begin where they do in each of them alone."""
    lexicon = Lexicon()
    tokens = [tokenize(" ".join(words), lexicon) for words in texts]
    kinds = np.array([kind_of(word) for word in lexicon], np.int8)
    rows = TokenRows.of(tokens)
    together = all_begins(rows, kinds[rows.all.types], [title_end] * len(texts))
    alone = [begins(text, kinds[text.types], title_end) for text in tokens]
    assert together.tolist() == [begin for text in alone for begin in text.tolist()]
