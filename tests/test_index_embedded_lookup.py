"""Leaves looked up in postings."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedded import lookup as module
from index.embedded.clock import Clock
from index.embedded.corpus import Corpus
from index.embedded.lookup import Found, Lookup
from index.embedded.state import State
from index.embedded.vocabulary import Expansions
from index.expand import Leaf, leaves, understand
from index.parser import parse

_DOCS = st.sets(st.integers(0, 299))


@pytest.fixture(scope="module")
def corpus(state: State) -> Corpus:
    """Over several segments with deleted documents."""
    return Corpus(state.segments)


@pytest.fixture
def lookup(corpus: Corpus) -> Lookup:
    """With nothing kept."""
    return Lookup(corpus, Expansions(corpus, Clock(0)), Clock(0))


def leaf(text: str, state: State) -> Leaf:
    """The one leaf of a typed text."""
    return next(leaves(understand(parse(text).query, state.analyzer)))


def found_of(docs: set[int]) -> Found:
    """Documents among 300, scored by their number."""
    array = np.array(sorted(docs), np.int64)
    return Found(array, (array + 1).astype(np.float32), 300)


@given(_DOCS, _DOCS)
def test_looking_into_an_answer(docs: set[int], asked: set[int]) -> None:
    """Scores and membership of some documents, whether they are many or few."""
    found, wanted = found_of(docs), np.array(sorted(asked), np.int64)
    assert found.at(wanted).tolist() == [doc + 1 if doc in docs else 0 for doc in sorted(asked)]
    assert found.holds(wanted).tolist() == [doc in docs for doc in sorted(asked)]
    assert found.at_each(sorted(docs)) == [doc + 1 for doc in sorted(docs)]


@given(st.lists(_DOCS, min_size=1, max_size=4))
def test_united(many: list[set[int]]) -> None:
    """The union of sorted lists is sorted, and holds each document once."""
    lookup = Lookup(Corpus(()), Expansions(Corpus(()), Clock(0)), Clock(0))
    lookup._corpus.size = 300
    united = lookup.united([np.array(sorted(docs), np.int64) for docs in many])
    assert united.tolist() == sorted(set().union(*many))


@pytest.mark.parametrize(
    "text", ["merkel", "rüstungspolitik", '"europäische union"', "mil*", "union NAHE/9 europäische"]
)
def test_answers_are_live_and_ascend(lookup: Lookup, corpus: Corpus, state: State, text: str) -> None:
    """Every answer holds live documents once, ascending, each with a score."""
    found = lookup.found(leaf(text, state))
    assert len(found.docs) and (np.diff(found.docs) > 0).all()
    assert corpus.live is not None and corpus.live[found.docs].all()
    assert (found.scores > 0).all() and found.scores.dtype == np.float32


def test_nothing_found(lookup: Lookup, state: State) -> None:
    """A word that no article holds has an empty answer."""
    assert len(lookup.found(leaf("gibtesnicht", state)).docs) == 0


def test_answers_are_kept(lookup: Lookup, state: State) -> None:
    """The same leaf has the same answer object."""
    assert lookup.found(leaf("merkel", state)) is lookup.found(leaf("Merkel", state))


def test_kept_answers_are_bounded(lookup: Lookup, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where room is short the oldest answer goes, and comes back equal."""
    monkeypatch.setattr(module, "KEPT_BYTES", 1)
    before = lookup.found(leaf("merkel", state))
    lookup.found(leaf("kater", state))
    after = lookup.found(leaf("merkel", state))
    assert after is not before
    assert after.docs.tolist() == before.docs.tolist() and after.scores.tolist() == before.scores.tolist()


def test_single_parts_raise_the_score(lookup: Lookup, corpus: Corpus, state: State) -> None:
    """An article with the compound itself comes before one with its parts alone, and both match."""
    found = lookup.found(leaf("Rüstungspolitik", state))
    scores = {
        corpus.id(doc): score for doc, score in zip(found.docs.tolist(), found.scores.tolist(), strict=True)
    }
    assert scores["test/militär"] > scores["test/rüstung"] > 0
