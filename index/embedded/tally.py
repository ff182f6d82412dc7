"""Counting over rows: how often each number stands in some rows of a CSR, and which stand there most often.

Where there is a compiler both are done in C, in one pass without arrays between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from index.answers import rows
from index.embedded.arrays import Ints, offsets, sizes

Counts = npt.NDArray[np.int32]
Row = TypeVar("Row", bound=tuple[Any, int])

try:
    from index.embedded import _tally as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]


EIGHT = 8
"""Rows are filled up to a multiple of so many numbers: counting is fast where loops have a fixed length."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A CSR of numbers from 0 to `size` - 1: `ends` (int64, in eights), `values` (int32).

    What rows are filled up with are the eight numbers from `size` on. A row of one number takes 32 bytes.
    """

    ends: npt.NDArray[np.int64]
    values: npt.NDArray[np.int32]
    size: int

    @classmethod
    def of(cls, ends: Ints, values: Ints, size: int) -> Rows:
        """From a CSR of any integer type."""
        lengths = sizes(ends)
        eights = offsets(-(-lengths // EIGHT))
        filled = np.tile(np.arange(size, size + EIGHT, dtype=np.int32), eights[-1])
        filled[np.repeat(eights[:-1] * EIGHT - ends[:-1], lengths) + np.arange(len(values))] = values
        return cls(eights, filled, size)

    def tally(self, rows: npt.NDArray[np.int64]) -> Counts:
        """How often each number stands in these rows."""
        counts = np.zeros(self.size + EIGHT, np.int32)
        self._add(rows, counts, 1)
        return counts[: self.size]

    def less(self, counts: Counts, rows: npt.NDArray[np.int64]) -> Counts:
        """Some counts without those of these rows."""
        counts = np.append(counts, np.zeros(EIGHT, np.int32))
        self._add(rows, counts, -1)
        return counts[: self.size]

    def _add(self, rows: npt.NDArray[np.int64], counts: Counts, one: int) -> None:
        if in_c is None:
            counts += np.int32(one) * tally(rows, self)
        else:
            in_c.tally(np.ascontiguousarray(rows, np.int64), self.ends, self.values, counts, one)


def count(rows: npt.NDArray[np.int64], column: npt.NDArray[np.int32], size: int) -> Counts:
    """How often each number below `size` stands in some rows of a column."""
    if in_c is None:
        return np.bincount(column[rows], minlength=size).astype(np.int32)
    counts = np.zeros(size, np.int32)
    in_c.count(np.ascontiguousarray(rows, np.int64), column, counts)
    return counts


class Most(NamedTuple):
    """Numbers from `start` to `end`, of which those counted most often are chosen, ties in ascending `order`;
    never those that were not counted.
    """

    order: npt.NDArray[np.int64]
    start: int
    end: int

    def rows(self, counts: Counts, limit: int, values: Mapping[int, Any], kind: type[Row]) -> tuple[Row, ...]:
        """What `values` have for each number, and how often it was counted; at most `limit`."""
        if in_c is None:
            return self.rows_in_python(counts, limit, values, kind)
        return in_c.top(counts, *self, limit, values, kind)

    def rows_in_python(
        self, counts: Counts, limit: int, values: Mapping[int, Any], kind: type[Row]
    ) -> tuple[Row, ...]:
        """The same without a compiler."""
        found = self.start + np.flatnonzero(counts[self.start : self.end] > 0)
        if len(found) > limit:
            least = np.partition(counts[found], -limit)[-limit]
            found = found[counts[found] >= least]
        found = found[np.lexsort((self.order[found], -counts[found]))[:limit]]
        return rows(kind, map(values.__getitem__, found.tolist()), counts[found].tolist())


def tally(rows: npt.NDArray[np.int64], table: Rows) -> Counts:
    """How often each number stands in some rows, the eight that fill up rows included, with NumPy."""
    starts, ends = table.ends[rows] * EIGHT, table.ends[rows + 1] * EIGHT
    at = np.repeat(ends - np.cumsum(ends - starts), ends - starts)
    at += np.arange(len(at))
    return np.bincount(table.values[at], minlength=table.size + EIGHT).astype(np.int32)
