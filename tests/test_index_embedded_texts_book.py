"""The book: stored as it was, and never believed when it is damaged."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings

from archive.errors import IndexDamaged
from index.embedded.arrays import Ints
from index.embedded.container import Container, ContainerWriter
from index.embedded.texts.book import Book
from index.embedded.texts.coding import Writer
from index.embedded.texts.decoding import Reader
from index.embedded.texts.symbols import ANY, IN_SPELLING, NO_BLANK_BEFORE, NO_BLANK_BEHIND
from tests.packed_texts import book_of, frames, many_bodies

BODIES = [
    "Er sagte: „Der Haushalt (2022) ist beschlossen“, und ging. „Gut“, sagte sie (leise). Er ging, sie ging."
] * 9


@given(many_bodies)
@settings(deadline=None)
def test_books_are_stored(many: list[list[str]]) -> None:
    """A book that was read reads what the one that was written has written."""
    rows, book, texts, _ = book_of(many)
    with TemporaryDirectory() as folder:
        with ContainerWriter(Path(folder) / "x") as writer:
            book.write(writer)
        stored = Book.read(Container(Path(folder) / "x"))
    assert stored is not None
    assert stored.listed.tolist() == book.listed.tolist()
    assert stored.keys.tolist() == book.keys.tolist()
    for own, each in zip(many, texts, strict=True):
        blob, ends = Writer(rows, book)(each)
        assert [Reader(stored)(frame) for frame in frames(blob, ends.tolist())] == own


def test_codes_are_a_prefix_code() -> None:
    """In each context the codes ascend and none begins another."""
    _, book, _, _ = book_of([BODIES])
    for context in range(len(book.lengths)):
        own = slice(*book.bounds[context : context + 2].tolist())
        starts, bits = book.starts[own].tolist(), book.bits[own].tolist()
        written = [f"{start:024b}"[:size] for start, size in zip(starts, bits, strict=True)]
        assert written == sorted(written)
        assert not any(two.startswith(one) for one, two in pairwise(written))
    assert len(book.symbols) not in book.listed[: book.bounds[ANY + 1]]


def test_signs_know_where_no_gap_stands() -> None:
    """Of quotes and brackets each on its side, of commas before; the most frequent words have a context."""
    _, book, _, _ = book_of([BODIES])
    symbols, words = book.symbols, list(book.symbols.words)
    flags = {word: int(symbols.flags()[symbols.first_word + n]) for n, word in enumerate(words)}
    assert [flags[sign] for sign in ",.:)"] == [NO_BLANK_BEFORE] * 4
    assert [flags[sign] for sign in "(„"] == [NO_BLANK_BEHIND] * 2
    assert flags["Haushalt"] == 0
    contexts = dict(zip(words, symbols.behind_each()[symbols.first_word :].tolist(), strict=True))
    assert contexts["ging"] > IN_SPELLING
    assert contexts[","] > IN_SPELLING


def test_a_damaged_book_is_damage(tmp_path: Path) -> None:
    """Any array that is cut, or filled with other numbers, is an error of the index or read without harm."""
    rows, book, texts, _ = book_of([BODIES])
    path = tmp_path / "x"
    with ContainerWriter(path) as writer:
        book.write(writer)
    blob, ends = Writer(rows, book)(texts[0])
    whole, refused = Container(path), 0
    for name in whole.names:
        array = whole[name]
        for wrong in (array[:-1], np.full_like(array, 255), np.zeros_like(array), array[::-1]):
            with ContainerWriter(tmp_path / "y") as writer:
                writer.meta = whole.meta
                for other in whole.names:
                    writer.put(other, wrong if other == name else whole[other])
            try:
                damaged = Book.read(Container(tmp_path / "y"))
                assert damaged is not None
                read = Reader(damaged)
            except IndexDamaged as error:
                assert "the book of words is damaged" in str(error)
                refused += 1
                continue
            for frame in frames(blob, ends.tolist()):
                try:
                    read(frame)
                except ValueError:
                    refused += 1
    assert refused > 10


def test_a_segment_without_a_book_has_none(tmp_path: Path) -> None:
    """That is no damage."""
    with ContainerWriter(tmp_path / "x"):
        pass
    assert Book.read(Container(tmp_path / "x")) is None


@pytest.mark.parametrize("gaps", [["", ""], [], ["", " ", "\t" * 99], ["", " ", 5] * 9, None])
def test_gaps_that_are_none_are_damage(tmp_path: Path, gaps: object) -> None:
    """The kinds of gaps stand in the directory: others than there must be are refused."""
    _, book, _, _ = book_of([BODIES])
    with ContainerWriter(tmp_path / "x") as writer:
        book.write(writer)
        writer.meta["gaps"] = gaps
    with pytest.raises(IndexDamaged, match="book of words"):
        Book.read(Container(tmp_path / "x"))


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("book.own", np.array([-1])),
        ("book.signs", np.array([-(1 << 31)])),
        ("book.before", np.array([1 << 40])),
        ("book.lengths", np.array([1.5])),
        ("book.words", np.frombuffer(bytes.fromhex("28b52ffde0000000008000000000"), np.uint8)),
    ],
)
def test_numbers_that_are_none_are_damage(tmp_path: Path, name: str, array: Ints) -> None:
    """Below nought, huge, fractions, and words that say to be gigabytes."""
    _, book, _, _ = book_of([BODIES])
    with ContainerWriter(tmp_path / "x") as writer:
        book.write(writer)
    whole = Container(tmp_path / "x")
    with ContainerWriter(tmp_path / "y") as writer:
        writer.meta = whole.meta
        for other in whole.names:
            writer.put(other, array if other == name else whole[other])
    with pytest.raises(IndexDamaged, match="book of words"):
        Book.read(Container(tmp_path / "y"))
