"""Numbers in less than their type's room: half bytes, twelve bits, gaps of a byte.

What does not fit is listed apart (`Rare`): its places, ascending, and its values.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import Ints
from index.embedded.container import Container

try:
    from index.embedded.packing_compiled import apart, halves, split_documents, sums, twelves
except ImportError:
    from index.embedded.packing_plain import apart, halves, split_documents, sums, twelves

__all__ = [
    "Rare",
    "apart",
    "from_halves",
    "from_twelves",
    "halves",
    "split_documents",
    "sums",
    "twelves",
    "twelves_at",
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

    def put_back_at(self, numbers: Ints, at: Ints, dtype: npt.DTypeLike) -> Ints:
        """The same for numbers that were read from the places `at`."""
        if not len(self._bounds):
            return numbers
        found = np.minimum(np.searchsorted(self._at, at), len(self._at) - 1)
        apart = self._at[found] == at
        return np.where(apart, self._values[found], numbers).astype(dtype)


def from_halves(packed: Ints, start: int, end: int) -> npt.NDArray[np.uint8]:
    """The numbers from `start` to `end` of what `halves` packed."""
    pairs = packed[start >> 1 : (end + 1) >> 1]
    numbers = np.empty((len(pairs), 2), np.uint8)
    np.bitwise_and(pairs, 15, out=numbers[:, 0])
    np.right_shift(pairs, 4, out=numbers[:, 1])
    first = start & 1
    return numbers.ravel()[first : first + end - start]


def from_twelves(packed: Ints, start: int, end: int) -> npt.NDArray[np.uint16]:
    """The numbers from `start` to `end` of what `twelves` packed."""
    triples = packed[(start >> 1) * 3 : ((end + 1) >> 1) * 3].reshape(-1, 3).astype(np.uint16)
    numbers = np.empty((len(triples), 2), np.uint16)
    numbers[:, 0] = triples[:, 0] | (triples[:, 1] & 15) << 8
    numbers[:, 1] = triples[:, 1] >> 4 | triples[:, 2] << 4
    first = start & 1
    return numbers.ravel()[first : first + end - start]


def twelves_at(packed: Ints, at: Ints) -> npt.NDArray[np.uint16]:
    """The numbers at these places of what `twelves` packed."""
    byte = at * 3 >> 1
    pair = packed[byte] | packed[byte + 1].astype(np.uint16) << 8
    found: npt.NDArray[np.uint16] = np.where(at & 1, pair >> 4, pair & 0xFFF).astype(np.uint16)
    return found
