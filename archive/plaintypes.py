"""Word types by hash, by arrays, for where there is no compiler; `archive.typetable` chooses.

A table of slots is looked up for all words of a text at once. A slot belongs to the first word that came
to it; the few words whose slot is another's lie in a dictionary.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.tokens import Lexicon

Hashes = npt.NDArray[np.uint64]
Types = npt.NDArray[np.int32]
Places = npt.NDArray[Any]

_LEAST_BITS, _MOST_BITS = 8, 20


class TypeTable:
    """The types of one lexicon, which grows. `words` is how many words there will be, at a guess."""

    def __init__(self, lexicon: Lexicon, words: int) -> None:
        bits = min(max(_LEAST_BITS, words.bit_length() + 1), _MOST_BITS)
        self._lexicon = lexicon
        self._shift = np.uint64(64 - bits)
        # A free slot holds a key that belongs to its neighbour, and so equals none that is looked up here.
        self._owners = (np.arange(1 << bits, dtype=np.uint64) ^ np.uint64(1)) << self._shift
        self._types = np.zeros(1 << bits, np.int32)
        self._others: dict[int, int] = {}

    def __call__(self, hashes: Hashes, spell: Callable[[Places], list[str]]) -> Types:
        """The type of each word. `spell` gives the spellings of the words at some places (ascending), which
        it is asked for when they are new; they enter the lexicon in that order.
        """
        slots = (hashes >> self._shift).view(np.intp)
        types = self._types[slots]
        missed = np.flatnonzero(self._owners[slots] != hashes)
        if len(missed):
            first, numbers = _distinct(hashes[missed])
            types[missed] = self._learn(hashes, missed[first], spell)[numbers]
        return types

    def _learn(self, hashes: Hashes, places: Places, spell: Callable[[Places], list[str]]) -> Types:
        """The types of words without a slot; `places` are where they stand first, ascending."""
        keys = hashes[places]
        types = np.fromiter(map(self._others.get, keys.tolist(), repeat(-1)), np.int32, len(keys))
        new = np.flatnonzero(types < 0)
        types[new] = self._lexicon.numbers(spell(places[new]))
        self._settle(keys[new], types[new])
        return types

    def _settle(self, keys: Hashes, types: Types) -> None:
        """Give new words the slots that are free."""
        slots = (keys >> self._shift).view(np.intp)
        free = (self._owners[slots] >> self._shift).view(np.intp) != slots
        self._owners[slots[free]] = keys[free]
        settled = self._owners[slots] == keys
        self._types[slots[settled]] = types[settled]
        self._others |= zip(keys[~settled].tolist(), types[~settled].tolist(), strict=True)


def _distinct(keys: Hashes) -> tuple[Places, Places]:
    """(where each different key first stands, ascending; the number there of every key)."""
    order = np.argsort(keys)
    ordered = keys[order]
    head = np.ones(len(keys), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=head[1:])
    heads = np.flatnonzero(head)
    first = np.minimum.reduceat(order, heads)
    appearance = np.argsort(first)
    rank = np.empty(len(first), np.intp)
    rank[appearance] = np.arange(len(first))
    numbers = np.empty(len(keys), np.intp)
    numbers[order] = rank[np.cumsum(head) - 1]
    return first[appearance], numbers
