"""Numbers in less than their type's room: half bytes, gaps of a byte.

What does not fit is listed apart (`Rare`): its places, ascending, and its values.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import Ints
from index.embedded.container import Container

try:
    from index.embedded.packing_compiled import apart, halves, split_documents, sums
except ImportError:
    from index.embedded.packing_plain import apart, halves, split_documents, sums

__all__ = [
    "Rare",
    "apart",
    "from_halves",
    "halves",
    "split_documents",
    "sums",
]


class Rare:
    """The numbers of an array that do not fit in with the others: `NAME_at` and `NAME`."""

    def __init__(self, container: Container, name: str) -> None:
        self._at = container[name + "_at"]
        self._values = container[name]
        self._bounds = self._at.data

    def put_back(self, numbers: Ints, start: int, dtype: npt.DTypeLike) -> Ints:
        """The numbers that were read from place `start` on, with those that were listed apart."""
        if not len(self._bounds):
            return numbers
        low = bisect_left(self._bounds, start)
        high = bisect_left(self._bounds, start + len(numbers), low)
        if low < high:
            numbers = numbers.astype(dtype)
            numbers[self._at[low:high].astype(np.int64) - start] = self._values[low:high]
        return numbers


def from_halves(packed: Ints, start: int, end: int) -> npt.NDArray[np.uint8]:
    """The numbers from `start` to `end` of what `halves` packed."""
    pairs = packed[start >> 1 : (end + 1) >> 1]
    numbers = np.empty((len(pairs), 2), np.uint8)
    np.bitwise_and(pairs, 15, out=numbers[:, 0])
    np.right_shift(pairs, 4, out=numbers[:, 1])
    first = start & 1
    return numbers.ravel()[first : first + end - start]
