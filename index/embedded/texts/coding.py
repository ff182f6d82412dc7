"""Bodies as keys, and written by a book: in C where there was a compiler."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import Ints
from index.embedded.texts import coding_plain
from index.embedded.texts.book import Book
from index.embedded.texts.rows import Rows
from index.embedded.texts.symbols import ANY
from index.embedded.texts.texts import Texts

try:
    from index.embedded.texts import _coding as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]

_SYMBOLS, _BYTES = 2, 3
"""Room that is taken for a token, at first."""


def keys(rows: Rows, texts: Texts) -> Ints:
    """Those of all texts (uint32): a symbol and the context in which it stands, context × (symbols + 1) +
    symbol.
    """
    if in_c is None:
        return coding_plain.row(rows, texts).keys
    across = np.array([len(rows.symbols) + 1], np.uint32)
    return with_room(
        lambda out: in_c.keys(*rows.arrays(texts), out, across), np.uint32, _SYMBOLS * texts.tokens
    )


class Writer:
    """Writes texts by a book; threads may share it."""

    def __init__(self, rows: Rows, book: Book) -> None:
        self._rows, self._book = rows, book
        if in_c is not None:
            own = book.contexts != ANY
            slots = np.zeros(2 << (2 * int(np.count_nonzero(own)) + 2).bit_length(), np.uint32)
            in_c.lay(book.keys[own], book.codes[own], slots)
            self._tables = slots, book.general(), book.marks()

    def __call__(self, texts: Texts) -> tuple[Ints, Ints]:
        """(all texts as they are written, where each ends). Each ends with its size in bytes."""
        if in_c is None:
            return coding_plain.write(self._rows, texts, self._book)
        ends = np.empty(len(texts), np.uint64)
        arrays = self._rows.arrays(texts)
        room = _BYTES * texts.tokens + 16 * len(texts)
        out = with_room(lambda out: in_c.codes(*arrays, out, *self._tables, ends), np.uint8, room)
        return out, ends.astype(np.int64)


def count(numbers: Ints, counts: Ints) -> None:
    """Add how often each number (int32) stands there to `counts` (uint32)."""
    if in_c is None:
        counts += np.bincount(numbers, minlength=len(counts)).astype(np.uint32)
    else:
        in_c.count(numbers, counts)


def with_room(write: Callable[[Ints], int], dtype: npt.DTypeLike, room: int) -> Ints:
    """What was written into an array; where its room is too little (-1), into a larger one."""
    while True:
        out = np.empty(room + 1024, dtype)
        size = write(out)
        if size >= 0:
            return out[:size].copy()
        room *= 4
        room += 1 << 16
