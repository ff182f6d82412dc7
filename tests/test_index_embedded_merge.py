"""Merging against building from the articles that are left."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from index.embedded import inversion_plain
from index.embedded.build import build_segment
from index.embedded.merge import choose, live_documents, merge_segments
from index.embedded.segment import Segment
from index.embedded.stored import Compression
from index.embedded.streams import MAX_DOCUMENTS
from tests.embedded_articles import archives, assert_holds, mentions_of, small_analyzer

ANALYZER = small_analyzer()
PLAIN = Compression(b"")


def segment_of(path: Path, articles: list[Article], deleted: set[int]) -> Segment:
    mentions = [mentions_of(one) for one in articles]
    build_segment(path, articles, ANALYZER, compression=PLAIN, mentions=mentions)
    return Segment(path, PLAIN, deleted=np.array(sorted(deleted), np.int64))


@given(
    archives("taz", 6),
    archives("faz", 6),
    archives("dpa", 3),
    st.sets(st.integers(0, 5), max_size=4),
    st.sets(st.integers(0, 5), max_size=4),
)
@settings(max_examples=40, deadline=None)
def test_a_merge_holds_what_was_left(
    first: list[Article], second: list[Article], third: list[Article], gone: set[int], lost: set[int]
) -> None:
    """Documents that were not deleted, in order; words that only deleted ones had are gone."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        parts = [
            (first, {doc for doc in gone if doc < len(first)}),
            (second, {doc for doc in lost if doc < len(second)}),
            (third, set[int]()),
        ]
        segments = [segment_of(path / f"{n}.arr", *part) for n, part in enumerate(parts)]
        merge_segments(path / "merged.arr", segments)
        left = [one for articles, dead in parts for n, one in enumerate(articles) if n not in dead]
        assert_holds(Segment(path / "merged.arr", PLAIN), left, ANALYZER)
        assert [len(live_documents(segment)) for segment in segments] == [
            len(articles) - len(dead) for articles, dead in parts
        ]


def test_slices_do_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are merged in slices for the sake of memory; the result does not depend on their size."""
    texts = ["Haus und Häuser", "die Rüstungspolitik, Militär- und Rüstung", "Bürger:innen der EU-Kommission"]
    articles = [Article(f"taz/{n}", text, text * 3) for n, text in enumerate(texts)]
    segments = [segment_of(tmp_path / f"{n}.arr", [one], set()) for n, one in enumerate(articles)]
    monkeypatch.setattr(inversion_plain, "SLICE", 2)
    merge_segments(tmp_path / "merged.arr", segments)
    assert_holds(Segment(tmp_path / "merged.arr", PLAIN), articles, ANALYZER)


@pytest.mark.parametrize(
    ("live", "deleted", "chosen"),
    [
        ([], [], []),
        ([50_000], [0], []),
        ([50_000, 5, 5, 5], [0, 0, 0, 0], []),
        ([50_000, 5, 5, 5, 5], [0] * 5, [1, 2, 3, 4]),
        ([50_000, 20, 5, 5, 5], [0] * 5, [1, 2, 3, 4]),
        ([50_000, 35, 5, 5, 5], [0] * 5, []),
        ([50_000, 35, 5, 5, 5, 5], [0] * 6, [1, 2, 3, 4, 5]),
        ([50_000, 40_000, 30_000, 20_000], [0] * 4, []),
        ([20_000, 20_000, 10_000, 10_000], [0] * 4, [0, 1, 2, 3]),
        ([100, 100], [0, 60], [1]),
        ([100, 100], [0, 49], []),
        ([MAX_DOCUMENTS, 1], [MAX_DOCUMENTS // 2 + 1, 0], [0]),
        ([60_000, 60_000], [40_000, 40_000], [0]),
    ],
)
def test_which_segments_are_merged(live: list[int], deleted: list[int], chosen: list[int]) -> None:
    """Four or more that are small beside the next larger one; and those with a third deleted."""
    assert choose(live, deleted) == chosen


def test_an_archive_keeps_a_handful_of_segments() -> None:
    """A thousand commits of five articles on 50,000: few segments, and each article rewritten few times."""
    sizes, rewritten, most = [50_000], 0, 0
    for _ in range(1000):
        sizes.append(5)
        chosen = choose(sizes, [0] * len(sizes))
        if chosen:
            merged = sum(sizes[number] for number in chosen)
            rewritten += merged
            sizes = [size for number, size in enumerate(sizes) if number not in chosen] + [merged]
        most = max(most, len(sizes))
    assert sum(sizes) == 55_000
    assert most <= 10
    assert rewritten <= 5_000 * 8
