"""Named spans of tokens: what the chain finds, before names are looked at as words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.actors.chain.agreement import bonus
from archive.actors.chain.decoding import decode
from archive.actors.chain.described import Describer
from archive.actors.chain.scores import TypeScores
from archive.actors.chain.sentences import CAPITAL, all_begins
from archive.actors.chain.weights import LABELS, Weights
from archive.tokens import Lexicon, TokenRows


@dataclass(frozen=True, slots=True)
class Spans:
    """Named spans of a batch of texts, ascending: parallel arrays.

    `texts` (m) number of the text, `starts` and `ends` (m) tokens of that text (end excluded),
    `kinds` (m) 0 person, 1 organisation, 2 place.
    """

    texts: npt.NDArray[np.intp]
    starts: npt.NDArray[np.intp]
    ends: npt.NDArray[np.intp]
    kinds: npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the chain makes of n words: `labels` (n, int8), and scores of all labels (labels x n, int32)."""

    labels: npt.NDArray[np.int8]
    emissions: npt.NDArray[np.int32]


class Chain:
    """The linear chain with the scores of one lexicon at hand; another lexicon begins them anew."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._describe = Describer(weights)
        self._scores: TypeScores | None = None

    def scores(self, lexicon: Lexicon) -> TypeScores:
        """The scores of this lexicon's types, kept between calls."""
        if self._scores is None or self._scores.lexicon is not lexicon:
            self._scores = TypeScores(self._weights, lexicon, self._describe)
        return self._scores

    def read(
        self,
        types: npt.NDArray[np.int32],
        begin: npt.NDArray[np.bool_],
        texts: npt.NDArray[np.int32],
        scores: TypeScores,
    ) -> Reading:
        """Of n words in sentences; `begin` (n) is true where one begins, `texts` (n) whose they are.

        Two passes: the second knows what the first made of the same words elsewhere in the text.
        """
        if not len(types):
            return Reading(np.zeros(0, np.int8), np.zeros((len(LABELS), 0), np.int32))
        starts = np.flatnonzero(begin).astype(np.int32)
        places = np.arange(len(types), dtype=np.int32) + 2 * np.cumsum(begin, dtype=np.int32)
        padded = np.zeros(len(types) + 2 * len(starts) + 2, np.int32)
        padded[places] = types + 1
        emissions = scores.emissions(padded, places)
        labels = decode(emissions, starts, self._weights.first, self._weights.step)
        again, gain = bonus(labels, texts, types, scores.ends[types + 1] == CAPITAL)
        emissions[:, again] += gain
        return Reading(decode(emissions, starts, self._weights.first, self._weights.step), emissions)

    def read_all(self, tokens: TokenRows, titles: Sequence[int], scores: TypeScores) -> Reading:
        """Of texts whose titles end at these offsets."""
        types = tokens.all.types
        scores.cover(types)
        begin = all_begins(tokens, scores.ends[types + 1], titles)
        texts = np.repeat(np.arange(len(tokens), dtype=np.int32), np.diff(tokens.bounds))
        return self.read(types, begin, texts, scores)


def spans_of(labels: npt.NDArray[np.int8], bounds: npt.NDArray[np.intp]) -> Spans:
    """Spans of labels (n, numbers in `LABELS`) of texts that begin at `bounds`."""
    inside = (labels > 0) & (labels % 2 == 0)
    starts = np.flatnonzero((labels > 0) & ~inside)
    closing = np.flatnonzero(~inside)
    ends = np.append(closing, len(labels))[np.searchsorted(closing, starts, side="right")]
    texts = np.searchsorted(bounds, starts, side="right") - 1
    return Spans(texts, starts - bounds[texts], ends - bounds[texts], (labels[starts] - 1) // 2)
