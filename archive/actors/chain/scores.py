"""Scores of word types, computed once for each and kept in arrays that grow with the lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.actors.chain.described import Describer
from archive.actors.chain.features import BOUNDARY
from archive.actors.chain.sentences import kind_of
from archive.actors.chain.weights import LABELS, OFFSETS, PAIRS, Weights
from archive.tokens import Lexicon

_L = len(LABELS)
_WIDTH = 8
"""Labels, padded so that the scores of one type and offset fill 16 bytes."""


class TypeScores:
    """What the model says of the word types of one lexicon; type t is row t + 1, row 0 the boundary.

    `describe` is that of the same weights, where there is one already.
    """

    def __init__(self, weights: Weights, lexicon: Lexicon, describe: Describer | None = None) -> None:
        self.lexicon = lexicon
        self.spellings: list[str] = []
        self._weights = weights
        self._describe = describe or Describer(weights)
        self.words = weights.words
        self._known = np.zeros(1, np.bool_)
        self.window = np.zeros((OFFSETS, 1, _WIDTH), np.int16)
        self.classes = np.zeros((3, 1), np.int32)
        self.ends = np.zeros(1, np.int8)
        self._fill(np.array([0]), [BOUNDARY])

    def cover(self, types: npt.NDArray[np.int32]) -> None:
        """Make sure that all these types have scores."""
        self.learn_spellings()
        if len(self._known) <= len(self.spellings):
            self._grow(max(2 * len(self._known), len(self.spellings) + 1))
        missing = np.unique(types[~self._known[types + 1]])
        if len(missing):
            self._fill(missing + 1, [self.spellings[number] for number in missing.tolist()])

    def learn_spellings(self) -> None:
        """Take note of the types that the lexicon has got since the last call."""
        self.spellings += self.lexicon.since(len(self.spellings))

    def _grow(self, size: int) -> None:
        more = size - len(self._known)
        self._known = np.pad(self._known, (0, more))
        self.window = np.pad(self.window, ((0, 0), (0, more), (0, 0)))
        self.classes = np.pad(self.classes, ((0, 0), (0, more)))
        self.ends = np.pad(self.ends, (0, more))

    def _fill(self, rows: npt.NDArray[np.integer[Any]], words: Sequence[str]) -> None:
        sums, classes = self._describe(words)
        self.window[:, rows, :_L] = sums.reshape(len(rows), OFFSETS, _L).swapaxes(0, 1)
        self.classes[:, rows] = classes.T
        self.ends[rows] = [kind_of(word) if word else 0 for word in words]
        self._known[rows] = True

    def alone(self, words: Sequence[str], margin: int) -> npt.NDArray[np.int8]:
        """What each word is without neighbours: 1 person, 2 organisation, 3 place, 0 none.

        A kind counts when it scores at least `margin` units more than no name. Words that are types with
        scores need not be described again.
        """
        rows = np.fromiter((self.lexicon.get(word, -1) + 1 for word in words), np.intp, len(words))
        rows[rows >= len(self._known)] = 0
        own = self.window[OFFSETS // 2, rows, :_L].astype(np.int32)
        fresh = np.flatnonzero((rows == 0) | ~self._known[rows])
        if len(fresh):
            sums, _ = self._describe([words[place] for place in fresh.tolist()])
            own[fresh] = sums.reshape(-1, OFFSETS, _L)[:, OFFSETS // 2]
        own += self._weights.first
        begin = own[:, 1::2]
        sure = begin.max(axis=1) - own[:, 0] >= margin
        return np.where(sure, begin.argmax(axis=1) + 1, 0).astype(np.int8)

    def alone_scores(self, types: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """Scores (labels x n) of words without neighbours; all of these types are covered."""
        return self.window[OFFSETS // 2, types + 1, :_L].T.astype(np.int32)

    def emissions(
        self, padded: npt.NDArray[np.int32], places: npt.NDArray[np.int32]
    ) -> npt.NDArray[np.int32]:
        """Scores (labels x n) of the words at `places` of an array of rows with two boundaries between
        sentences."""
        total = np.zeros((len(places), _WIDTH), np.int16)
        for offset in range(OFFSETS):
            total += self.window[offset].take(padded[places + (offset - 2)], axis=0)
        classes = [numbers.take(padded) for numbers in self.classes]
        for pair, table in zip(PAIRS, self._weights.pairs, strict=True):
            total += table.take(pair.rows(classes, places), axis=0)
        return np.ascontiguousarray(total[:, :_L].T, np.int32)
