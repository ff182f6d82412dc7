"""All segments seen as one row of documents."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from archive.dates import PartialDate
from index.embedded.corpus import Corpus
from index.embedded.state import State
from tests.contract_archive import ARTICLES


@pytest.fixture(scope="module")
def corpus(state: State) -> Corpus:
    """Over several segments with deleted documents."""
    return Corpus(state.segments)


def test_deleted_documents_never_show(corpus: Corpus) -> None:
    """There are more documents than articles; only live ones are everything."""
    assert corpus.size > corpus.articles == len(ARTICLES) == len(corpus.everything)
    assert sorted(map(corpus.id, corpus.everything.tolist())) == sorted(article.id for article in ARTICLES)
    assert corpus.alive(np.ones(corpus.size, np.bool_)).sum() == len(ARTICLES)


def test_articles_are_found_by_id(corpus: Corpus) -> None:
    """The newest of several documents with one id is the article."""
    for article in ARTICLES:
        assert corpus.article(corpus.find(article.id)) == article
    assert corpus.find("test/fehlt") == -1


def test_articles_are_kept(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that were read last, unless they are long; none once the corpus is closed."""
    monkeypatch.setattr("index.embedded.corpus.KEPT_ARTICLES", 2)
    corpus = Corpus(state.segments)
    one, two, three = corpus.everything.tolist()[:3]
    first, second = corpus.article(one), corpus.article(two)
    assert corpus.article(one) is first
    corpus.article(three)
    assert corpus.article(one) is first
    assert corpus.article(two) is not second
    monkeypatch.setattr("index.embedded.corpus.KEPT_SIZE", 0)
    corpus = Corpus(state.segments)
    assert corpus.article(one) == first
    assert corpus.article(one) is not corpus.article(one)
    corpus.close()
    with pytest.raises(ValueError, match="closed"):
        corpus.article(one)


def test_threads_may_ask_for_articles(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever one of them lets go while another takes it."""
    monkeypatch.setattr("index.embedded.corpus.KEPT_ARTICLES", 2)
    corpus = Corpus(state.segments)
    docs = corpus.everything.tolist()
    expected = {doc: corpus.article(doc) for doc in docs}
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            asked = [doc for doc in docs for _ in range(300)]
            assert all(threads.map(lambda doc: corpus.article(doc) == expected[doc], asked, chunksize=1))
    finally:
        sys.setswitchinterval(interval)


def test_ids_have_ranks(corpus: Corpus) -> None:
    """Ranks ascend as ids do, over all segments."""
    docs = corpus.everything.tolist()
    assert sorted(docs, key=corpus.id) == sorted(docs, key=lambda doc: corpus.id_rank[doc])


def test_dates(corpus: Corpus) -> None:
    """Columns of dates agree with the articles."""
    for article in ARTICLES:
        doc = corpus.find(article.id)
        first, last = (article.date.first, article.date.last) if article.date else (None, None)
        assert corpus.date(doc) == article.date
        assert corpus.first[doc] == (first.toordinal() if first else 0)
        assert corpus.last[doc] == (last.toordinal() if last else 0)
    assert corpus.ends_of(corpus.everything) == (PartialDate(2019, 1, 1), PartialDate(2022, 12, 16))
    assert corpus.ends_of(corpus.everything[:0]) == (None, None)


def test_copies_and_corrections(corpus: Corpus) -> None:
    """Copies know each other, and an article those that correct it."""
    one, other = corpus.find("test/kopie-a"), corpus.find("test/kopie-b")
    assert corpus.copies_of(one) == [other]
    assert corpus.copies_of(corpus.find("test/merkel")) == []
    assert corpus.correcting("test/merkel") == [corpus.find("test/berichtigung")]


def test_no_segment_at_all() -> None:
    """An archive without articles is a corpus too."""
    empty = Corpus(())
    assert (empty.size, empty.articles, empty.words, empty.find("a/b")) == (0, 0, 0, -1)
    assert empty.copies is None and len(empty.id_rank) == 0
