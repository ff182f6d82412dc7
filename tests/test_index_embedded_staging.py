"""Batches on their way to a segment: prepared, staged, chosen from, counted, grouped."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.article import Article
from index.embedded import staging
from index.embedded.prepare import BatchPreparer, StagedBatch
from index.embedded.staging import Staged
from index.embedded.stored import Compression
from tests.embedded_articles import WordTagger, article

PLAIN = Compression(b"")


def prepared(folder: Path, articles: list[Article]) -> StagedBatch:
    return BatchPreparer(folder, PLAIN, WordTagger())(articles)


def test_words_are_counted_where_they_stay(tmp_path: Path) -> None:
    """Tokens of articles that were replaced don't count; completed compounds never do."""
    staged = Staged()
    staged.add(
        prepared(tmp_path, [article(1, "Haus Haus"), article(2, "Militär- und Rüstungspolitik", title="")])
    )
    staged.add(prepared(tmp_path, [article(1, "Hut", title="Haus")]))
    counts = {word: n for word, n in zip(staged.lexicon, staged.counts().tolist(), strict=True) if n}
    assert counts == {"Haus": 1, "Hut": 1, "Militär-": 1, "und": 1, "Rüstungspolitik": 1}


def test_groups_keep_to_their_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many articles as a segment holds, about as many words as asked for; none lost, none twice."""
    monkeypatch.setattr(staging, "MAX_DOCUMENTS", 3)
    staged = Staged()
    for first in (0, 4, 5):
        staged.add(prepared(tmp_path, [article(n) for n in range(first, first + (4 if first != 4 else 1))]))
    groups = [[len(chosen.docs) for chosen in group] for group in staged.groups(10**9)]
    assert groups == [[3], [1, 1], [3], [1]]
    assert [sum(len(chosen.docs) for chosen in group) for group in staged.groups(1)] == [3, 1, 1, 3, 1]


def test_batches_outlive_their_ids(tmp_path: Path) -> None:
    """Once nothing comes or goes any more, what stays is what stayed before."""
    staged = Staged()
    staged.add(prepared(tmp_path, [article(1), article(2)]))
    staged.add(prepared(tmp_path, [article(2), article(3), article(4)]))
    assert staged.discard(article(4).id)
    assert not staged.discard(article(4).id)
    staged.settle()
    assert len(staged) == 3
    assert [chosen.docs.tolist() for group in staged.groups(10**9) for chosen in group] == [[0], [0, 1]]
