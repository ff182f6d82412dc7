"""Packing positions with NumPy, where nothing was compiled: what `positions_compiled` is tested by, together
with `positions_reading`.
"""

from __future__ import annotations

import numpy as np

from index.embedded.arrays import WINDOW, Ints, first_of_each, offsets
from index.embedded.positions_bits import DAMAGED, bits_of, rests_of, words_of
from index.embedded.positions_reading import over, unpack

__all__ = ["over", "pack", "unpack"]

SLICE = 1 << 18
"""Postings that are packed at a time."""


def pack(docs: Ints, freqs: Ints, positions: Ints, rows: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """(bytes, places) of the positions of all postings: `rows` are the postings of each list, `lengths` the
    words of each document."""
    ends = offsets(freqs)
    if not len(docs) == len(freqs) == rows.sum() or ends[-1] != len(positions) or not np.all(freqs):
        raise ValueError("there are not as many positions")
    begins, packed, bit = np.empty(len(docs), np.int64), bytearray(), 0
    for first in range(0, len(docs), SLICE):
        own = ends[first : first + SLICE + 1]
        words = words_of(lengths, docs[first : first + SLICE])
        numbers, widths = _codes(positions[own[0] : own[-1]].astype(np.int64), own - own[0], words)
        behind = (bit & 7) + np.cumsum(widths)
        begins[first : first + SLICE] = (bit & ~7) + (behind - widths)[own[:-1] - own[0]]
        code = _bytes(numbers, behind)
        if bit & 7 and code:
            packed[-1] |= code[0]
            code = code[1:]
        packed += code
        bit = (bit & ~7) + int(behind[-1])
    return np.frombuffer(packed, np.uint8), begins[_known(rows, len(docs))]


def _codes(positions: Ints, ends: Ints, words: Ints) -> tuple[Ints, Ints]:
    """A number and its width in bits for each position, of postings that end at `ends`."""
    freqs, first, last = np.diff(ends), ends[:-1], ends[1:] - 1
    distances = np.diff(positions, prepend=0)
    distances[first] = positions[first]
    left = np.repeat(words, freqs) - positions
    if (distances < 0).any() or (left <= 0).any():
        raise ValueError(DAMAGED)
    rests = np.repeat(rests_of(words, freqs), freqs)
    one = np.left_shift(1, rests)
    numbers, widths = one | (distances & (one - 1)), (distances >> rests) + 1 + rests
    many = left[last] + distances[last]
    width = bits_of(many - 1)
    fewer = (1 << width) - many
    early = distances[last] < fewer
    numbers[last], widths[last] = distances[last] + np.where(early, 0, fewer), width - early
    return numbers, widths


def _bytes(numbers: Ints, ends: Ints) -> bytes:
    """Numbers, the lowest bit of each before one of these places, as bits one after another."""
    flags = np.zeros(ends[-1], np.bool_)
    for place in range(int(numbers.max()).bit_length()):
        flags[ends[numbers >> place & 1 > 0] - 1 - place] = True
    return np.packbits(flags).tobytes()


def _known(rows: Ints, size: int) -> Ints:
    """The postings of which it is stored where they begin."""
    known, starts = np.arange(0, size, WINDOW), offsets(rows)[:-1][rows > 0]
    first = first_of_each(starts // WINDOW)
    known[starts[first] // WINDOW] = starts[first]
    return known
