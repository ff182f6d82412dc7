"""Preparing batches in any process."""

from __future__ import annotations

import pickle
from pathlib import Path

from index.embedded.prepare import BatchPreparer
from index.embedded.staging import Staged
from index.embedded.stored import Compression
from tests.embedded_articles import WordTagger, article

PLAIN = Compression(b"")


def test_preparers_travel_between_processes(tmp_path: Path) -> None:
    """A preparer and what it makes can be pickled; a batch is a small thing."""
    preparer = pickle.loads(pickle.dumps(BatchPreparer(tmp_path, PLAIN, WordTagger())))
    staged = preparer([article(1), article(2)])
    assert staged.articles == 2
    assert len(pickle.dumps(staged)) < 1000
    assert Staged().add(pickle.loads(pickle.dumps(staged))) == ["taz/0001", "taz/0002"]


def test_without_a_tagger_nobody_is_named(tmp_path: Path) -> None:
    """The same batch without mentions."""
    staged = Staged()
    staged.add(BatchPreparer(tmp_path, PLAIN)([article(1, "Putin")]))
    ((chosen,),) = staged.groups(100)
    assert chosen.batch()[0].columns.mentioned.of_document(0) == ()
