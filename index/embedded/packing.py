"""Numbers in less than their type's room: half bytes, gaps of a byte.

What does not fit is listed apart (`Rare`), and in its place stands a number that says so: the highest one.
How many are listed apart before every 1,024th number is stored, too.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import BLOCK, Ints
from index.embedded.container import Container

try:
    from index.embedded.packing_compiled import apart, halves, split_documents, sums
except ImportError:
    from index.embedded.packing_plain import apart, halves, split_documents, sums

__all__ = [
    "Rare",
    "apart",
    "from_bytes",
    "from_halves",
    "halves",
    "split_documents",
]


class Rare:
    """The numbers of an array that do not fit in with the others: `NAME`, and `NAME_before` of each block.

    `read` gives the others from one place to another, as bytes, with `limit` in the place of these.
    """

    def __init__(self, container: Container, name: str, limit: int, read: Callable[[int, int], Ints]) -> None:
        self._values, self._before = container[name], container[name + "_before"]
        self._limit, self._mark, self._read = limit, bytes((limit,)), read

    @property
    def stored(self) -> tuple[Ints, Ints]:
        """How many are before each block, and all of them."""
        return self._before, self._values

    def between(self, start: int, end: int, dtype: npt.DTypeLike) -> Ints:
        """All numbers from `start` to `end`, in this type where some were listed apart. Raises ValueError
        where not as many are listed as there must be.
        """
        numbers = self._read(start, end)
        if self._mark not in numbers.tobytes():
            return numbers
        passed = self._read(start - start % BLOCK, start).tobytes()
        first = int(self._before[start // BLOCK]) + passed.count(self._mark)
        at, numbers = np.flatnonzero(numbers == self._limit), numbers.astype(dtype)
        numbers[at] = self._listed(first, len(at))
        return numbers

    def sums(self, rows: Ints, end: int) -> Ints:
        """Sum of the numbers of each row (int64), of rows that together hold the numbers up to `end`. Raises
        ValueError where there are not as many.
        """
        numbers = self._read(0, end)
        totals, at = sums(numbers, rows), np.flatnonzero(numbers == self._limit)
        above = self._listed(0, len(at)).astype(np.int64) - self._limit
        np.add.at(totals, np.searchsorted(np.cumsum(rows), at, "right"), above)
        return totals

    def _listed(self, first: int, count: int) -> Ints:
        values = self._values[first : first + count]
        if len(values) != count:  # a single one would be spread over all
            raise ValueError(f"of {count} numbers listed apart there are {len(values)}")
        return values


def from_bytes(packed: Ints, start: int, end: int) -> Ints:
    """The numbers from `start` to `end` of bytes."""
    return packed[start:end]


def from_halves(packed: Ints, start: int, end: int) -> npt.NDArray[np.uint8]:
    """The numbers from `start` to `end` of what `halves` packed."""
    pairs = packed[start >> 1 : (end + 1) >> 1]
    numbers = np.empty((len(pairs), 2), np.uint8)
    np.bitwise_and(pairs, 15, out=numbers[:, 0])
    np.right_shift(pairs, 4, out=numbers[:, 1])
    first = start & 1
    return numbers.ravel()[first : first + end - start]
