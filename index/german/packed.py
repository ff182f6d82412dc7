"""A vocabulary as the parts in C look into it: packed words, a hash table, and what is known of each."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat
from typing import Any

import numpy as np
import numpy.typing as npt

try:
    from index.german import _words
except ImportError:  # no compiler: nobody packs anything
    _words = None  # type: ignore[assignment]

Bytes = npt.NDArray[np.uint8]
Ends = npt.NDArray[np.int32]
Slots = npt.NDArray[np.uint64]
Table = tuple[Bytes, Ends, Slots, int, npt.NDArray[np.int64]]
"""What the functions in C take for a vocabulary: text, ends, slots, base of the hash, rows."""

COLUMNS = ("counts", "lowers", "places", "fronts", "heads", "bound", "flags")
"""What a row says of a word, in the order of the header in C; a word that is not counted has -1 there."""

_WIDTH = 8

LONGEST = 255
"""Bytes of the longest word that is packed."""


def pack(words: Iterable[str]) -> Bytes:
    """Words with a line break between."""
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def ends_of(packed: Bytes, count: int) -> npt.NDArray[np.int32]:
    """Where each of so many packed words ends."""
    if not count:
        return np.zeros(0, np.int32)
    return np.append(np.flatnonzero(packed == 10), len(packed)).astype(np.int32)


@dataclass(frozen=True, eq=False)
class PackedWords:
    """Different words, all of them packable; a word's number is its place."""

    words: Sequence[str]
    text: Bytes
    ends: Ends
    slots: Slots
    base: int

    @classmethod
    def of(cls, words: Sequence[str]) -> PackedWords:
        """Pack and number different words that are `packable`."""
        text = pack(words)
        ends = ends_of(text, len(words))
        slots = np.zeros(1 << (2 * len(words) + 1).bit_length(), np.uint64)
        base = random.getrandbits(64) | 1  # so that nobody can write words that all collide
        _words.index(text, ends, slots, base)
        return cls(words, text, ends, slots, base)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each word."""
        return dict(zip(self.words, range(len(self.words)), strict=True))

    @property
    def lengths(self) -> Ends:
        """Letters of each word."""
        return np.diff(self.ends, prepend=np.int32(-1)) - np.int32(1)

    def table(self, columns: Mapping[str, Any]) -> Table:
        """With a row for each word, of columns by name; all others are zeros."""
        rows = np.zeros((len(self.words), _WIDTH), np.int64)
        for name, column in columns.items():
            rows[:, COLUMNS.index(name)] = column
        return self.text, self.ends, self.slots, self.base, rows


def plain(*words: Iterable[str]) -> list[str]:
    """Those of the words that are `packable`, each once."""
    listed = list(dict.fromkeys(chain.from_iterable(words)))
    return [word for word in listed if word.isascii() and len(word) <= LONGEST and "\n" not in word]


def packable(word: str) -> bool:
    """Whether the parts in C have to do with a word: the rest (other scripts, endless) is Python's."""
    return word.isascii() and len(word) <= LONGEST and "\n" not in word


def numbers(table: Mapping[str, int], words: Sequence[str], default: int = 0) -> npt.NDArray[np.int64]:
    """What a table says of each word."""
    return np.fromiter(map(table.get, words, repeat(default)), np.int64, len(words))
