"""Numbers as the steps between them: offsets of short rows, lists of neighbours, a byte each.

A step is the distance from the number before, for the first from 0; one up by n is 2n, one down by n is
2n - 1. Of these the lowest seven bits come first, in a byte whose highest bit says whether more follow.

Offsets are read whole, which takes one or two nanoseconds each, and are then in a process's own memory
instead of being shared through the mapped file (`Steps`, which a container gives back as plain arrays when
they are first asked for). All are stored so, however many: who looks up a word asks for two of them at once
and wants them as quickly as from an array, a segment has 65,536 documents at most, and those of its words
are read in two milliseconds. What is read in short stretches only is left where it lies, with anchors by
which a stretch is found (`Stretches`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import Ints, narrow

try:
    from index.embedded.steps_compiled import pack, unpack
except ImportError:
    from index.embedded.steps_plain import pack, unpack

__all__ = ["Steps", "Stretches", "pack", "unpack", "unpacked"]

ANCHOR = 128
"""Every so many numbers have an anchor."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Tells `ContainerWriter.put` to store numbers as steps where that takes less room, and no more than
    that: who reads them finds plain numbers.
    """

    numbers: Ints

    @classmethod
    def of(cls, numbers: Ints) -> Steps:
        """From numbers of any type, which come back in the narrowest."""
        return cls(narrow(numbers))


def unpacked(packed: Ints, dtype: npt.DTypeLike, count: int) -> Ints:
    """So many numbers from their steps; raises ValueError where these are others."""
    kind = np.dtype(dtype).newbyteorder("=")
    if kind.kind not in "iu" or not 0 <= count <= len(packed):  # before there is memory for them
        raise ValueError(f"{count} numbers of type {kind} can't have steps in {len(packed)} bytes")
    numbers = np.empty(count, kind)
    if unpack(packed, numbers, 0, 0, 0) != len(packed):
        raise ValueError("there are more steps than numbers")
    return numbers


class Stretches:
    """Numbers as steps of which any stretch can be read: `steps`, and the byte of every 128th number
    (`starts`) with the number before it (`before`).
    """

    def __init__(self, steps: Ints, starts: Ints, before: Ints) -> None:
        self.steps, self.starts, self.before = steps, starts, before
        self._starts, self._before = starts.data, before.data

    @classmethod
    def of(cls, numbers: Ints) -> Stretches:
        """Pack numbers."""
        numbers = narrow(numbers)
        steps = pack(numbers)
        ends = np.flatnonzero(steps < 128)[ANCHOR - 1 :: ANCHOR] + 1
        starts, before = np.zeros(len(ends) + 1, np.int64), np.zeros(len(ends) + 1, numbers.dtype)
        starts[1:], before[1:] = ends, numbers[ANCHOR - 1 :: ANCHOR]
        return cls(steps, narrow(starts), before)

    def between(self, start: int, end: int) -> Ints:
        """Those from `start` to `end`; raises ValueError where there are none."""
        anchor, known = start // ANCHOR, min(len(self._starts), len(self._before))
        if not 0 <= start <= end <= len(self.steps) or anchor >= known:
            raise ValueError(f"there are no numbers {start} to {end}")
        numbers = np.empty(end - start, self.before.dtype)
        unpack(self.steps, numbers, self._starts[anchor], self._before[anchor], start % ANCHOR)
        return numbers
