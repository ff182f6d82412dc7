"""Columns: of articles, stored, chosen and joined; with their values, mentions and stored heads."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from index.embedded.columns import Columns, concatenate
from index.embedded.container import Container, ContainerWriter
from index.embedded.signatures import BANDS
from index.embedded.stored import Compression, decode_head
from tests.embedded_articles import archives, mentions_of

PLAIN = Compression(b"")


def columns_of(articles: list[Article]) -> Columns:
    bands = np.arange(len(articles) * BANDS, dtype=np.uint32).reshape(-1, BANDS)
    return Columns.of(articles, [mentions_of(one) for one in articles], bands, PLAIN)


def assert_same(columns: Columns, articles: list[Article], bands: list[list[int]]) -> None:
    assert [one.decode() for one in columns.ids] == [one.id for one in articles]
    assert columns.first.tolist() == [one.date.first.toordinal() if one.date else 0 for one in articles]
    assert columns.last.tolist() == [one.date.last.toordinal() if one.date else 0 for one in articles]
    assert columns.precision.tolist() == [int(one.date.precision) if one.date else 0 for one in articles]
    for name, values in columns.values.items():
        assert [values.text(doc) for doc in range(len(articles))] == [getattr(one, name) for one in articles]
    assert [columns.mentioned.of_document(doc) for doc in range(len(articles))] == list(
        map(mentions_of, articles)
    )
    heads = map(decode_head, map(PLAIN.decompress, columns.heads.split()))
    assert [head.article(one.body) for head, one in zip(heads, articles, strict=True)] == articles
    assert columns.bands.tolist() == bands


@given(archives("taz"), archives("faz"), st.data())
@settings(max_examples=40, deadline=None)
def test_columns_are_stored_chosen_and_joined(
    first: list[Article], second: list[Article], data: st.DataObject
) -> None:
    """What is written is read, and any documents of several columns make new ones."""
    many, keep, left, bands = [], [], [], []
    for articles in (first, second):
        columns = columns_of(articles)
        with TemporaryDirectory() as folder:
            with ContainerWriter(Path(folder) / "x") as writer:
                columns.write(writer)
            read = Columns.read(Container(Path(folder) / "x"))
        assert len(read) == len(articles)
        assert_same(read, articles, columns.bands.tolist())
        wanted = data.draw(st.sets(st.integers(0, 7)))
        docs = sorted(doc for doc in wanted if doc < len(articles))
        many.append(read)
        keep.append(np.array(docs, np.int64))
        left += [articles[doc] for doc in docs]
        bands += [columns.bands[doc].tolist() for doc in docs]
    assert_same(concatenate(many, keep), left, bands)
