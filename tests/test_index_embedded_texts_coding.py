"""Writing bodies, in C and in Python, and reading them, in C and in Python."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded.arrays import Ints
from index.embedded.texts import coding, decoding
from index.embedded.texts.coding import Writer
from index.embedded.texts.decoding_plain import Reader as PlainReader
from index.embedded.texts.rows import Rows
from index.embedded.texts.symbols import BYTE, FIRST, GAP, STOP, WORD
from tests.compiled import part
from tests.packed_texts import bodies, book_of, changed, frames, many_bodies

_readers = st.sampled_from((decoding.Reader, PlainReader))


@given(many_bodies, _readers)
@settings(deadline=None)
def test_what_is_written_is_read(many: list[list[str]], reader: type[PlainReader]) -> None:
    """Every body, whatever stands in it, word for word and gap for gap."""
    rows, book, texts, _ = book_of(many)
    read, write = reader(book), Writer(rows, book)
    for own, each in zip(many, texts, strict=True):
        blob, ends = write(each)
        assert [read(frame) for frame in frames(blob, ends.tolist())] == own


@given(many_bodies, many_bodies, _readers)
@settings(deadline=None)
def test_a_book_writes_what_it_does_not_know(
    many: list[list[str]], other: list[list[str]], reader: type[PlainReader]
) -> None:
    """Words and gaps of other bodies are spelled."""
    _, book, _, _ = book_of(many)
    _, _, texts, pieces = book_of(other)
    write = Writer(Rows(pieces, book.symbols, book.symbols.of(pieces)), book)
    for own, each in zip(other, texts, strict=True):
        blob, ends = write(each)
        assert [reader(book)(frame) for frame in frames(blob, ends.tolist())] == own


@given(many_bodies)
@settings(deadline=None)
def test_c_writes_the_same(many: list[list[str]]) -> None:
    """Keys and frames, byte for byte, where the room is too small at first too."""
    part("index.embedded.texts._coding")
    rows, book, texts, _ = book_of(many)
    with changed(coding, _SYMBOLS=0, _BYTES=0):
        ours = [(coding.keys(rows, each), *Writer(rows, book)(each)) for each in texts]
    with changed(coding, in_c=None):
        theirs = [(coding.keys(rows, each), *Writer(rows, book)(each)) for each in texts]
    assert [[array.tolist() for array in each] for each in ours] == [
        [array.tolist() for array in each] for each in theirs
    ]


def test_keys_are_symbols_in_their_contexts() -> None:
    """A sign glued to its word costs no gap, an odd gap is a symbol, a rare word is spelled."""
    many = [["Haus, Haus\n\nHaus ab"] * 9 + ["Haus, Haus\n\nHaus Ö"]]
    rows, book, texts, _ = book_of(many)
    symbols = book.symbols
    named = [*(f"<{kind}>" for kind in symbols.kinds), *symbols.words]
    keys = coding.keys(rows, texts[0].only(np.array([9])))
    found = (keys % (len(symbols) + 1)).tolist()
    shown = [named[one - FIRST] if one >= FIRST else one for one in found]
    spelled = [BYTE + byte for byte in "Ö".encode()]
    assert shown == ["Haus", ",", "Haus", "<\n\n>", "Haus", WORD, *spelled, STOP]
    assert GAP not in shown


@given(many_bodies, st.binary(max_size=60), _readers)
@settings(deadline=None)
def test_garbage_is_refused(many: list[list[str]], frame: bytes, reader: type[PlainReader]) -> None:
    """What was not written by the book is read as something or raises ValueError, in C where in Python."""
    _, book, _, _ = book_of(many)
    found: list[str | None] = []
    for read in (reader(book), PlainReader(book)):
        try:
            found.append(read(frame))
        except ValueError:
            found.append(None)
    assert found[0] == found[1]


@given(bodies.filter(bool), st.data())
@settings(deadline=None)
def test_a_frame_that_is_cut_is_refused(body: str, data: st.DataObject) -> None:
    """A body is never shorter than it says."""
    rows, book, texts, _ = book_of([[body]])
    blob, _ = Writer(rows, book)(texts[0])
    frame = blob.tobytes()
    short = frame[data.draw(st.integers(1, len(frame))) :]
    for read in (decoding.Reader(book), PlainReader(book)):
        try:
            assert read(short) != body
        except ValueError as error:
            assert "body" in str(error) or "utf-8" in str(error)


def test_c_looks_at_its_arrays() -> None:
    """Whatever would lead out of an array is refused before a word is read."""
    in_c = part("index.embedded.texts._coding")
    rows, _, texts, pieces = book_of([["ein Haus, ein Haus"] * 5])
    each = texts[0]
    good = [*rows.arrays(each), np.empty(1000, np.uint32), np.array([len(rows.symbols) + 1], np.uint32)]
    assert in_c.keys(*good) > 0
    wrong: Sequence[tuple[int, Ints]] = [
        (0, each.words + len(pieces)),
        (1, each.before - 1),
        (2, each.firsts - 1),
        (3, each.lasts + 1),
        (4, each.behind + len(pieces)),
        (5, pieces.text[:3]),
        (7, good[7][:5]),
        (8, np.empty(1000, np.uint8)),
    ]
    for place, array in wrong:
        with pytest.raises(ValueError):
            in_c.keys(*good[:place], array, *good[place + 1 :])
