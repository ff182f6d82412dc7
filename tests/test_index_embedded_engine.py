"""The embedded engine against a linear scan and against stock Whoosh, on random archives and queries."""

from __future__ import annotations

import gc
import random
import secrets
import weakref
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import index as stock_index

from index.embedded import lookup
from index.embedded.engine import EmbeddedEngine
from index.embedded.store import EmbeddedStore
from index.engine import FacetRequest, SearchRequest, Sort, Step
from index.expand import understand
from index.parser import parse
from index.query import Node
from tests.contract_archive import ARTICLES, FOUND
from tests.libraries import Library
from tests.random_archives import CHANGE, changes, queries, text_queries
from tests.stock_query import found, stock_query

SHORT = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ASKED = st.lists(
    st.builds(
        SearchRequest,
        queries,
        st.lists(queries, max_size=1).map(tuple),
        st.sampled_from(Sort),
        st.sampled_from([0, 0, 0, 2]),
        st.sampled_from([0, 2, 10]),
        st.builds(
            FacetRequest, st.sampled_from([None, *Step]), st.sampled_from([0, 2, 9]), st.sampled_from([0, 3])
        ),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    min_size=4,
    max_size=12,
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """One index whose articles are replaced for every example; its vocabulary stays."""
    library = Library(tmp_path_factory.mktemp("random"), [([], [])])
    library.store()
    return library


def fill(shelf: Library, made: Sequence[CHANGE]) -> Library:
    """The same index with these changes alone; what was there before is deleted in the first commit.

    Hypothesis begins every example with the same random numbers, of which Whoosh makes names of segments.
    """
    random.seed(secrets.randbits(64))
    store = EmbeddedStore(shelf.folder, tagger=shelf.tagger, labeller=shelf.labeller)
    engine = store.open()
    old = list(engine.ids(SearchRequest()))
    engine.close()
    (articles, gone), *rest = made
    library = Library(shelf.folder, [(articles, [*old, *gone]), *rest], shelf.tagger, shelf.labeller)
    library.store()
    return library


def compare(shelf: Library, made: Sequence[CHANGE], asked: Sequence[SearchRequest]) -> None:
    """Both engines give equal answers: sets, orders, scores, facets, snippets, wider matches."""
    library = fill(shelf, made)
    store = EmbeddedStore(shelf.folder, tagger=shelf.tagger, labeller=shelf.labeller)
    embedded, naive = store.open(), library.naive(store.state().analyzer)
    for request in asked:
        assert embedded.ids(request) == naive.ids(request)
        assert embedded.search(request) == naive.search(request)
    for each in naive.ids(SearchRequest()):
        assert embedded.article(each) == naive.article(each)
        assert embedded.similar(each) == naive.similar(each)
    for actor in [row.actor for row in naive.actors()]:
        assert embedded.profile(actor) == naive.profile(actor)
    assert embedded.actors() == naive.actors()
    embedded.close()


def compare_with_stock(shelf: Library, made: Sequence[CHANGE], asked: Sequence[Node]) -> None:
    """Whoosh's own matchers find the same articles through the codec."""
    fill(shelf, made)
    store = EmbeddedStore(shelf.folder, tagger=shelf.tagger, labeller=shelf.labeller)
    engine, folder = store.open(), store.folder()
    assert folder is not None
    with stock_index.open_dir(str(folder.parent), indexname="MAIN").searcher() as searcher:
        for query in asked:
            understood = understand(query, engine.analyzer)
            ours = set(engine.ids(SearchRequest(query)))
            assert ours == found(searcher, stock_query(understood, searcher.reader()))
    engine.close()


def test_threads_share_an_engine(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many threads asking at once get the answers that one gets, though little is kept."""
    monkeypatch.setattr(lookup, "KEPT_BYTES", 1)
    asked = [SearchRequest(parse(text).query, facets=FacetRequest()) for text, _ in FOUND]
    alone = library.embedded()
    expected = [alone.search(request) for request in asked]
    shared = library.embedded()
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert list(pool.map(shared.search, asked)) == expected


@SHORT
@given(made=changes, asked=ASKED)
def test_against_a_linear_scan(shelf: Library, made: list[CHANGE], asked: list[SearchRequest]) -> None:
    """After any puts, updates and deletes over several commits both engines answer alike."""
    compare(shelf, made, asked)


@SHORT
@given(made=changes, asked=st.lists(text_queries, min_size=4, max_size=12))
def test_against_stock_whoosh(shelf: Library, made: list[CHANGE], asked: list[Node]) -> None:
    """Stock Whoosh finds the same articles for words, phrases, patterns, AND and OR."""
    compare_with_stock(shelf, made, asked)


@pytest.mark.slow
@LONG
@given(made=changes, asked=ASKED)
def test_against_a_linear_scan_at_length(
    shelf: Library, made: list[CHANGE], asked: list[SearchRequest]
) -> None:
    """The same with thousands of cases."""
    compare(shelf, made, asked)


@pytest.mark.slow
@LONG
@given(made=changes, asked=st.lists(text_queries, min_size=4, max_size=12))
def test_against_stock_whoosh_at_length(shelf: Library, made: list[CHANGE], asked: list[Node]) -> None:
    """The same with thousands of cases."""
    compare_with_stock(shelf, made, asked)


def test_a_closed_engine_leaves_at_once(tmp_path: Path) -> None:
    """What an engine has remembered goes with it, without waiting for a search for cycles."""
    engine = EmbeddedEngine(Library(tmp_path, [(ARTICLES, ())]).store().state())
    engine.search(SearchRequest(parse("putin merk* gas~").query, facets=FacetRequest()))
    engine.suggest("pu")
    engine.statistics()
    lit = engine._presenter([understand(parse("putin").query, engine.analyzer)])._highlighter
    parts = [weakref.ref(each) for each in (engine, engine._corpus, engine._expansions, lit)]
    del lit
    gc.collect()
    gc.disable()
    try:
        engine.close()
        del engine
        assert [part() for part in parts] == [None] * len(parts)
    finally:
        gc.enable()
