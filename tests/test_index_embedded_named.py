"""Counts of actors."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.mentions import Kind
from index.embedded.arrays import narrow, offsets
from index.embedded.corpus import Corpus
from index.embedded.named import ActorIndex
from index.embedded.state import State
from tests.compiled import part
from tests.oracle_search import main_actors


@pytest.fixture(scope="module")
def corpus(state: State) -> Corpus:
    """Over several segments with deleted documents."""
    return Corpus(state.segments)


@pytest.fixture(scope="module")
def actors(state: State, corpus: Corpus) -> ActorIndex:
    """Of the same."""
    return ActorIndex(corpus, state.actors)


@given(data=st.data())
def test_counts(actors: ActorIndex, corpus: Corpus, data: st.DataObject) -> None:
    """Of any set of documents, small or nearly everything, each actor's articles are counted."""
    docs = np.array(sorted(data.draw(st.sets(st.sampled_from(corpus.everything.tolist())))), np.int64)
    counted = Counter(
        actor for doc in docs.tolist() for actor in set(actors.mentioned(doc)) if actor is not None
    )
    ranks, counts = actors.count(docs)
    assert {
        actors.actor(rank): count for rank, count in zip(ranks.tolist(), counts.tolist(), strict=True)
    } == counted
    facets = actors.facets(docs, 2)
    assert list(facets) == list(Kind)
    for kind, rows in facets.items():
        every = sorted(((-n, a.name) for a, n in counted.items() if a.kind is kind))
        assert [(-row.count, row.actor.name) for row in rows] == every[:2]


def test_main_actors(actors: ActorIndex, corpus: Corpus) -> None:
    """Those whom a document mentions most often, ties in the order of the text, nobodies left out."""
    for doc in corpus.everything.tolist():
        assert actors.main(doc) == main_actors(actors.mentioned(doc))
        assert actors.main_in_python(*corpus.locate(doc)) == actors.main(doc)


NAMES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=30)


@given(st.lists(NAMES, max_size=4), st.integers(0, 5))
def test_main_actors_in_c(documents: list[list[tuple[int, int]]], limit: int) -> None:
    """Names that mean the same actor count together; actor 0 is nobody, actor 4 hidden."""
    in_c = part("index.embedded._mentioned")
    ranks = np.array([2, 1, 0, -1])
    meant = [dict(row) for row in documents]
    names = [[name for name, _ in row] for row in documents]
    tables = (
        narrow(offsets(np.array(list(map(len, names)), np.int64))),
        narrow(np.array([name for row in names for name in row], np.int64)),
        narrow(offsets(np.array(list(map(len, meant)), np.int64))),
        narrow(np.array([row[name] for row in meant for name in sorted(row)], np.int64)),
        ranks,
    )
    for number, row in enumerate(names):
        counts = Counter(
            int(ranks[actor - 1]) for name in row if (actor := meant[number][name]) not in (0, 4)
        )
        assert in_c.main(tables, number, limit) == [rank for rank, _ in counts.most_common(limit)]
    for number in (len(names), -1, 2**63 - 1):
        with pytest.raises(ValueError, match="out of their arrays"):
            in_c.main(tables, number, limit)
    with pytest.raises(ValueError, match="go together"):
        in_c.main((np.array([0, 1]), np.array([1]), np.array([0, 1]), np.array([9]), ranks), 0, limit)


def test_mentions(actors: ActorIndex, corpus: Corpus) -> None:
    """Every mention of the actors asked for is found in its place, and no other."""
    seen = 0
    for doc in corpus.everything.tolist():
        segment, local = corpus.locate(doc)
        named = list(zip(segment.mentioned.of_document(local), actors.mentioned(doc), strict=True))
        for asked in (set(), {"person:angela-merkel"}, {actor.id for _, actor in named if actor}):
            found = [(mention, actor) for mention, actor in named if actor and actor.id in asked]
            assert actors.mentions(doc, asked) == found
            seen += len(found)
    assert seen


def test_documents(actors: ActorIndex, corpus: Corpus) -> None:
    """The documents of an actor are those that mention it, deleted ones left out."""
    for rank in range(len(actors)):
        actor = actors.actor(rank)
        named = [doc for doc in corpus.everything.tolist() if actor in actors.mentioned(doc)]
        assert actors.documents(rank).tolist() == named
        assert np.flatnonzero(actors.mask(actor.id)).tolist() == named
        assert actors.totals[rank] == len(named)


def test_hidden_actors(actors: ActorIndex) -> None:
    """A hidden actor has no rank and is found by no name."""
    assert "Max Verborgen" not in [actors.actor(rank).name for rank in range(len(actors))]
    assert actors.find("Max Verborgen") is None


def test_the_most_named_has_the_name(actors: ActorIndex) -> None:
    """Of several actors with one alias the most named one is meant; ids come before names."""
    rank = actors.find("Merkel")
    assert rank is not None and actors.actor(rank).name == "Angela Merkel"
    assert rank == actors.find("person:angela-merkel")
    assert actors.number("niemand") == -2


def test_without_one(actors: ActorIndex) -> None:
    """Who appears with an actor is everybody else."""
    rank = actors.find("merkel")
    assert rank is not None
    rows = actors.top(actors.documents(rank), 9, without=rank)
    assert "Angela Merkel" not in [row.actor.name for row in rows] and rows
