"""Segments against a slow reading of the same articles."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings

from archive.article import Article
from archive.dates import PartialDate
from archive.errors import IndexDamaged
from index.embedded.build import build_segment
from index.embedded.segment import Segment
from index.embedded.stored import Compression
from tests.embedded_articles import archives, article, assert_holds, mentions_of, small_analyzer

ANALYZER = small_analyzer()
PLAIN = Compression(b"")


def built(folder: Path, articles: list[Article], name: str = "one.arr") -> Segment:
    mentions = [mentions_of(one) for one in articles]
    build_segment(folder / name, articles, ANALYZER, compression=PLAIN, mentions=mentions)
    return Segment(folder / name, PLAIN)


@given(archives())
@settings(max_examples=60, deadline=None)
def test_a_segment_says_what_a_slow_reading_says(articles: list[Article]) -> None:
    """Terms, documents, frequencies, positions, lengths, columns and stored texts of random archives."""
    with TemporaryDirectory() as folder:
        assert_holds(built(Path(folder), articles), articles, ANALYZER)


def test_completed_compounds_stand_at_the_hanging_part(tmp_path: Path) -> None:
    """Militärpolitik is a stem and has parts where "Militär-" stands, but is no exact word."""
    segment = built(tmp_path, [article(1, "Die Militär- und Rüstungspolitik.")])
    assert segment.words.find("militaerpolitik") == -1
    stems = segment.field("body_stem")
    whole = stems.terms.find(ANALYZER.atoms("Militärpolitik")[0].stems[0])
    assert stems.occurrences(whole).tolist() == [1]
    assert stems.words(whole).tolist() == []


def test_spellings_with_one_exact_form_keep_their_own_stems(tmp_path: Path) -> None:
    """Andrea's and Andreas are one exact word; only the former is a form of Andrea."""
    segment = built(tmp_path, [article(1, "Andrea's"), article(2, "Andreas"), article(3, "Andrea")])
    body, stems = segment.field("body"), segment.field("body_stem")
    both, name = body.terms.find("andreas"), stems.terms.find(ANALYZER.atoms("Andrea")[0].stems[0])
    assert body.postings(both)[0].tolist() == [0, 1]
    assert body.occurrences(both).tolist() == [0, 1 << 24]
    assert body.document_frequency(both) == 2
    assert stems.postings(name)[0].tolist() == [0, 2]
    assert [segment.words.text(word) for word in stems.words(name)] == ["andrea", "andreas"]


def test_masks_limit_occurrences(tmp_path: Path) -> None:
    """With a mask only its documents are unpacked, in every view."""
    segment = built(tmp_path, [article(n, "Haus und Häuser im Haus") for n in range(5)])
    mask = np.array([False, True, False, False, True])
    for name, term in (("body", "haus"), ("body_stem", "haus")):
        field = segment.field(name)
        everything = field.occurrences(field.terms.find(term))
        limited = field.occurrences(field.terms.find(term), mask)
        assert limited.tolist() == [place for place in everything.tolist() if mask[place >> 24]]
        assert len(limited) == len(everything) * 2 // 5


def test_neighbouring_terms_are_read_at_once(tmp_path: Path) -> None:
    """The postings of a range of terms are those of its terms, one after another."""
    segment = built(
        tmp_path,
        [article(1, "haus hausen hausrat"), article(2, "Hausen hut"), article(3, "Andreas Andrea's")],
    )
    for name in ("body", "body_stem", "title"):
        field = segment.field(name)
        for terms in (field.terms.prefix("haus"), field.terms.prefix(""), field.terms.prefix("zzz")):
            docs, freqs = field.span(terms)
            single = [field.postings(term) for term in terms]
            assert set(docs.tolist()) == {doc for docs, _ in single for doc in docs.tolist()}
            assert freqs.sum() == sum(freqs.sum() for _, freqs in single)


def test_columns_count_dates_as_precisely_as_known(tmp_path: Path) -> None:
    """Year, month and day are 0 where they are not known."""
    dates = (None, PartialDate(2022), PartialDate(2022, 12), PartialDate(2022, 12, 16), PartialDate(1, 1, 1))
    segment = built(tmp_path, [article(n, date=date) for n, date in enumerate(dates)])
    assert segment.year.tolist() == [0, 2022, 2022, 2022, 1]
    assert segment.month.tolist() == [0, 0, 2022 * 12 + 11, 2022 * 12 + 11, 12]
    assert segment.day.tolist() == [0, 0, 0, PartialDate(2022, 12, 16).first.toordinal(), 1]
    assert segment.first.tolist() == [date.first.toordinal() if date else 0 for date in dates]
    assert segment.last.tolist() == [date.last.toordinal() if date else 0 for date in dates]
    assert [segment.date(doc) for doc in range(5)] == list(dates)


def test_frequent_words_are_counted_beyond_a_byte(tmp_path: Path) -> None:
    """Frequencies of 254, 255, 256 and 70,000 come back as they are."""
    counts = (254, 255, 256, 70_000)
    segment = built(tmp_path, [article(n, "haus " * count) for n, count in enumerate(counts)])
    for name in ("body", "body_stem"):
        field = segment.field(name)
        docs, freqs = field.postings(field.terms.find("haus"))
        assert (docs.tolist(), freqs.tolist()) == ([0, 1, 2, 3], list(counts))
    last = segment.field("body").occurrences(segment.words.find("haus"))[-1]
    assert int(last) == 3 << 24 | 69_999


def test_ids_are_found_whatever_their_order(tmp_path: Path) -> None:
    """Documents keep the order given; ids lead to them; unknown ids to none."""
    articles = [article(n) for n in (5, 1, 9, 3)]
    segment = built(tmp_path, articles)
    assert [segment.find(one.id) for one in articles] == [0, 1, 2, 3]
    assert segment.id_rank.tolist() == [2, 0, 3, 1]
    assert segment.find("taz/none") == -1


def test_an_empty_segment_can_be_read(tmp_path: Path) -> None:
    """No articles: no terms, no documents, no error."""
    segment = built(tmp_path, [])
    assert segment.count == segment.live == 0
    assert segment.field("body").terms.find("haus") == -1


def test_opening_unpacks_nothing(tmp_path: Path) -> None:
    """What a segment stores as steps and leaves unread until it is needed."""
    built(tmp_path, [article(n, f"wort{n} wort{n}ung {'haus ' * (n % 9)}") for n in range(900)])
    segment = Segment(tmp_path / "one.arr", PLAIN)
    stored = {name for name, entry in segment.container._arrays.items() if len(entry) == 4}
    assert {"words.starts", "stem.bounds", "body.ends", "first", "bodies.ends"} <= stored
    assert not segment.container._unpacked
    segment.words.find("haus")
    assert set(segment.container._unpacked) == {"words.starts"}


def test_threads_share_a_fresh_segment(tmp_path: Path) -> None:
    """What is unpacked when it is first needed may be needed by several at once."""
    built(tmp_path, [article(n, f"wort{n} wort{n // 2}ung Häuser {'haus ' * (n % 9)}") for n in range(300)])
    expected = _everything(Segment(tmp_path / "one.arr", PLAIN), 0)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(6) as threads:
            for _ in range(5):
                fresh = Segment(tmp_path / "one.arr", PLAIN)
                for found in threads.map(_everything, [fresh] * 6, range(6)):
                    assert found == expected
    finally:
        sys.setswitchinterval(interval)


def _everything(segment: Segment, first: int) -> dict[str, list[object]]:
    """What some terms of each view say, beginning with one of the views."""
    names = [*segment.field_names[first:], *segment.field_names[:first]]
    found: dict[str, list[object]] = {}
    for name in names:
        field = segment.field(name)
        some = range(0, len(field.terms), 29)
        found[name] = [
            (field.terms.text(n), field.postings(n)[0].tolist(), field.occurrences(n).tolist()) for n in some
        ]
    return found


def test_a_word_that_is_not_there_is_damage(tmp_path: Path) -> None:
    """Numbers of words come from the segment itself: the error names its file."""
    segment = built(tmp_path, [article(1, "Andrea's"), article(2, "Andreas")])
    for word in (99, 10**30):
        with pytest.raises(IndexDamaged, match=r"one.arr: the table of lists is damaged .*reindex --full"):
            segment.lists.of_word(word)


def test_a_segment_without_labels_says_so(tmp_path: Path) -> None:
    """Asking a bare segment for actors names the file."""
    segment = built(tmp_path, [article(1)])
    with pytest.raises(IndexDamaged, match="opened without its labels"):
        _ = segment.labels
    assert segment.copies.tolist() == [-1]


def test_a_stored_article_that_was_changed_is_damage(tmp_path: Path) -> None:
    """A flipped byte in a frame is an error, not a wrong text."""
    segment = built(tmp_path, [article(1, "Ein langer Text " * 30)])
    offset = segment.container._arrays["heads.blob"][1]
    data = bytearray((tmp_path / "one.arr").read_bytes())
    data[offset + 2] ^= 0xFF
    (tmp_path / "two.arr").write_bytes(data)
    with pytest.raises(IndexDamaged, match="can't be unpacked"):
        Segment(tmp_path / "two.arr", PLAIN).article(0)
