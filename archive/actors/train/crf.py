"""Likelihood and gradient of linear chains, for many sentences at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from archive.actors.chain.linear import Layout

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Gradient:
    """Negative log-likelihood of the gold labels, and its derivatives.

    `emissions` (n x labels) in the order of the layout, `first` (labels), `step` (from x to).
    """

    loss: float
    emissions: FloatArray
    first: FloatArray
    step: FloatArray


def gradient(
    emissions: FloatArray,
    gold: npt.NDArray[np.int64],
    layout: Layout,
    first: FloatArray,
    step: FloatArray,
    weight: FloatArray,
) -> Gradient:
    """Forward-backward with scaled probabilities.

    `emissions` (n x labels) and `gold` (n) in the order of the layout; `weight` (sentences, in the
    order of the layout) multiplies what a sentence counts.
    """
    bounds = layout.bounds
    top = emissions.max(axis=1, keepdims=True)
    local = np.exp(emissions - top)
    moves = np.exp(step)
    forward, scale = _forward(local, bounds, np.exp(first), moves)
    backward = _backward(local, bounds, moves, scale)
    sentence = np.concatenate([np.arange(b - a) for a, b in pairwise(bounds)])
    times = weight[sentence][:, None]
    marginals = forward * backward
    rows = np.arange(len(gold))
    score = emissions[rows, gold]
    marginals[rows, gold] -= 1
    loss = float((times[:, 0] * (np.log(scale) + top[:, 0] - score)).sum())
    marginals *= times
    width = bounds[1]
    at_first = marginals[:width].sum(axis=0)
    loss -= float((weight[:width] * first[gold[:width]]).sum())
    step_gradient = np.zeros_like(step)
    into = local * backward / scale[:, None] * times
    for t in range(1, len(bounds) - 1):
        start, stop = bounds[t], bounds[t + 1]
        before = slice(bounds[t - 1], bounds[t - 1] + stop - start)
        step_gradient += forward[before].T @ into[start:stop]
        links = gold[before], gold[start:stop]
        loss -= float((times[start:stop, 0] * step[links]).sum())
        np.subtract.at(step_gradient, links, times[start:stop, 0] / moves[links])
    return Gradient(loss, marginals, at_first, step_gradient * moves)


def _forward(
    local: FloatArray, bounds: list[int], first: FloatArray, moves: FloatArray
) -> tuple[FloatArray, FloatArray]:
    forward = np.empty_like(local)
    scale = np.empty(len(local))
    for t in range(len(bounds) - 1):
        start, stop = bounds[t], bounds[t + 1]
        came = forward[bounds[t - 1] : bounds[t - 1] + stop - start] @ moves if t else first
        reached = came * local[start:stop]
        scale[start:stop] = reached.sum(axis=1)
        forward[start:stop] = reached / scale[start:stop, None]
    return forward, scale


def _backward(local: FloatArray, bounds: list[int], moves: FloatArray, scale: FloatArray) -> FloatArray:
    backward = np.ones_like(local)
    for t in range(len(bounds) - 3, -1, -1):
        start, stop = bounds[t + 1], bounds[t + 2]
        onward = local[start:stop] * backward[start:stop] / scale[start:stop, None]
        backward[bounds[t] : bounds[t] + stop - start] = onward @ moves.T
    return backward
