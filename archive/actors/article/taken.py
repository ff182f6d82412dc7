"""Characters of a text that belong to names already; no rule has to look at all names for one place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Taken:
    """Ranges of characters (start, end excluded), which may overlap."""

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

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
