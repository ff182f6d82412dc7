"""Stochastic training of the chain: minibatches, AdaGrad with one step size for each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from archive.actors.chain.linear import lay_out
from archive.actors.chain.weights import LABELS, OFFSETS, PAIRS
from archive.actors.train.crf import gradient
from archive.actors.train.design import Corpus, Design

L = len(LABELS)
FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Options:
    """What the trainer is told; the defaults are those of the shipped weights."""

    epochs: int = 8
    rate: float = 0.05
    batch: int = 64
    drop: float = 0.15
    decay: float = 1e-4
    seed: int = 1


class Rows:
    """A table of scores (rows x columns) whose rows learn at their own pace, and only when used."""

    def __init__(self, rows: int, columns: int) -> None:
        self.values = np.zeros((rows, columns), np.float32)
        self._energy = np.full((rows, columns // L), 1e-3, np.float32)

    def step(self, rows: npt.NDArray[np.intp], slope: FloatArray, rate: float, decay: float) -> None:
        """One step down `slope` (used rows x columns) for the distinct `rows`."""
        blocks = slope.reshape(len(rows), -1, L)
        energy = self._energy[rows] + (blocks * blocks).sum(axis=2) / 3
        self._energy[rows] = energy
        pace = np.repeat(rate / np.sqrt(energy), L, axis=1)
        values = self.values[rows]
        self.values[rows] = values - pace * (slope + decay * values)


class Learner:
    """Parameters in the making. `window` (features x 35), `pairs`, `first` (7), `step` (7 x 7)."""

    def __init__(self, corpus: Corpus, design: Design, options: Options) -> None:
        self.corpus, self.design, self.options = corpus, design, options
        self.window = Rows(len(design.names), OFFSETS * L)
        self.pairs = tuple(Rows(pair.size, L) for pair in PAIRS)
        self.first, self.step = Rows(1, L), Rows(L, L)
        self._random = np.random.default_rng(options.seed)
        outer = np.zeros((OFFSETS, L), np.float32)
        outer[1:-1] = 1
        self._reach = np.where(design.narrow[:, None], outer.ravel(), np.float32(1)).astype(np.float32)

    def run(self, report: Callable[[str], None]) -> None:
        """All epochs; `report` gets a line after each."""
        epochs = self.options.epochs
        for epoch in range(epochs):
            rate = self.options.rate * (1 - epoch / epochs)
            loss = sum(self._learn(chosen, rate) for chosen in self._batches())
            report(f"epoch {epoch + 1} of {epochs}: loss {loss / len(self.corpus.types):.4f} a word")

    def _batches(self) -> Iterator[npt.NDArray[np.intp]]:
        order = self._random.permutation(len(self.corpus.starts) - 1)
        for start in range(0, len(order), self.options.batch):
            yield order[start : start + self.options.batch]

    def _learn(self, chosen: npt.NDArray[np.intp], rate: float) -> float:
        corpus, design = self.corpus, self.design
        lengths = (corpus.starts[chosen + 1] - corpus.starts[chosen]).astype(np.int32)
        layout = lay_out(lengths)
        sentence = np.repeat(np.arange(len(chosen)), lengths)
        within = np.arange(len(sentence)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        place = corpus.starts[chosen][sentence] + within
        padded = np.zeros(len(place) + 2 * len(chosen) + 2, np.int64)
        spot = (np.arange(len(place)) + 2 * (sentence + 1))[layout.tokens]
        place = place[layout.tokens]
        padded[spot] = corpus.types[place]
        classes = [design.classes[padded, kind] for kind in range(3)]
        pair_rows = [pair.rows(classes, spot) for pair in PAIRS]
        types = len(design.classes)
        dropped = self._random.random(len(spot)) < self.options.drop
        padded[spot] += types * dropped
        used, local = np.unique(padded, return_inverse=True)
        features = design.matrix[used]
        columns, compact = np.unique(features.indices, return_inverse=True)
        features = sparse.csr_matrix((features.data, compact, features.indptr), (len(used), len(columns)))
        scores = (features @ self.window.values[columns]).reshape(len(used), OFFSETS, L)
        emissions = sum(scores[local[spot + k - 2], k] for k in range(OFFSETS))
        for rows, table in zip(pair_rows, self.pairs, strict=True):
            emissions = emissions + table.values[rows]
        found = gradient(
            emissions.astype(np.float64),
            corpus.gold[place],
            layout,
            self.first.values[0].astype(float),
            self.step.values.astype(float),
            corpus.weight[chosen][layout.order],
        )
        slope = found.emissions.astype(np.float32)
        by_type = np.stack([_gather(local[spot + k - 2], slope, len(used)) for k in range(OFFSETS)], axis=1)
        by_feature = (features.T @ by_type.reshape(len(used), -1)) * self._reach[columns]
        decay = self.options.decay
        self.window.step(columns, by_feature, rate, decay)
        for rows, table in zip(pair_rows, self.pairs, strict=True):
            distinct, inverse = np.unique(rows, return_inverse=True)
            table.step(distinct, _gather(inverse, slope, len(distinct)), rate, decay)
        self.first.step(np.array([0]), found.first[None].astype(np.float32), rate, 0)
        self.step.step(np.arange(L), found.step.astype(np.float32), rate, 0)
        return found.loss


def _gather(groups: npt.NDArray[np.intp], slope: FloatArray, count: int) -> FloatArray:
    """Sum of the rows of `slope` by group."""
    n = len(groups)
    picker = sparse.csr_matrix((np.ones(n, np.float32), (groups, np.arange(n))), (count, n))
    return np.asarray(picker @ slope, np.float32)
