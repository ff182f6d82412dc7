"""Facets by counting, against counting one by one."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import PartialDate, Span
from index.answers import Step
from index.embedded.corpus import Corpus
from index.embedded.counting import GRAIN, Counting
from index.embedded.named import ActorIndex
from index.embedded.state import State
from index.engine import NO_FACETS, FacetRequest
from index.query import DateIn, ValueField


@pytest.fixture(scope="module")
def corpus(state: State) -> Corpus:
    """Over several segments with deleted documents."""
    return Corpus(state.segments)


@pytest.fixture(scope="module")
def counting(state: State, corpus: Corpus) -> Counting:
    """Of the same."""
    return Counting(corpus, ActorIndex(corpus, state.actors))


@given(data=st.data(), step=st.sampled_from(Step))
def test_dates(counting: Counting, corpus: Corpus, data: st.DataObject, step: Step) -> None:
    """Hits and holdings of each bucket; coarse dates and undated on lines of their own."""
    docs = sorted(data.draw(st.sets(st.sampled_from(corpus.everything.tolist()))))
    facet = counting.facets(np.array(docs, np.int64), FacetRequest(step, 0, 0), Span()).dates
    assert facet is not None

    def bucket(doc: int) -> str:
        date = corpus.date(doc)
        return date.iso()[: (4, 7, 10)[GRAIN[step] - 1]] if date else ""

    hits, held = Counter(map(bucket, docs)), Counter(map(bucket, corpus.everything.tolist()))
    rows = {each.date.iso(): (each.count, each.holdings) for each in (*facet.coarser, *facet.buckets)}
    assert rows == {key: (hits[key], count) for key, count in held.items() if key}
    assert (facet.undated, facet.undated_holdings) == (hits[""], held[""])
    assert {each.date.precision for each in facet.buckets} <= {GRAIN[step]}
    assert [each.date.sort_key for each in facet.buckets] == sorted(
        each.date.sort_key for each in facet.buckets
    )


def test_an_empty_span(counting: Counting, corpus: Corpus) -> None:
    """A span that ends before it begins has no buckets."""
    span = DateIn(PartialDate(2022), PartialDate(2021)).span
    facet = counting.facets(corpus.everything, FacetRequest(Step.YEAR, 0, 0), span).dates
    assert facet is not None and facet.buckets == facet.coarser == ()


def test_nothing_asked(counting: Counting, corpus: Corpus) -> None:
    """The empty request counts nothing."""
    facets = counting.facets(corpus.everything, NO_FACETS, Span())
    assert (facets.dates, facets.actors, facets.values) == (None, {}, {})


def test_values(counting: Counting, corpus: Corpus) -> None:
    """The commonest first, ties by value, never more than asked for, the empty value never."""
    rows = counting.values(corpus.everything, ValueField.SOURCE, 2)
    assert [(row.value, row.count) for row in rows] == [("taz", 2), ("Süddeutsche", 1)]
    assert counting.values(corpus.everything[:0], ValueField.SOURCE, 2) == ()
    assert counting.values(corpus.everything, ValueField.AUTHOR, 2) == ()


def test_undated(counting: Counting) -> None:
    """One article has no date."""
    assert counting.undated == 1
