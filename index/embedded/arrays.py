"""Small array idioms that the storage side shares."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[Any]
"""A one-dimensional array of any integer type."""

POSITION_BITS = 24
"""An occurrence is one uint64: document << POSITION_BITS | position of the word in its field."""
POSITION_MASK = np.uint64((1 << POSITION_BITS) - 1)
_SHIFT = np.uint64(POSITION_BITS)

HALF = 15
"""From this on a number is listed apart where the others take half a byte (see `packing`)."""
GAP = 255
"""The same for gaps of a byte."""
BLOCK = 1 << 10
"""Of so many numbers it is known of one how many listed apart are before it."""
WINDOW = 64
"""Of so many postings one is known where its positions begin (see `positions`)."""


def narrowest(top: int) -> np.dtype[Any]:
    """The smallest unsigned integer type that holds `top`."""
    return np.min_scalar_type(top)


def narrow(array: Ints, top: int | None = None) -> Ints:
    """`array` in the smallest unsigned type that holds its largest value (or `top`)."""
    return np.ascontiguousarray(array, narrowest(int(array.max(initial=0)) if top is None else top))


def offsets(counts: Ints) -> Ints:
    """n counts as n + 1 offsets that begin with 0 (int64)."""
    total = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=total[1:])
    return total


def sizes(ends: Ints) -> npt.NDArray[np.int64]:
    """Length of each row of a CSR."""
    return ends[1:].astype(np.int64) - ends[:-1].astype(np.int64)


def runs(starts: Ints, counts: Ints) -> npt.NDArray[np.int64]:
    """Indices start, start + 1, … of every run, one run after another: how rows of a CSR are gathered."""
    counts = np.asarray(counts, np.int64)
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(np.asarray(starts, np.int64) - (ends - counts), counts) + np.arange(total)


def invert(values: Ints, rows: int) -> tuple[Ints, Ints]:
    """CSR of the positions at which each of 0 … rows - 1 stands in `values`, ascending."""
    order = np.argsort(values, kind="stable")
    return offsets(np.bincount(values, minlength=rows)), order


def first_of_each(keys: Ints) -> npt.NDArray[np.intp]:
    """Where each run of equal neighbours in `keys` begins."""
    first = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    return np.flatnonzero(first)


def distinct(values: Ints) -> Ints:
    """The different values, ascending: `numpy.unique` without its overhead of thirty microseconds."""
    ordered = np.sort(values)
    return ordered[first_of_each(ordered)]


def pack(docs: Ints, positions: Ints) -> npt.NDArray[np.uint64]:
    """Occurrences (document << POSITION_BITS | position)."""
    packed = docs.astype(np.uint64)
    packed <<= _SHIFT
    packed |= positions
    return packed


def unpack(occurrences: npt.NDArray[np.uint64]) -> tuple[Ints, Ints]:
    """(documents int64, positions int64) of occurrences."""
    return (occurrences >> _SHIFT).astype(np.int64), (occurrences & POSITION_MASK).astype(np.int64)
