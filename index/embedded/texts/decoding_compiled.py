"""Reading bodies in C; see `decoding_plain`, which does the same."""

from __future__ import annotations

import numpy as np

from index.embedded.arrays import Ints, offsets, runs
from index.embedded.texts import _decoding
from index.embedded.texts.book import LONGEST, Book
from index.embedded.texts.symbols import ANY, CONTEXT_BITS, FIRST, LONGEST_PIECE, SYMBOL_BITS, Symbols
from index.embedded.texts.texts import Pieces

_LEAST_BITS, _MOST_BITS = 4, 13
_LINE = 64
_CONTEXT_AT, _LENGTH_AT = np.uint32(SYMBOL_BITS), np.uint32(SYMBOL_BITS + CONTEXT_BITS)


class Reader:
    """Reads what was written by one book; threads may share it."""

    def __init__(self, book: Book) -> None:
        numbers = _numbers(book)
        self._arrays = _known(book.symbols, numbers), *_tables(book, numbers)

    def __call__(self, frame: bytes | memoryview) -> str:
        """One body. ValueError where it was not written by this book."""
        return _decoding.body(frame, *self._arrays)


def _numbers(book: Book) -> Ints:
    """A number for each symbol and the mark: gaps and words by length of code, so that the frequent ones
    lie together in the processor's cache.
    """
    general = book.listed[: book.bounds[ANY + 1]]
    numbers = np.arange(len(book.symbols) + 1, dtype=np.uint32)
    numbers[general[general >= FIRST]] = np.arange(FIRST, len(book.symbols))
    return numbers


def _known(symbols: Symbols, numbers: Ints) -> Ints:
    """What `_decoding.c` reads of each symbol; none lies across the border of two lines of the cache."""
    pieces = Pieces.of(symbols.kinds, symbols.words)
    known = np.zeros((len(symbols), 2 + LONGEST_PIECE), np.uint8)
    known[:, 0], known[FIRST:, 1] = symbols.flags(), pieces.sizes
    within = np.arange(LONGEST_PIECE) < pieces.sizes[:, None]
    known[FIRST:, 2:][within] = pieces.text[runs(pieces.starts, pieces.sizes)]
    room = np.empty(known.size + _LINE, np.uint8)
    start = -room.ctypes.data % _LINE
    laid = room[start : start + known.size]
    laid.reshape(known.shape)[numbers[:-1]] = known
    return laid


def _tables(book: Book, numbers: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """What `_decoding.c` reads of the contexts and of all codes."""
    behind = np.append(book.symbols.behind_each(), 0).astype(np.uint32)[book.listed]
    bits = book.bits.astype(np.uint32)
    listed = bits << _LENGTH_AT | behind << _CONTEXT_AT | numbers[book.listed]
    counts = book.lengths.astype(np.int64)
    left = LONGEST - np.arange(1, LONGEST + 1)
    limits = np.cumsum(counts << left, axis=1)
    firsts = limits - (counts << left) >> left
    shifts = book.bounds[:-1, None] + np.cumsum(counts, axis=1) - counts - firsts
    ladders = np.zeros((len(counts), 2, LONGEST + 1), np.uint32)
    ladders[:, 0, 1:], ladders[:, 1, 1:] = limits, shifts
    widths = np.ceil(np.log2(np.diff(book.bounds.astype(np.int64)))).astype(np.int64)
    widths = np.clip(widths, _LEAST_BITS, _MOST_BITS)
    starts = offsets(np.int64(1) << widths)
    grid = [_cells(*row, listed) for row in zip(limits, shifts, widths.tolist(), strict=True)]
    parts = starts[:-1] << 8 | widths
    return parts.astype(np.uint32), np.concatenate(grid), ladders.ravel(), listed


def _cells(limits: Ints, shifts: Ints, width: int, listed: Ints) -> Ints:
    """The part of the grid that belongs to a context."""
    coming = np.arange(1 << width) << (LONGEST - width)
    lengths = 1 + np.minimum(np.searchsorted(limits, coming, "right"), LONGEST - 1)
    short = lengths <= width
    codes = shifts[lengths[short] - 1] + (coming[short] >> (LONGEST - lengths[short]))
    cells = lengths.astype(np.uint32)
    cells[short] = listed.take(codes, mode="clip")
    return cells
