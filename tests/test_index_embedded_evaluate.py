"""Masks and the sets of joined nodes; scores and the rest stand against a linear scan elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from index.embedded import evaluate as module
from index.embedded.clock import Clock
from index.embedded.corpus import Corpus
from index.embedded.evaluate import Evaluator
from index.embedded.lookup import Lookup
from index.embedded.named import ActorIndex
from index.embedded.state import State
from index.embedded.vocabulary import Expansions
from index.expand import understand
from index.parser import parse
from index.query import Everything, Node, Not, Nothing, Word


@pytest.fixture(scope="module")
def evaluator(state: State) -> Evaluator:
    """Over several segments with deleted documents."""
    corpus = Corpus(state.segments)
    return Evaluator(
        corpus, Lookup(corpus, Expansions(corpus, Clock(0)), Clock(0)), ActorIndex(corpus, state.actors)
    )


def node(text: str, state: State) -> Node:
    """The understood query of a typed text."""
    return understand(parse(text).query, state.analyzer)


@pytest.mark.parametrize(
    "text", ["merkel", "datum:2021", "akteur:putin", "quelle:taz", "merkel -amt", "haus ODER datum:2020"]
)
def test_masks_agree_with_answers(evaluator: Evaluator, state: State, text: str) -> None:
    """A node as a constraint lets through what it finds as a query; its complement lets through the rest."""
    query = node(text, state)
    found = evaluator.found(query).docs.tolist()
    assert found == evaluator.found(Everything(), [query]).docs.tolist()
    rest = evaluator.found(Not(query)).docs.tolist()
    assert sorted(found + rest) == evaluator.found(Everything()).docs.tolist()
    assert np.flatnonzero(evaluator.mask(query)).tolist() == found


def test_constraints_do_not_score(evaluator: Evaluator, state: State) -> None:
    """The same articles have the same scores under constraints."""
    query = node("merkel", state)
    free, bound = evaluator.found(query), evaluator.found(query, [node("amt", state)])
    assert bound.scores.tolist() == free.at(bound.docs).tolist()


def test_nothing(evaluator: Evaluator) -> None:
    """Nothing finds nothing."""
    assert len(evaluator.found(Nothing()).docs) == 0


def test_a_word_must_be_understood_first(evaluator: Evaluator) -> None:
    """The evaluator knows no German: typed words are a programmer's mistake."""
    with pytest.raises(RecursionError):
        evaluator.found(Word("haus"))


def test_kept_masks_are_bounded(evaluator: Evaluator, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where room is short the oldest mask goes."""
    monkeypatch.setattr(module, "KEPT_MASKS", 1)
    first = evaluator.mask(node("datum:2017", state))
    assert evaluator.mask(node("datum:2017", state)) is first
    evaluator.mask(node("datum:2018", state))
    assert evaluator.mask(node("datum:2017", state)) is not first
