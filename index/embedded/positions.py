"""Where words stand: the positions of all postings of a field, in little more bits than they must take.

Stored as `NAME.positions`, bits from the top of each byte on, and `NAME.places`, where postings begin (see
below). How a posting is read depends on its frequency k and on the words of its text, L (2^24 where there
are more: no position is beyond), which are known. Of each of its positions the distance from the one before
is stored, of the first that from 0:

* all but the last: as many noughts as the distance holds 2^b, a one, then the rest in b bits. 2^b is the
  largest power of two with 5 * k * 2^b at most 4 * L, or 1 (a Golomb-Rice code).
* the last: one of as many numbers as there are words left, M. Of w bits, the fewest that hold them all,
  the first 2^w - M numbers take one less, and the others are raised by that (truncated binary).

Of words that are scattered at random no more than a fiftieth of the bits could be saved.

Where a posting begins is not stored of each, but `NAME.places[n]` is for the first list that begins with
one of the postings n * STEP … (n + 1) * STEP - 1, and for the first of these where none begins with them.
So fewer than STEP postings have to be stepped over, none of them in the midst of another list, and a long
list can be entered in between.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from archive.errors import IndexDamaged
from index.embedded.arrays import STEP, Ints
from index.embedded.container import Container
from index.embedded.steps import Steps

try:
    from index.embedded.positions_compiled import over, pack, unpack
except ImportError:
    from index.embedded.positions_plain import over, pack, unpack

__all__ = ["Positions", "pack_positions"]

Listed = tuple[Ints, Ints]
"""Documents and frequencies of postings that follow each other."""


class Positions:
    """The positions of one field's postings; `lengths` are the words of its documents."""

    def __init__(self, container: Container, name: str, lengths: Ints) -> None:
        self._codes, self._places = container[name + ".positions"], container[name + ".places"]
        self._lengths = lengths
        self._told = f"{container.path}: the positions of {name} don't fit in their texts; rebuild the index"

    def occurrences(
        self, first: int, passed: Listed, listed: Listed, mask: npt.NDArray[np.bool_] | None = None
    ) -> npt.NDArray[np.uint64]:
        """Packed occurrences of the postings from number `first` on, in their order; of one list, if with a
        mask (one flag a document: which are wanted).

        `passed` are those that are stepped over, from the first list on that begins behind a multiple of
        STEP. Raises IndexDamaged where positions contradict documents, frequencies or lengths.
        """
        docs, freqs = listed
        if not len(docs):
            return np.zeros(0, np.uint64)
        if freqs.sum(dtype=np.uint64) > len(docs) + 8 * len(self._codes):  # a bit each, but for one a posting
            raise IndexDamaged(self._told)
        try:
            at = int(self._places[first // STEP])
            if len(passed[0]):
                at = over(self._codes, self._lengths, *passed, at)
            return unpack(self._codes, self._places, self._lengths, listed, mask, first, at)
        except (ValueError, IndexError) as error:
            raise IndexDamaged(self._told) from error


def pack_positions(
    name: str, listed: Listed, positions: Ints, rows: Ints, lengths: Ints
) -> list[tuple[str, Ints | Steps]]:
    """What `Positions` reads: `rows` are the postings of each list. Raises ValueError where positions do not
    ascend within a posting or lie behind their text."""
    codes, places = pack(*listed, positions, rows, lengths)
    return [(name + ".places", Steps.of(places)), (name + ".positions", codes)]
