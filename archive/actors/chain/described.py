"""Word types described and scored: the sums of their features' scores, and their classes.

In C where there was a compiler, in a twentieth of the time; there, too, words with rarer signs go the way of
Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.actors.chain.features import LISTS, describe, lists_in
from archive.actors.chain.tables import Lines, Packed
from archive.actors.chain.weights import LABELS, OFFSETS, Weights

try:
    from archive.actors.chain import _features as in_c
except ImportError:
    in_c = None  # type: ignore[assignment]

Sums = npt.NDArray[np.int16]
Classes = npt.NDArray[np.int32]
Model = tuple[Any, Any, Any, Any, Any, Any, Any, Any]
"""Features (text, ends, slots), words (the same), the entries of words, the scores of features."""

_WIDTH = len(LABELS) * OFFSETS
_LISTS = {letters: number for number, letters in enumerate(LISTS)}


class Describer:
    """Describes words by the features and scores of a model; it remembers no word."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def __call__(self, words: Sequence[str]) -> tuple[Sums, Classes]:
        """The sum of each word's features' scores (words x 35), and its classes (words x 3)."""
        if in_c is None:
            return self.plainly(words)
        table, count, spelled = self._weights.words, len(words), Packed.of(words)
        lists = np.fromiter((_LISTS[lists_in(word, table)] for word in words), np.uint8, count)
        sums, classes = np.empty((count, _WIDTH), np.int16), np.empty((count, 3), np.int32)
        done = np.empty(count, np.uint8)
        in_c.describe(*self._arrays, spelled.text, spelled.ends, lists, sums, classes, done)
        rest = np.flatnonzero(done == 0)
        if len(rest):
            sums[rest], classes[rest] = self.plainly([words[number] for number in rest.tolist()])
        return sums, classes

    def plainly(self, words: Sequence[str]) -> tuple[Sums, Classes]:
        """The same in Python.

        The empty feature -1 stands at the end of every word, so that none is without.
        """
        names: list[str] = []
        ends = [0]
        classes = np.empty((len(words), 3), np.int32)
        for number, word in enumerate(words):
            features = describe(word, self._weights.words)
            names += features.wide
            names += features.narrow
            ends.append(len(names))
            classes[number] = features.kind, features.coarse, features.middle
        columns = np.insert(self._rows(names), ends[1:], -1)
        scores = self._weights.window[columns]
        scores[columns < 0] = 0
        starts = np.array(ends[:-1], np.intp) + np.arange(len(words))
        return np.add.reduceat(scores, starts, axis=0, dtype=np.int16), classes

    def _rows(self, names: Sequence[str]) -> npt.NDArray[np.int32]:
        """The number of each feature, -1 where it has no scores."""
        if in_c is None:
            rows = self._weights.rows
            numbers = rows.numbers if isinstance(rows, Lines) else rows
            return np.fromiter((numbers.get(name, -1) for name in names), np.int32, len(names))
        asked, found = Packed.of(names), np.empty(len(names), np.int32)
        in_c.find(*self._arrays[:3], asked.text, asked.ends, found)
        return found

    @cached_property
    def _arrays(self) -> Model:
        """The model as it is looked up in C."""
        rows, entries = self._weights.rows, self._weights.words.entries
        features = rows.packed if isinstance(rows, Lines) else Packed.of(rows)
        numbers = np.fromiter(chain.from_iterable(entries.values()), np.int32, 4 * len(entries))
        window = np.ascontiguousarray(self._weights.window, np.int8)
        return *_table(features), *_table(Packed.of(entries)), numbers, window


def _table(packed: Packed) -> tuple[Any, Any, Any]:
    """Strings, and the slots in which they are found."""
    slots = np.zeros(1 << max(3, (2 * len(packed.ends)).bit_length()), np.uint64)
    in_c.fill(packed.text, packed.ends, slots)
    return packed.text, packed.ends, slots
