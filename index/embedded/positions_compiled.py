"""Packing positions and reading them in C, a pass each; see `positions_plain`, which does the same."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.embedded import _positions
from index.embedded.arrays import WINDOW, Ints
from index.embedded.positions_bits import ROOM

if sys.byteorder != "little":
    raise ImportError("arrays are read as they lie in their file")

EVERYTHING = np.zeros(0, np.uint8)


def pack(docs: Ints, freqs: Ints, positions: Ints, rows: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """(bytes, places) of the positions of all postings: `rows` are the postings of each list, `lengths` the
    words of each document."""
    codes = np.empty(len(positions) * ROOM + 8, np.uint8)
    places = np.empty(-(-len(docs) // WINDOW), np.int64)
    docs, freqs, positions, lengths = map(np.ascontiguousarray, (docs, freqs, positions, lengths))
    rows = np.ascontiguousarray(rows, np.int64)
    bits = _positions.pack(docs, freqs, positions, rows, lengths, codes, places)
    return codes[: (bits + 7) // 8], places


def over(codes: Ints, lengths: Ints, docs: Ints, freqs: Ints, at: int) -> int:
    """At which bit some postings end that begin at another."""
    return _positions.over(codes, lengths, docs, freqs, at)


def unpack(
    codes: Ints,
    places: Ints,
    lengths: Ints,
    listed: tuple[Ints, Ints],
    mask: npt.NDArray[np.bool_] | None,
    bounds: Sequence[int] | Ints,
    at: int,
) -> npt.NDArray[np.uint64]:
    """Packed occurrences of wanted documents among the postings of neighbouring lists, which begin at bit
    `at`; each list lies between two of the `bounds`, numbers of postings.
    """
    docs, freqs = listed
    wanted = EVERYTHING if mask is None else np.ascontiguousarray(mask).view(np.uint8)
    found = np.empty(int(freqs.sum(dtype=np.int64)), np.uint64)
    size = _positions.unpack((codes, places, lengths, docs, freqs, wanted, found), int(bounds[0]), at)
    return found[:size]
