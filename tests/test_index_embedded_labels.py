"""Labels: the actor of each pair of a document and a name, and the actors of each document."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.embedded.build import build_segment
from index.embedded.labels import SegmentLabels, write_labels
from index.embedded.segment import Segment
from index.embedded.stored import Compression
from tests.embedded_articles import article, mentions_of, small_analyzer

PLAIN = Compression(b"")


def segment_of(path: Path, bodies: list[str], first: int = 0) -> Segment:
    articles = [article(first + n, body) for n, body in enumerate(bodies)]
    mentions = [mentions_of(one) for one in articles]
    build_segment(path, articles, small_analyzer(), compression=PLAIN, mentions=mentions)
    return Segment(path, PLAIN)


def test_labels_are_stored(tmp_path: Path) -> None:
    """The actors of a document, each once and ascending; and the actor of each mention."""
    segment = segment_of(tmp_path / "s.arr", ["Haus Putin Haus Staats-", "", "Putin"])
    docs, names = segment.mentioned.pairs()
    assert docs.tolist() == [0, 0, 0, 2]
    write_labels(tmp_path / "s.labels", segment.mentioned, np.array([1, 0, -1, 0]))
    labels = SegmentLabels.read(tmp_path / "s.labels")
    assert labels.pair_actors().tolist() == [1, 0, -1, 0]
    assert labels.ends.tolist() == [0, 2, 2, 3]
    assert labels.ordinals.tolist() == [0, 1, 0]
    assert labels.meant(0, names[:3].tolist()[::-1]) == dict(zip(names[:3].tolist(), [1, 0, -1], strict=True))
    assert labels.meant(1, ()) == {}
    labelled = Segment(segment.container.path, PLAIN, labels=labels)
    assert labelled.mentioned_actors(2) == [0]
