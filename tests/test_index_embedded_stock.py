"""Stock Whoosh opens and searches the same files: its reader contract and searches against a slow reading."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from whoosh import index as whoosh_index
from whoosh import query as wq
from whoosh.index import FileIndex
from whoosh.reading import IndexReader, SegmentReader, TermNotFound

from archive.article import Article
from index.embedded.stock.codec import ArrayCodec
from index.embedded.stock.toc import ArraySegment, read_toc
from index.embedded.store import EmbeddedStore
from tests.embedded_articles import (
    DATES,
    WORDS,
    PartialDate,
    View,
    WordTagger,
    read_slowly,
    small_analyzer,
    small_vocabulary,
)

ANALYZER = small_analyzer()


def articles() -> list[Article]:
    chance = random.Random(5)
    return [
        Article(
            id=f"taz/{number:03d}",
            title=" ".join(chance.choices(WORDS, k=4)),
            body=" ".join(chance.choices(WORDS, k=chance.randrange(1, 60))),
            date=PartialDate.from_iso(date) if (date := chance.choice(DATES)) else None,
            source=chance.choice(("", "taz", "dpa")),
        )
        for number in range(300)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generation of two segments without deletions."""
    home = tmp_path_factory.mktemp("stock")
    store = EmbeddedStore(home, tagger=WordTagger(), processes=1, vocabulary=small_vocabulary())
    for part in (articles()[:200], articles()[200:]):
        with store.writer() as writer:
            writer.add(writer.preparer()(part))
            writer.commit()
    return home / "g000001"


@pytest.fixture(scope="module")
def slow(folder: Path) -> dict[str, View]:
    """The same articles, read word by word; documents numbered as stock Whoosh does."""
    with whoosh_index.open_dir(str(folder)).reader() as reader:
        order = [reader.stored_fields(doc)["id"] for doc in range(reader.doc_count_all())]
    by_id = {one.id: one for one in articles()}
    analyzer = EmbeddedStore(folder.parent, tagger=WordTagger()).state().analyzer
    return read_slowly([by_id[one] for one in order], analyzer)[0]


@pytest.fixture
def opened(folder: Path) -> FileIndex:
    """As anybody would open it."""
    return whoosh_index.open_dir(str(folder))


@pytest.fixture
def leaf(opened: FileIndex) -> Iterator[SegmentReader]:
    """The reader of the first segment."""
    with opened.reader() as reader:
        yield reader.leaf_readers()[0][0]


def test_stock_whoosh_opens_the_index(opened: FileIndex) -> None:
    """All documents, all fields, the stored texts."""
    with opened.searcher() as searcher:
        assert searcher.doc_count() == searcher.doc_count_all() == 300
        stored = {fields["id"]: fields for fields in searcher.documents()}
    for one in articles():
        assert stored[one.id]["title"] == one.title
        assert stored[one.id]["body"] == one.body
        assert stored[one.id]["source"] == one.source


def test_the_reader_keeps_whooshs_contract_for_terms(opened: FileIndex, slow: dict[str, View]) -> None:
    """Terms in order, membership, frequencies, postings, positions, of every text field."""
    with opened.reader() as reader:
        for name, view in slow.items():
            terms = [term.decode() for term in reader.lexicon(name)]
            assert terms == sorted(view.positions), name
            for term, docs in view.positions.items():
                assert (name, term) in reader
                assert reader.doc_frequency(name, term) == len(docs)
                assert reader.frequency(name, term) == sum(map(len, docs.values()))
                matcher = reader.postings(name, term)
                for doc in sorted(docs):
                    assert matcher.id() == doc
                    assert matcher.weight() == len(docs[doc])
                    if not name.endswith("_parts"):
                        assert matcher.value_as("positions") == sorted(docs[doc])
                    matcher.next()
                assert not matcher.is_active()


def test_missing_terms_and_fields_are_answered_as_whoosh_expects(leaf: SegmentReader) -> None:
    """0 for counts, TermNotFound for the rest."""
    assert leaf.doc_frequency("body", "niemals") == leaf.frequency("body", "niemals") == 0
    assert ("body", "niemals") not in leaf
    assert ("nofield", "haus") not in leaf
    for ask in (leaf.term_info, leaf.postings):
        with pytest.raises(TermNotFound):
            ask("body", "niemals")
    with pytest.raises(TermNotFound):
        leaf.term_info("nofield", "haus")


def test_term_infos_are_right(leaf: SegmentReader) -> None:
    """Weight, documents, lengths and first and last document of each term."""
    for name in ("title", "body", "body_stem", "body_parts", "source", "id", "first"):
        for text in leaf.lexicon(name):
            info, matcher = leaf.term_info(name, text), leaf.postings(name, text)
            docs, weights = [], []
            while matcher.is_active():
                docs.append(matcher.id())
                weights.append(matcher.weight())
                matcher.next()
            lengths = [leaf.doc_field_length(doc, name, 1) for doc in docs]
            assert info.doc_frequency() == len(docs)
            assert (info.min_id(), info.max_id()) == (docs[0], docs[-1])
            assert (info.weight(), info.max_weight()) == (sum(weights), max(weights))
            assert (info.min_length(), info.max_length()) == (min(lengths), max(lengths))


def test_terms_are_walked_over_fields(leaf: SegmentReader) -> None:
    """all_terms, terms_from, iter_from, expand_prefix and cursors agree."""
    everything = list(leaf.all_terms())
    assert everything == sorted(everything)
    assert {name for name, _ in everything} == set(leaf.indexed_field_names())
    start = everything[len(everything) // 2]
    assert list(leaf.terms_from(*start)) == everything[len(everything) // 2 :]
    assert [term for term, _ in leaf.iter_from(*start)] == everything[len(everything) // 2 :]
    assert [term for term, _ in leaf] == everything
    assert list(leaf.expand_prefix("body", "bu")) == [
        text for name, text in everything if name == "body" and text.startswith(b"bu")
    ]
    cursor = leaf.cursor("body")
    walked = [cursor.text()]
    while cursor.next() is not None:
        walked.append(cursor.text())
    assert [text.encode() for text in walked] == [text for name, text in everything if name == "body"]
    assert not cursor.is_valid()
    assert cursor.term_info() is None
    assert cursor.first() == walked[0]
    assert cursor.find("haut") == min(text for text in walked if text >= "haut")
    assert cursor.find("zzz") is None
    assert list(leaf.terms_within("body", "haaus", 1)) == ["haus"]


def test_lengths_and_columns_are_read(leaf: SegmentReader) -> None:
    """Field lengths with their extremes, and columns as Whoosh sorts and groups by them."""
    count = leaf.doc_count_all()
    for name in ("title", "body", "body_stem", "body_parts"):
        lengths = [leaf.doc_field_length(doc, name) for doc in range(count)]
        assert leaf.field_length(name) == sum(lengths)
        assert (leaf.min_field_length(name), leaf.max_field_length(name)) == (min(lengths), max(lengths))
    assert leaf.has_column("source")
    assert not leaf.has_column("body")
    by_id = {one.id: one for one in articles()}
    found = [by_id[leaf.stored_fields(doc)["id"]] for doc in range(count)]
    assert list(leaf.column_reader("source")) == [one.source for one in found]
    first = leaf.column_reader("first")
    assert len(first) == count
    assert list(first) == [one.date.first.toordinal() if one.date else 0 for one in found]
    assert [first[doc] for doc in range(count)] == list(first)


def test_matchers_skip(leaf: SegmentReader) -> None:
    """skip_to goes forward only, copies are independent, reset goes back."""
    matcher = leaf.postings("body", "haus")
    docs = list(matcher.all_ids())
    assert len(docs) > 20
    matcher.skip_to(docs[10])
    twin = matcher.copy()
    matcher.skip_to(docs[3])
    assert matcher.id() == docs[10]
    matcher.skip_to(docs[12] - 1 if docs[12] - 1 not in docs else docs[12])
    assert matcher.id() == docs[12]
    assert twin.id() == docs[10]
    matcher.skip_to(10_000)
    assert not matcher.is_active()
    matcher.reset()
    assert matcher.id() == docs[0]


def random_query(chance: random.Random, terms: dict[str, list[str]], depth: int) -> wq.Query:
    """Without AndNot, in which Whoosh's matcher makes mistakes with its own codec just the same."""
    kind = chance.random()
    name = chance.choice(("title", "body", "body_stem", "body_parts"))
    if depth == 0 or kind < 0.4:
        if kind < 0.05:
            return wq.Prefix("body", chance.choice(terms["body"])[:2])
        if kind < 0.1:
            return wq.Phrase("body", chance.sample(terms["body"], 2), slop=chance.choice((1, 3)))
        if kind < 0.15:
            return wq.NumericRange("first", None, chance.choice((0, 700_000, 738_000)))
        return wq.Term(name, chance.choice(terms[name]))
    several = [random_query(chance, terms, depth - 1) for _ in range(chance.choice((2, 3)))]
    return wq.And(several) if kind < 0.7 else wq.Or(several)


def slow_answer(query: wq.Query, slow: dict[str, View], found: list[Article]) -> set[int]:
    """The documents of a query, by sets."""
    match query:
        case wq.Term():
            return set(slow[query.fieldname].positions.get(query.text, {}))
        case wq.Prefix():
            positions = slow[query.fieldname].positions
            return {doc for term, docs in positions.items() if term.startswith(query.text) for doc in docs}
        case wq.Phrase():
            left, right = (slow[query.fieldname].positions[word] for word in query.words)
            return {
                doc
                for doc in left.keys() & right.keys()
                if any(0 < there - here <= query.slop for here in left[doc] for there in right[doc])
            }
        case wq.NumericRange():
            days = [one.date.first.toordinal() if one.date else 0 for one in found]
            return {doc for doc, day in enumerate(days) if day <= query.end}
        case wq.Not():
            return set(range(len(found))) - slow_answer(query.query, slow, found)
        case wq.And():
            return set.intersection(*(slow_answer(one, slow, found) for one in query.subqueries))
        case _:
            return set.union(*(slow_answer(one, slow, found) for one in query.subqueries))


def test_stock_searches_find_what_a_slow_reading_finds(opened: FileIndex, slow: dict[str, View]) -> None:
    """Two hundred random queries of words, phrases, prefixes, ranges, and their combinations."""
    chance = random.Random(11)
    terms = {name: sorted(view.positions) for name, view in slow.items()}
    by_id = {one.id: one for one in articles()}
    with opened.searcher() as searcher:
        found = [by_id[searcher.stored_fields(doc)["id"]] for doc in range(searcher.doc_count_all())]
        for _ in range(200):
            query = random_query(chance, terms, 2)
            query = wq.Not(query) if chance.random() < 0.1 else query
            expected = slow_answer(query, slow, found)
            assert set(searcher.docs_for_query(query)) == expected, query
            assert {hit.docnum for hit in searcher.search(query, limit=None)} == expected
            assert {hit.docnum for hit in searcher.search(query, limit=10)} <= expected


def test_the_best_ten_are_those_of_all(opened: FileIndex) -> None:
    """Skipping blocks that can't score better loses nothing."""
    with opened.searcher() as searcher:
        for query in (wq.Term("body", "haus"), wq.Or([wq.Term("body", "haus"), wq.Term("title", "und")])):
            everything = [hit.score for hit in searcher.search(query, limit=None)]
            assert [hit.score for hit in searcher.search(query, limit=10)] == everything[:10]
            assert [hit.score for hit in searcher.search(query, limit=10, optimize=False)] == everything[:10]


def test_deletions_are_seen(tmp_path: Path) -> None:
    """Deleted documents are counted out and not found."""
    store = EmbeddedStore(tmp_path, tagger=WordTagger(), processes=1, vocabulary=small_vocabulary())
    with store.writer() as writer:
        writer.add(writer.preparer()(articles()[:50]))
        writer.commit()
    gone = [f"taz/{number:03d}" for number in (0, 7, 49)]
    with store.writer() as writer:
        writer.delete(gone)
        writer.commit()
    with whoosh_index.open_dir(str(tmp_path / "g000001")).searcher() as searcher:
        assert searcher.doc_count() == 47
        assert searcher.doc_count_all() == 50
        assert not any(list(searcher.documents(id=one)) for one in gone)
        docs = set(searcher.docs_for_query(wq.Every()))
        assert docs == set(range(50)) - {0, 7, 49}


def test_a_table_of_contents_goes_round(folder: Path) -> None:
    """Names, counts and deletions as they were committed."""
    segments = read_toc(folder, 2)
    assert sorted(segment.doc_count_all() for segment in segments) == [100, 200]
    segment = ArraySegment("MAIN_x1", 5, np.array([3, 1]))
    assert segment.segment_id() == "MAIN_x1"
    assert list(segment.deleted_docs()) == [1, 3]
    assert [segment.is_deleted(doc) for doc in range(5)] == [False, True, False, True, False]
    assert (segment.doc_count(), segment.deleted_count(), segment.has_deletions()) == (3, 2, True)
    assert isinstance(segment.codec(), ArrayCodec)
    assert not segment.should_assemble()


def test_reader_types(opened: FileIndex) -> None:
    """Nothing of ours stands in for Whoosh's own reader."""
    with opened.reader() as reader:
        assert isinstance(reader, IndexReader)
        assert {type(leaf) for leaf, _ in reader.leaf_readers()} == {SegmentReader}
