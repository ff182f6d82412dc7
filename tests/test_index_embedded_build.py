"""Segments of staged batches hold what stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from index.embedded import build
from index.embedded.analysis import WordAnalysis
from index.embedded.build import Words, build_from_batches
from index.embedded.prepare import BatchPreparer, StagedBatch
from index.embedded.segment import Segment
from index.embedded.staging import Staged
from index.embedded.stored import Compression
from tests.embedded_articles import WordTagger, archives, assert_holds, small_analyzer

PLAIN = Compression(b"")


ANALYZER = small_analyzer()


def prepared(folder: Path, articles: list[Article]) -> StagedBatch:
    return BatchPreparer(folder, PLAIN, WordTagger())(articles)


@given(st.lists(archives(most=5), max_size=4), st.sets(st.integers(0, 999), max_size=30))
@settings(max_examples=30, deadline=None)
def test_what_stays_is_built(
    tmp_path_factory: pytest.TempPathFactory, many: list[list[Article]], gone: set[int]
) -> None:
    """Replaced and discarded articles leave no trace: no word, no name, no place."""
    folder = tmp_path_factory.mktemp("staging")
    staged, expected = Staged(), dict[str, Article]()
    for articles in many:
        assert staged.add(prepared(folder, articles)) == [one.id for one in articles]
        for one in articles:
            expected.pop(one.id, None)
            expected[one.id] = one
    for number in gone:
        assert staged.discard(f"taz/{number}") == (expected.pop(f"taz/{number}", None) is not None)
    assert len(staged) == len(expected)
    groups = list(staged.groups(10**9))
    assert len(groups) == (1 if expected else 0)
    for group in groups:
        words = Words.of(list(staged.lexicon), WordAnalysis(ANALYZER))
        build_from_batches(folder / "s.arr", words, (chosen.batch() for chosen in group), PLAIN)
        assert_holds(Segment(folder / "s.arr", PLAIN), list(expected.values()), ANALYZER)


@given(archives(most=8), st.integers(2, 3))
@settings(max_examples=20, deadline=None)
def test_threads_build_the_same(
    tmp_path_factory: pytest.TempPathFactory, articles: list[Article], threads: int
) -> None:
    """Byte for byte what one alone writes."""
    folder = tmp_path_factory.mktemp("staging")
    staged = Staged()
    staged.add(prepared(folder, articles))
    for worth in (0, build.WORTH_SHARING):
        with pytest.MonkeyPatch.context() as patch, WordAnalysis(ANALYZER, threads) as analysis:
            patch.setattr(build, "WORTH_SHARING", worth)
            words = Words.of(list(staged.lexicon), analysis)
            for group in staged.groups(10**9):
                build_from_batches(
                    folder / f"{worth}.arr", words, (chosen.batch() for chosen in group), PLAIN
                )
    if articles:
        assert len({(folder / f"{worth}.arr").read_bytes() for worth in (0, build.WORTH_SHARING)}) == 1
