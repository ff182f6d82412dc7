"""A vocabulary as the parts in C look into it: packed words, a hash table, and what is known of each."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from index.german.strings import Bytes, Ends, Ints, Strings
from index.german.tables import WordTable

try:
    from index.german import _words
except ImportError:  # no compiler: nobody packs anything
    _words = None  # type: ignore[assignment]

Slots = npt.NDArray[np.uint64]
Table = tuple[Bytes, Ends, Slots, int, npt.NDArray[np.int64]]
"""What the functions in C take for a vocabulary: text, ends, slots, base of the hash, rows."""

COLUMNS = ("counts", "lowers", "places", "fronts", "heads", "bound", "flags")
"""What a row says of a word, in the order of the header in C; a word that is not counted has -1 there."""

_WIDTH = 8

LONGEST = 255
"""Bytes of the longest word that is packed."""


@dataclass(frozen=True, eq=False)
class PackedWords:
    """Different words, all of them packable; a word's number is its place."""

    words: Strings
    slots: Slots
    base: int

    @classmethod
    def of(cls, words: Strings) -> PackedWords:
        """Number different words that are `packable`."""
        slots = np.zeros(1 << (2 * len(words) + 1).bit_length(), np.uint64)
        base = random.getrandbits(64) | 1  # so that nobody can write words that all collide
        _words.index(words.text, words.ends, slots, base)
        return cls(words, slots, base)

    @classmethod
    def of_all(cls, many: Iterable[Strings]) -> tuple[PackedWords, list[Ints]]:
        """The different words of several lists, and for each list the numbers of its words."""
        listed = list(many)
        ordered, ranks = Strings.joined(listed).ranked()
        bounds = np.cumsum([0, *map(len, listed)]).tolist()
        return cls.of(ordered), [ranks[first:last] for first, last in pairwise(bounds)]

    def table(self, columns: Mapping[str, Any]) -> Table:
        """With a row for each word, of columns by name; all others are zeros."""
        rows = np.zeros((len(self.words), _WIDTH), np.int64)
        for name, column in columns.items():
            rows[:, COLUMNS.index(name)] = column
        return self.words.text, self.words.ends, self.slots, self.base, rows


def packable(word: str, longest: int = LONGEST) -> bool:
    """Whether the parts in C have to do with a word: the rest (other scripts, endless) is Python's."""
    return word.isascii() and len(word) <= longest and "\n" not in word


def plain(words: Iterable[str]) -> Strings:
    """Those of the words that are packable."""
    return Strings.of(filter(packable, words))


def plain_table(table: Mapping[str, int]) -> tuple[Strings, Ints, list[str]]:
    """The same of a table, their numbers, and the words that are left."""
    if isinstance(table, WordTable):
        words = table.words
        fit = words.lengths <= LONGEST
        fit[np.searchsorted(words.ends, np.flatnonzero(words.text > 127))] = False
        if fit.all():
            return words, table.numbers, []
        return words.take(np.flatnonzero(fit)), table.numbers[fit], list(words.take(np.flatnonzero(~fit)))
    packed: list[str] = []
    left: list[str] = []
    for word in table:
        (packed if packable(word) else left).append(word)
    return Strings.of(packed), np.fromiter(map(table.__getitem__, packed), np.int64, len(packed)), left
