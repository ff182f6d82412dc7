"""Which documents come first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedded import order as module
from index.embedded.corpus import Corpus
from index.embedded.lookup import Found
from index.embedded.order import Order, without
from index.embedded.state import State
from index.engine import Sort


@pytest.fixture(scope="module")
def corpus(state: State) -> Corpus:
    """Over several segments with deleted documents."""
    return Corpus(state.segments)


def found_of(corpus: Corpus, scores: list[int]) -> Found:
    """All live documents with these scores."""
    padded = (scores * corpus.articles)[: corpus.articles]
    return Found(corpus.everything, np.array(padded, np.float32), corpus.size)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=10), st.sampled_from(Sort), st.integers(0, 12))
def test_first(corpus: Corpus, scores: list[int], sort: Sort, count: int) -> None:
    """The first few are the beginning of the whole order, whatever ties there are."""
    found, order = found_of(corpus, scores), Order(corpus)

    def key(doc: int) -> tuple[float, str]:
        if sort is Sort.RELEVANCE:
            return -float(found.at(np.array([doc]))[0]), corpus.id(doc)
        age = int(corpus.age[doc])
        return (float("inf") if not age else age if sort is Sort.OLDEST else -age), corpus.id(doc)

    assert order.first(found, sort, count).tolist() == sorted(found.docs.tolist(), key=key)[:count]


def test_many_ties(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many equal scores are ordered by ranks of ids instead of ids."""
    expected = Order(Corpus(corpus.segments)).first(found_of(corpus, [1]), Sort.RELEVANCE, 9).tolist()
    monkeypatch.setattr(module, "FEW_TIES", 0)
    assert Order(Corpus(corpus.segments)).first(found_of(corpus, [1]), Sort.RELEVANCE, 9).tolist() == expected


@pytest.mark.parametrize("limit", [1, 3, 20])
def test_folded_pages(corpus: Corpus, limit: int) -> None:
    """Pages of folded copies put together show every article once, as a hit or under one."""
    found, order, seen = found_of(corpus, [1, 2, 3]), Order(corpus), []
    for offset in range(0, corpus.articles + limit, limit):
        for doc, copies in order.page(found, Sort.RELEVANCE, offset, limit, fold=True):
            seen += [doc, *copies]
    assert sorted(seen) == found.docs.tolist()


def test_without(corpus: Corpus) -> None:
    """Some documents are taken out, with their scores."""
    found = found_of(corpus, [1, 2, 3])
    rest = without(found, found.docs[:2])
    assert rest.docs.tolist() == found.docs[2:].tolist()
    assert rest.scores.tolist() == found.scores[2:].tolist()
