"""The best labels of all words of a batch: in C where there was a compiler, else all sentences at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from archive.actors.chain.linear import IntArray, best_labels, lay_out

try:
    from archive.actors.chain import _decoding as in_c
except ImportError:
    in_c = None  # type: ignore[assignment]


def decode(emissions: IntArray, starts: IntArray, first: IntArray, step: IntArray) -> npt.NDArray[np.int8]:
    """The labels (n) of highest total score, for sentences whose words follow one another.

    `emissions` (labels x n) are in the order of the text, `starts` where sentences begin, none of which is
    empty; `first` (labels) and `step` (from x to) as in `archive.actors.chain.weights.Weights`. Among equals
    the label of the smaller number wins.
    """
    if in_c is None:
        return plain_decode(emissions, starts, first, step)
    labels = np.empty(emissions.shape[1], np.int8)
    in_c.decode(emissions, starts, first, step, np.empty(emissions.shape[::-1], np.int8), labels)
    return labels


def plain_decode(
    emissions: IntArray, starts: IntArray, first: IntArray, step: IntArray
) -> npt.NDArray[np.int8]:
    """The same without C."""
    layout = lay_out(np.diff(starts, append=np.int32(emissions.shape[1])))
    return best_labels(np.ascontiguousarray(emissions[:, layout.tokens]), layout, first, step)
