"""Batches, whole and in part."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from archive.article import Article
from index.embedded.prepare import BatchPreparer, StagedBatch
from index.embedded.staging import Staged
from index.embedded.stored import Compression
from tests.embedded_articles import WordTagger, article

PLAIN = Compression(b"")


def prepared(folder: Path, articles: list[Article]) -> StagedBatch:
    return BatchPreparer(folder, PLAIN, WordTagger())(articles)


def test_batches_choose_documents(tmp_path: Path) -> None:
    """A chosen part of a batch has its tokens, hidden words and columns."""
    staged = Staged()
    staged.add(prepared(tmp_path, [article(n, f"Militär- und Rüstungspolitik {n}") for n in range(4)]))
    ((whole,),) = staged.groups(10**9)
    batch, table = whole.batch()
    part = batch.select(np.array([1, 3]))
    assert len(part) == 2
    assert part.columns.ids == [b"taz/0001", b"taz/0003"]
    assert part.tokens.tolist() == batch.tokens[[1, 3]].tolist()
    assert len(part.hidden_at) == 2
    words = list(staged.lexicon)
    spellings = [words[number] for number in table[part.types[part.hidden_at]].tolist()]
    assert spellings == ["Militär-", "Militär-"]
    assert batch.select(np.arange(4)) is batch
