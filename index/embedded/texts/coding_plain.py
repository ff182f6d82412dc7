"""Bodies as keys and as codes, by array operations: what `_coding.c` does, for where there is no compiler."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Ints, offsets, runs
from index.embedded.texts.book import LONGEST, Book
from index.embedded.texts.gaps import BLANK, NONE
from index.embedded.texts.rows import Rows
from index.embedded.texts.symbols import (
    AFTER_SIGN,
    BYTE,
    GAP,
    NO_BLANK_BEFORE,
    NO_BLANK_BEHIND,
    STOP,
    WORD,
)
from index.embedded.texts.texts import Pieces, Texts

_LOW = (1 << LONGEST) - 1


@dataclass(frozen=True, slots=True)
class Row:
    """The keys of all bodies, and how many each body has."""

    keys: Ints
    counts: Ints


def write(rows: Rows, texts: Texts, book: Book) -> tuple[Ints, Ints]:
    """(all bodies as they are written, where each ends). ValueError where a symbol has no code."""
    found = row(rows, texts)
    contexts, symbols = np.divmod(found.keys, np.uint32(len(book.symbols) + 1))
    direct = _look_up(book, found.keys)
    marks = np.where(direct == 0, book.marks()[contexts], 0)
    codes = np.where(direct == 0, book.general()[symbols], direct)
    if ((codes == 0) | ((direct | marks) == 0)).any():
        raise ValueError("a symbol has no code")
    both = np.stack((marks, codes), axis=1).ravel()
    bits = offsets(both >> np.uint32(LONGEST))
    ends = bits[2 * offsets(found.counts)]
    sizes = -(np.diff(ends) // -8)
    tails = [_size(size) for size in _bytes(texts, rows.pieces).tolist()]
    out_ends = np.cumsum(sizes + np.fromiter(map(len, tails), np.int64, len(tails)))
    begins = np.append(0, out_ends)[:-1]
    shifts = np.repeat(8 * begins - ends[:-1], 2 * found.counts)
    out = _laid(both, bits[:-1] + shifts, int(out_ends.max(initial=0)))
    for end, tail in zip(out_ends.tolist(), tails, strict=True):
        out[end - len(tail) : end] = np.frombuffer(tail, np.uint8)
    return out, out_ends


def _look_up(book: Book, keys: Ints) -> Ints:
    """The codes of keys, 0 for those that have none."""
    order = np.argsort(book.keys)
    known = book.keys[order]
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, book.codes[order[at]], 0).astype(np.uint32)


def _laid(codes: Ints, at: Ints, size: int) -> Ints:
    """Codes laid down at places, counted in bits."""
    lengths = (codes >> np.uint32(LONGEST)).astype(np.uint64)
    shift = np.uint64(40) - (at.astype(np.uint64) & np.uint64(7)) - lengths
    words = (codes.astype(np.uint64) & np.uint64(_LOW)) << shift
    out = np.zeros(size + 5, np.uint8)
    for place in range(5):
        own = words >> np.uint64(32 - 8 * place) & np.uint64(255)
        np.add.at(out, (at >> 3) + place, own.astype(np.uint8))
    return out[:size]


def _size(size: int) -> bytes:
    """Seven bits a byte, the lowest last; the first byte has the eighth bit."""
    written = [size & 127]
    while size := size >> 7:
        written.append(size & 127)
    written[-1] |= 128
    return bytes(reversed(written))


def _bytes(texts: Texts, pieces: Pieces) -> Ints:
    """Bytes of each body."""
    counts = texts.lasts - texts.firsts
    at = runs(texts.firsts, counts)
    sizes = pieces.sizes.astype(np.int64)
    total = offsets(sizes[texts.words[at]] + sizes[texts.before[at]])
    ends = offsets(counts)
    return total[ends[1:]] - total[ends[:-1]] + sizes[texts.behind]


def row(rows: Rows, texts: Texts) -> Row:
    """Texts as a row of keys."""
    pieces = rows.pieces
    shown, documents = _shown(texts, rows)
    main = rows.numbers[shown].astype(np.int64)
    spelled = main <= GAP
    sizes = np.where(spelled, pieces.sizes[shown], 0)
    begins = offsets(1 + sizes + spelled)
    symbols = np.full(int(begins[-1]), STOP, np.int64)
    symbols[begins[:-1]] = main
    spelling = pieces.text[runs(pieces.starts[shown], sizes)].astype(np.int64)
    symbols[runs(begins[:-1] + 1, sizes)] = BYTE + spelling
    ends = begins[offsets(np.bincount(documents, minlength=len(texts)))]
    contexts = np.empty(len(symbols), np.int64)
    contexts[1:] = rows.symbols.behind_each()[symbols[:-1]]
    contexts[ends[:-1][np.diff(ends) > 0]] = AFTER_SIGN
    return Row((contexts * (len(rows.symbols) + 1) + symbols).astype(np.uint32), np.diff(ends))


def _shown(texts: Texts, rows: Rows) -> tuple[Ints, Ints]:
    """The pieces of all bodies without the gaps that are as expected, and the body of each."""
    counts = texts.lasts - texts.firsts
    at, ends = runs(texts.firsts, counts), offsets(counts)
    words, gaps = texts.words[at], texts.before[at]
    own = rows.numbers[words]
    flags = np.where(own == WORD, 0, rows.symbols.flags()[own])
    last = np.concatenate((np.full(1, NO_BLANK_BEHIND), flags[:-1]))[: len(flags)]
    last[ends[:-1][counts > 0]] = NO_BLANK_BEHIND
    together = (flags & NO_BLANK_BEFORE | last & NO_BLANK_BEHIND) != 0
    odd = gaps != np.where(together, NONE, BLANK)
    documents = np.repeat(np.arange(len(texts)), counts)
    tails = np.flatnonzero(texts.behind != NONE)
    pieces = np.concatenate((gaps[odd], words, texts.behind[tails]))
    places = 2 * np.arange(len(at))
    order = np.argsort(
        np.concatenate((places[odd] - 1, places, 2 * ends[1:][tails] - 1)), kind="stable"
    )  # a gap behind a body stands after its last word, and before the gap that begins the next
    owners = np.concatenate((documents[odd], documents, tails))
    order = order[np.argsort(owners[order], kind="stable")]
    return pieces[order], owners[order]
