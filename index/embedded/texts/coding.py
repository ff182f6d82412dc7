"""Bodies as rows of symbols, and written by a book: in C where there was a compiler."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import Ints
from index.embedded.texts import coding_plain
from index.embedded.texts.book import Book
from index.embedded.texts.symbols import ANY, CONTEXT_BITS, FIRST, SYMBOL_BITS, Symbols
from index.embedded.texts.texts import Pieces, Texts

try:
    from index.embedded.texts import _coding as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]

_CONTEXT_AT, _FLAGS_AT = np.uint32(SYMBOL_BITS), np.uint32(SYMBOL_BITS + CONTEXT_BITS)
_SYMBOLS, _BYTES = 2, 3
"""Room that is taken for a token, at first."""


@dataclass(frozen=True)
class Rows:
    """Texts as rows of keys: a symbol and the context in which it stands, context × (symbols + 1) + symbol.

    `numbers` (any integers) are the symbols of the pieces (see `Symbols.of`).
    """

    pieces: Pieces
    symbols: Symbols
    numbers: Ints

    def keys(self, texts: Texts) -> Ints:
        """Those of all texts (uint32)."""
        if in_c is None:
            return coding_plain.row(self, texts).keys
        across = np.array([len(self.symbols) + 1], np.uint32)
        return with_room(
            lambda out: in_c.keys(*self.arrays(texts), out, across), np.uint32, _SYMBOLS * texts.tokens
        )

    def arrays(self, texts: Texts) -> tuple[Ints, ...]:
        """What C reads."""
        bodies = texts.words, texts.before, texts.firsts, texts.lasts, texts.behind
        return *bodies, self.pieces.text, *self._known

    @cached_property
    def _known(self) -> tuple[Ints, Ints]:
        """Pieces, and marks and bytes, as C knows them."""
        symbols = self.symbols
        known = np.arange(len(symbols), dtype=np.uint32)
        known |= symbols.behind_each().astype(np.uint32) << _CONTEXT_AT
        known |= symbols.flags().astype(np.uint32) << _FLAGS_AT
        pieces = np.empty((len(self.pieces), 3), np.uint32)
        pieces[:, 0], pieces[:, 1], pieces[:, 2] = known[self.numbers], self.pieces.starts, self.pieces.sizes
        return pieces.ravel(), known[:FIRST]


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
