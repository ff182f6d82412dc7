"""Characters of a text that belong to names already; no rule has to look at all names for one place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import gt


class Taken:
    """Ranges of characters (start, end excluded), which may overlap."""

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        ordered = sorted(ranges)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]
        if any(map(gt, self._ends, self._starts[1:])):
            self._starts, self._ends = [], []
            for start, end in ordered:
                self.add(start, end)

    def overlaps(self, start: int, end: int) -> bool:
        """True when characters `start` to `end` (excluded) share one with a range that is taken."""
        last = bisect_left(self._starts, end) - 1
        return last >= 0 and self._ends[last] > start

    def add(self, start: int, end: int) -> None:
        """Take these, too."""
        first, last = bisect_left(self._ends, start + 1), bisect_left(self._starts, end)
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        self._starts[first:last] = [start]
        self._ends[first:last] = [end]
