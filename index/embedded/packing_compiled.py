"""Packing numbers in C, a pass each; see `packing_plain`, which does the same."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.embedded import _packing
from index.embedded.arrays import BLOCK, Ints


def halves(numbers: Ints) -> npt.NDArray[np.uint8]:
    """Two numbers in a byte, those above 15 as 15."""
    packed = np.empty((len(numbers) + 1) // 2, np.uint8)
    _packing.halves(np.ascontiguousarray(numbers), packed)
    return packed


def apart(numbers: Ints, limit: int) -> tuple[Ints, Ints]:
    """(how many before each block, values) of the numbers that reach a limit."""
    numbers, least = np.ascontiguousarray(numbers), np.array([limit], np.uint64)
    before, values = _blocks(numbers), np.empty(0, np.uint32)
    if found := _packing.apart(numbers, least, before, values):
        values = np.empty(found, np.uint32)
        _packing.apart(numbers, least, before, values)
    return before, values


def split_documents(docs: Ints, rows: Ints, long: Ints, top: int) -> tuple[Ints, Ints, tuple[Ints, Ints]]:
    """Of rows of ascending documents, the last of all up to `top`: those of rows that are not `long`;
    distances in the others, from 255 on as that; and these `apart`.
    """
    docs, rows = np.ascontiguousarray(docs), np.ascontiguousarray(rows, np.int64)
    dense = int(rows[long].sum())
    short = np.empty(len(docs) - dense, np.min_scalar_type(top))
    gaps = np.empty(dense, np.uint8)
    before, far = _blocks(gaps), np.empty(0, np.uint32)
    if found := _packing.documents(docs, rows, long.view(np.uint8), short, gaps, before, far):
        far = np.empty(found, np.uint32)
        _packing.documents(docs, rows, long.view(np.uint8), short, gaps, before, far)
    return short, gaps, (before, far)


def sums(numbers: Ints, rows: Ints) -> Ints:
    """Sum of the numbers of each row (int64). Raises ValueError where rows hold more numbers or fewer."""
    totals = np.empty(len(rows), np.int64)
    _packing.sums(np.ascontiguousarray(numbers), np.ascontiguousarray(rows, np.int64), totals)
    return totals


def _blocks(numbers: Ints) -> Ints:
    """Room for a number each block."""
    return np.empty(-(-len(numbers) // BLOCK), np.int64)
