"""From learnt floats to the small whole numbers that ship."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from archive.actors.chain.linear import FORBIDDEN
from archive.actors.chain.weights import LABELS, Weights
from archive.actors.train.learn import Learner
from archive.actors.words import WordTable

LARGEST = 5.0
"""Scores beyond this are cut (log-odds)."""


def pack(learner: Learner, words: WordTable, prune: float) -> Weights:
    """Round to 1/`unit`; scores nearer to zero than `prune` become zero, empty features vanish."""
    unit = 127 / LARGEST
    window = _round(learner.window.values, unit, prune)
    used = np.flatnonzero(window.any(axis=1))
    names = learner.design.names
    pairs = []
    for table in learner.pairs:
        rounded = np.zeros((len(table.values), 8), np.int8)
        rounded[:, : len(LABELS)] = _round(table.values, unit, prune)
        pairs.append(rounded)
    first = np.round(learner.first.values[0] * unit).astype(np.int32)
    step = np.round(learner.step.values * unit).astype(np.int32)
    return Weights(
        words,
        {names[row]: place for place, row in enumerate(used.tolist())},
        window[used],
        tuple(pairs),
        np.where(legal()[0], first, FORBIDDEN).astype(np.int32),
        np.where(legal(), step, FORBIDDEN).astype(np.int32),
        unit,
    )


def legal() -> npt.NDArray[np.bool_]:
    """Which label may follow which (from x to): inside only after the same kind. Row 0: at a beginning."""
    inside = np.array([label[0] == "I" for label in LABELS])
    same = np.array([[a[1:] == b[1:] for b in LABELS] for a in LABELS])
    allowed: npt.NDArray[np.bool_] = ~inside[None, :] | same
    return allowed


def _round(values: npt.NDArray[np.float32], unit: float, prune: float) -> npt.NDArray[np.int8]:
    kept = np.where(np.abs(values) < prune, 0, values)
    return np.clip(np.round(kept * unit), -127, 127).astype(np.int8)
