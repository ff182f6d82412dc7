"""Shares of texts that are left out of training."""

from __future__ import annotations

import pytest

from archive.actors.train.conll import Sentence
from archive.actors.train.folds import Share


def test_every_text_is_in_exactly_one_share():
    """All of its sentences with it, whatever stands beside it."""
    shares = [Share.parse(f"{number}/3") for number in range(3)]
    for text in map(str, range(50)):
        sentence = Sentence(("a",), ("O",), text)
        assert [share.has_text(text) for share in shares].count(True) == 1
        assert [share.has(sentence) for share in shares] == [share.has_text(text) for share in shares]


def test_sentences_without_a_text_are_shared_out_by_their_words():
    """The same sentence is never on both sides."""
    share = Share(0, 2)
    assert share.has(Sentence(("a", "b"), ("O", "O"))) == share.has_text("a b")


@pytest.mark.parametrize("written", ["3/3", "x", "1", "-1/2"])
def test_what_is_no_share_is_refused(written):
    """The message says what was read."""
    with pytest.raises(ValueError):
        Share.parse(written)
