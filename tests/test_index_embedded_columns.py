"""Columns: of articles, stored, chosen and joined; with their values, mentions and stored texts."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from archive.dates import PartialDate
from archive.errors import IndexDamaged
from archive.mentions import Kind, Mention
from index.embedded.columns import Columns, concatenate
from index.embedded.container import Container, ContainerWriter
from index.embedded.mentioned import Mentioned, Name
from index.embedded.signatures import BANDS
from index.embedded.stored import Compression, decode_article, encode_article, shipped_dictionary
from index.embedded.values import Values
from tests.embedded_articles import archives, mentions_of

PLAIN = Compression(b"")

mentions = st.builds(
    lambda start, length, kind, name, role: Mention(start, start + length, kind, name, role),
    st.integers(0, 100_000),
    st.integers(0, 300),
    st.sampled_from(Kind),
    st.text(max_size=5).filter(lambda name: name.isprintable()),
    st.booleans(),
)
rows = st.lists(
    st.lists(mentions, max_size=4).map(lambda row: tuple(sorted(row, key=lambda one: one.start))), max_size=5
)


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
    assert [decode_article(PLAIN.decompress(frame)) for frame in columns.frames.split()] == articles
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


@given(rows)
@settings(max_examples=60, deadline=None)
def test_mentions_go_round(expected: list[tuple[Mention, ...]]) -> None:
    """Offsets, kinds, names and roles; and each pair of a document and a name once, ascending."""
    with TemporaryDirectory() as folder:
        with ContainerWriter(Path(folder) / "x") as writer:
            Mentioned.of(expected).write(writer)
        read = Mentioned.read(Container(Path(folder) / "x"))
    assert [read.of_document(doc) for doc in range(len(expected))] == expected
    docs, names = read.pairs()
    assert list(zip(docs.tolist(), (Name.of(read.terms[name]) for name in names.tolist()), strict=True)) == [
        (doc, name)
        for doc, row in enumerate(expected)
        for name in sorted({Name(m.kind, m.name, m.role) for m in row}, key=lambda name: name.key())
    ]


@given(st.lists(st.text(max_size=3).filter(lambda text: text.isprintable()), max_size=8))
def test_values_are_ordinals_into_sorted_texts(texts: list[str]) -> None:
    """Every text once; the column leads back to what was given."""
    values = Values.of(texts)
    assert [term.decode() for term in values.terms] == sorted(set(texts))
    assert [values.text(doc) for doc in range(len(texts))] == texts


@pytest.mark.parametrize("dictionary", [b"", shipped_dictionary()])
def test_articles_go_round(dictionary: bytes) -> None:
    """Every field, odd signs included, through a frame of its own."""
    compression = Compression(dictionary)
    for article in (
        Article(id="a/b", title="", body=""),
        Article(
            "taz/1", 'Ein "Titel"\nmit \\ und \x1f', "Text\n\nText\ud800", PartialDate(2022, 12), "/p", "taz",
            "Politik", "A. Utor", "3", "https://example.org", "taz/0", "digest",
        ),
    ):  # fmt: skip
        assert (
            decode_article(compression.decompress(compression.compress(encode_article(article)))) == article
        )


def test_the_shipped_dictionary_makes_short_texts_shorter() -> None:
    """It knows German prose: a sentence takes two thirds of what it takes without."""
    text = "Der Bundestag hat am Donnerstag über den Haushalt der Bundesregierung beraten.".encode()
    assert len(Compression(shipped_dictionary()).compress(text)) < len(PLAIN.compress(text)) * 0.67


def test_what_is_no_frame_is_damage() -> None:
    """An unreadable frame is an error of the index."""
    with pytest.raises(IndexDamaged, match="a stored article can't be unpacked"):
        PLAIN.decompress(b"garbage")
