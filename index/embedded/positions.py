"""Where words stand: the positions of all postings of a field, in hardly more bits than they need.

Stored as `NAME.positions`, bits from the top of each byte on, and `NAME.places`, where postings begin (see
below). How a posting is read depends on its frequency k and on the words of its text, L (at most 2^24,
as no position lies beyond), which are known. Of each of its positions the distance from the one before
is stored, of the first that from 0:

* all but the last: as many noughts as the distance holds 2^b, a one, then the rest in b bits. 2^b is the
  largest power of two with 5 * k * 2^b at most 4 * L, or 1 (a Golomb-Rice code).
* the last: one of as many numbers as there are words left, M. Of w bits, the fewest that hold them all,
  the first 2^w - M numbers take one less, and the others are raised by that (truncated binary).

Of words that are scattered at random no more than a fiftieth of the bits could be saved.

Where each posting begins is not stored. `NAME.places[n]` says where one begins: the first one among
n * WINDOW … (n + 1) * WINDOW - 1 that opens a list; where none does, n * WINDOW itself. So fewer than WINDOW
postings have to be stepped over, none of them in the midst of another list, and a long list can be entered in
between.

Places are offsets (see `index.embedded.steps`) that are read whole when they are first asked for. A list is
entered at many of them, anywhere, and of 50,000 articles there are 216,000: all of these take a millisecond
in C and 16 without, while each that is read by itself takes 2 µs or 270.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from archive.errors import IndexDamaged
from index.embedded.arrays import WINDOW, Ints
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
        self._container, self._name = container.requiring(name + ".places"), name
        self._codes, self._lengths = container[name + ".positions"], lengths
        self._told = f"{container.path}: the positions of {name} don't fit in their texts; rebuild the index"

    @cached_property
    def _places(self) -> Ints:
        return self._container[self._name + ".places"]

    def occurrences(
        self,
        bounds: Sequence[int] | Ints,
        passed: Listed,
        listed: Listed,
        mask: npt.NDArray[np.bool_] | None = None,
    ) -> npt.NDArray[np.uint64]:
        """Packed occurrences of neighbouring lists in their order, each of which lies between two of the
        `bounds`, numbers of postings; of one list, if with a mask (one flag a document: which are wanted).

        `passed` are those that are stepped over, from the first list on that begins behind a multiple of
        WINDOW. Raises IndexDamaged where positions contradict documents, frequencies or lengths.
        """
        docs, freqs = listed
        if not len(docs):
            return np.zeros(0, np.uint64)
        if freqs.sum(dtype=np.uint64) > len(docs) + 8 * len(self._codes):  # a bit each, but for one a posting
            raise IndexDamaged(self._told)
        try:
            at = int(self._places[bounds[0] // WINDOW])
            if len(passed[0]):
                at = over(self._codes, self._lengths, *passed, at)
            return unpack(self._codes, self._places, self._lengths, listed, mask, bounds, at)
        except (ValueError, IndexError) as error:
            raise IndexDamaged(self._told) from error


def pack_positions(
    name: str, listed: Listed, positions: Ints, rows: Ints, lengths: Ints
) -> list[tuple[str, Ints | Steps]]:
    """What `Positions` reads: `rows` are the postings of each list. Raises ValueError where positions do not
    ascend within a posting or lie behind their text."""
    codes, places = pack(*listed, positions, rows, lengths)
    return [(name + ".places", Steps.of(places)), (name + ".positions", codes)]
