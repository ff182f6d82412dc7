"""Packing numbers with NumPy, where nothing was compiled: what `packing_compiled` is tested by."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import BLOCK, GAP, Ints, offsets


def halves(numbers: Ints) -> npt.NDArray[np.uint8]:
    """Two numbers in a byte, those above 15 as 15."""
    padded = np.zeros(len(numbers) + len(numbers) % 2, np.uint8)
    padded[: len(numbers)] = np.minimum(numbers, 15)
    packed = padded[1::2] << np.uint8(4)
    packed |= padded[::2]
    return packed.astype(np.uint8, copy=False)


def apart(numbers: Ints, limit: int) -> tuple[Ints, Ints]:
    """(how many before each block, values) of the numbers that reach a limit."""
    at = np.flatnonzero(numbers >= limit)
    return np.searchsorted(at, np.arange(0, len(numbers), BLOCK)), numbers[at]


def split_documents(docs: Ints, rows: Ints, long: Ints, top: int) -> tuple[Ints, Ints, tuple[Ints, Ints]]:
    """Of rows of ascending documents, the last of all up to `top`: those of rows that are not `long`;
    distances in the others, from 255 on as that; and these `apart`.
    """
    among, starts = np.repeat(long, rows), offsets(rows)[:-1][long & (rows > 0)]
    gaps = np.diff(docs.astype(np.int32, copy=False), prepend=np.int32(0))
    gaps[starts] = docs[starts]
    gaps = gaps[among]
    short = docs[~among].astype(np.min_scalar_type(top))
    return short, np.minimum(gaps, GAP).astype(np.uint8), apart(gaps, GAP)


def sums(numbers: Ints, rows: Ints) -> Ints:
    """Sum of the numbers of each row (int64). Raises ValueError where rows hold more numbers or fewer."""
    if (rows < 0).any() or rows.sum() != len(numbers):
        raise ValueError("there are not as many numbers")
    totals = np.zeros(len(rows), np.int64)
    kept = np.flatnonzero(rows)
    totals[kept] = np.add.reduceat(numbers, offsets(rows[kept])[:-1], dtype=np.int64)
    return totals
