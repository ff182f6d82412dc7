"""Word types by the hash of their spelling, so that a word that was seen before is never made a string.

Hashes have 64 bits and differ from process to process: two of a million different words meet with a
probability below 10⁻⁷, whoever wrote them.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from archive import plaintypes
from archive.plaintypes import Hashes, Places, Types
from archive.tokens import Lexicon

try:
    from archive._slots import recognise
except ImportError:
    TypeTable = plaintypes.TypeTable
else:

    class TypeTable:  # type: ignore[no-redef]
        """The types of one lexicon, which grows. `words` is how many words there will be, at a guess."""

        def __init__(self, lexicon: Lexicon, words: int) -> None:
            self._lexicon = lexicon
            self._known = 0
            self._keys, self._numbers = _slots(2 * words)

        def __call__(self, hashes: Hashes, spell: Callable[[Places], list[str]]) -> Types:
            """The type of each word. `spell` gives the spellings of the words at some places (ascending),
            which it is asked for when they are new; they enter the lexicon in that order.
            """
            self._make_room(len(hashes))
            first = len(self._lexicon)
            types, places = np.empty((2, len(hashes)), np.int32)
            next_number = np.array([first], np.int32)
            new = recognise(hashes, self._keys, self._numbers, next_number, types, places)
            if new:
                self._known += new
                try:
                    numbers = self._lexicon.numbers(spell(places[:new]))
                except BaseException:
                    self._known = 0  # the table promised numbers that nobody got: it begins anew
                    self._numbers[:] = -1
                    raise
                if numbers[-1] != first + new - 1:
                    for given in (types, self._numbers):
                        promised = np.flatnonzero(given >= first)
                        given[promised] = numbers[given[promised] - first]
            return types

        def _make_room(self, words: int) -> None:
            """Grow so that a quarter of the slots stays free, whatever comes."""
            if 4 * (self._known + words) <= 3 * len(self._keys):
                return
            used = np.flatnonzero(self._numbers >= 0)
            keys, numbers = self._keys[used], self._numbers[used]
            self._keys, self._numbers = _slots(2 * (self._known + words))
            room = np.empty((2, len(keys)), np.int32)
            recognise(keys, self._keys, self._numbers, np.zeros(1, np.int32), *room)
            used = np.flatnonzero(self._numbers >= 0)
            self._numbers[used] = numbers[self._numbers[used]]


def _slots(least: int) -> tuple[Hashes, Types]:
    """Keys and numbers of a table with at least so many slots, all free."""
    count = 1 << max(8, (least - 1).bit_length())
    return np.zeros(count, np.uint64), np.full(count, -1, np.int32)
