"""The bodies of a segment: packed by a book or by zstd, read, merged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import IndexDamaged
from index.embedded.container import Container, ContainerWriter
from index.embedded.stored import Compression
from index.embedded.texts import model
from index.embedded.texts.bodies import Bodies, StoredBodies, merged
from index.embedded.texts.cutting import cut
from tests.packed_texts import bodies, changed

PLAIN = Compression(b"")


def stored(path: Path, made: Bodies) -> StoredBodies:
    with ContainerWriter(path) as writer:
        made.write(writer)
    return StoredBodies(Container(path), PLAIN)


def packed(path: Path, texts: Sequence[str], *, book: bool) -> StoredBodies:
    with changed(model, LEAST=1 if book else 10**9):
        return stored(path, Bodies.of(*cut([texts]), PLAIN))


@given(st.lists(bodies, max_size=6), st.booleans())
@settings(deadline=None)
def test_bodies_are_read(texts: list[str], book: bool) -> None:
    """By number, with and without a book; few have none."""
    with TemporaryDirectory() as folder:
        read = packed(Path(folder) / "x", texts, book=book)
    assert [read[doc] for doc in range(len(read))] == texts
    assert read.booked == (book and any(text.split() for text in texts))
    assert all(read.size(doc) >= 1 for doc in range(len(read)))


def words_of(bodies: StoredBodies) -> list[str]:
    """The words of the book."""
    book = bodies.book()
    return list(book.symbols.words) if book else []


_source = st.tuples(st.lists(bodies, max_size=8), st.booleans(), st.sets(st.integers(0, 7), max_size=2))


@given(st.lists(_source, min_size=1, max_size=4), st.booleans())
@settings(deadline=None)
def test_merges_keep_every_body(sources: list[tuple[list[str], bool, set[int]]], worthwhile: bool) -> None:
    """In order, without those that were left out, whatever the sources are packed by."""
    with TemporaryDirectory() as folder:
        many, left = [], []
        for number, (texts, book, gone) in enumerate(sources):
            docs = [doc for doc in range(len(texts)) if doc not in gone]
            many.append((packed(Path(folder) / f"{number}", texts, book=book), np.array(docs, np.int64)))
            left += [texts[doc] for doc in docs]
        with changed(model, LEAST=1 if worthwhile else 10**9):
            read = stored(Path(folder) / "merged", merged(many, PLAIN))
    assert [read[doc] for doc in range(len(read))] == left


SPEECH = ["Der Haushalt ist beschlossen. Der Haushalt ist gut."] * 20


def test_a_large_book_stays(tmp_path: Path) -> None:
    """What it has written is copied, and it writes what is new; a word that it does not know is spelled."""
    large = packed(tmp_path / "large", SPEECH, book=True)
    small = packed(tmp_path / "small", ["Der Etat ist gut."] * 3, book=False)
    sources = [(small, np.arange(3)), (large, np.arange(20)), (small, np.arange(1))]
    read = stored(tmp_path / "merged", merged(sources, PLAIN))
    assert [read[doc] for doc in range(24)] == ["Der Etat ist gut."] * 3 + SPEECH + ["Der Etat ist gut."]
    assert words_of(read) == words_of(large) != []
    assert read.size(3) == large.size(0)


def test_words_of_what_was_deleted_are_gone(tmp_path: Path) -> None:
    """A book that has words of what is left out is made anew."""
    secret = ["Der Verborgene und der Verborgene."]
    large = packed(tmp_path / "large", [*SPEECH, *secret], book=True)
    assert "Verborgene" in words_of(large)
    with changed(model, LEAST=1):
        read = stored(tmp_path / "merged", merged([(large, np.arange(20))], PLAIN))
    assert read.booked
    assert "Verborgene" not in words_of(read)


@pytest.mark.parametrize("book", [True, False])
def test_a_frame_that_was_changed_is_damage(tmp_path: Path, book: bool) -> None:
    """Whatever byte of it was: it is read as something, or the error names the file."""
    path = tmp_path / "x"
    packed(path, ["Der Haushalt – beschlossen. Übel!", "Haushalt"] * 3, book=book)
    container = Container(path)
    data, offset = path.read_bytes(), container._arrays["bodies.blob"][1]
    refused = 0
    for place in range(int(container["bodies.ends"][1])):
        for mask in (0x01, 0x7F, 0xFF):
            changed_data = bytearray(data)
            changed_data[offset + place] ^= mask
            path.write_bytes(changed_data)
            try:
                assert isinstance(StoredBodies(Container(path), PLAIN)[0], str)
            except IndexDamaged as error:
                assert str(error).startswith(f"{path}: a stored article can't be")
                refused += 1
    assert refused > 10
