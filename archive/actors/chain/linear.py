"""The linear chain over many sentences at once: how they are laid out, and the best labels of all.

Sentences are sorted by length and stored position by position: first the first words of all
sentences, then the second words of those that have one, and so on. A step of a dynamic programme is
then one operation on contiguous arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int32]

FORBIDDEN = -(1 << 20)
"""Score of what can't be: an inside label at the beginning of a sentence or after another kind."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the words of S sentences (n words in all, none empty) stand, position by position.

    `tokens` (n) leads from this order to the order of the text; the words of position t are the
    rows `bounds[t]` to `bounds[t + 1]`, and `order[:bounds[t + 1] - bounds[t]]` are their sentences.
    """

    tokens: IntArray
    bounds: list[int]
    order: IntArray


def lay_out(lengths: IntArray) -> Layout:
    """The layout of sentences that follow one another; every length is at least 1."""
    order = np.argsort(-lengths, kind="stable").astype(np.int32)
    starts = np.cumsum(lengths, dtype=np.int32) - lengths
    depth = int(lengths.max(initial=0))
    active = np.searchsorted(-lengths[order], -np.arange(depth), side="left").astype(np.int32)
    bounds = np.concatenate([[0], np.cumsum(active)]).astype(np.int32)
    position = np.repeat(np.arange(depth, dtype=np.int32), active)
    rank = np.arange(bounds[-1], dtype=np.int32) - bounds[position]
    return Layout(starts[order][rank] + position, bounds.tolist(), order)


def best_labels(emissions: IntArray, layout: Layout, first: IntArray, step: IntArray) -> npt.NDArray[np.int8]:
    """Viterbi: the labels of highest total score, in the order of the text.

    `emissions` (labels x n) in the order of the layout; `first` (labels); `step` (from x to).
    Among equals the label of the smaller number wins.
    """
    bounds = layout.bounds
    scores = np.empty_like(emissions)
    transitions = step[:, :, None]
    for t in range(len(bounds) - 1):
        now = slice(bounds[t], bounds[t + 1])
        if t == 0:
            scores[:, now] = emissions[:, now] + first[:, None]
            continue
        before = scores[:, bounds[t - 1] : bounds[t - 1] + bounds[t + 1] - bounds[t]]
        np.max(before[:, None, :] + transitions, axis=0, out=scores[:, now])
        scores[:, now] += emissions[:, now]
    labels = np.empty(emissions.shape[1], np.int8)
    labels[layout.tokens] = _trace_back(scores, bounds, step)
    return labels


def _trace_back(scores: IntArray, bounds: list[int], step: IntArray) -> npt.NDArray[np.intp]:
    """From the last position to the first: the best end of a sentence, then what led there."""
    path = np.empty(scores.shape[1], np.intp)
    arrivals = np.ascontiguousarray(step.T)
    following = 0
    for t in range(len(bounds) - 2, -1, -1):
        start, stop = bounds[t], bounds[t + 1]
        ending = scores[:, start + following : stop]
        path[start + following : stop] = ending.argmax(axis=0)
        if following:
            known = path[stop : stop + following]
            ways = scores[:, start : start + following].T + arrivals[known]
            path[start : start + following] = ways.argmax(axis=1)
        following = stop - start
    return path
