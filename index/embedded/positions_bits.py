"""What packing and reading positions without C share: how many bits the codes of a posting have."""

from __future__ import annotations

import numpy as np

from index.embedded.arrays import POSITION_BITS, Ints

MOST = 1 << POSITION_BITS
"""Positions that an occurrence can tell apart."""
ROOM = 4
"""Bytes a position that no posting goes beyond: the last takes 24 bits at most, each of the others a one and
a rest of b bits, 22 at most, and all of these no more than 5/2 k noughts, as 2^(b + 1) is more than 4/5 L/k.
"""
DAMAGED = "positions do not fit in their texts"


def words_of(lengths: Ints, docs: Ints) -> Ints:
    """Words of documents that positions can tell apart, 0 where there is no such document."""
    words, known = np.zeros(len(docs), np.int64), (docs >= 0) & (docs < len(lengths))
    words[known] = np.minimum(lengths[docs[known]].astype(np.int64), MOST)
    return words


def rests_of(words: Ints, freqs: Ints) -> Ints:
    """Bits of the rests of the distances of each posting."""
    bits: Ints = np.maximum(bits_of(4 * words) - bits_of(5 * freqs), 0)
    bits -= (bits > 0) & (5 * freqs << bits > 4 * words)
    return bits


def bits_of(numbers: Ints) -> Ints:
    """How many bits each number takes."""
    return np.frexp(numbers.astype(np.float64))[1].astype(np.int64)
