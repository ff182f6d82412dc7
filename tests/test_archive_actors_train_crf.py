"""Likelihood and gradient of the chain, against sums over all paths and finite differences."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from archive.actors.chain.linear import lay_out
from archive.actors.train.crf import gradient

LABELS = 3
LENGTHS = np.array([2, 4, 1], np.int32)


@pytest.fixture
def model():
    """Random scores, gold labels and weights of three sentences."""
    random = np.random.default_rng(7)
    words = int(LENGTHS.sum())
    return {
        "emissions": random.normal(size=(words, LABELS)),
        "gold": random.integers(0, LABELS, words),
        "first": random.normal(size=LABELS),
        "step": random.normal(size=(LABELS, LABELS)),
        "weight": np.array([1.0, 2.0, 0.5]),
    }


def loss_by_enumeration(emissions, gold, first, step, weight):
    """Negative log-likelihood with the sum over all paths written out; words in the order of the text."""
    total, start = 0.0, 0
    for length, times in zip(LENGTHS, weight, strict=True):
        here = emissions[start : start + length]

        def score(path, here=here):
            links = sum(step[a, b] for a, b in pairwise(path))
            return first[path[0]] + links + sum(here[i, label] for i, label in enumerate(path))

        scores = [score(path) for path in product(range(LABELS), repeat=int(length))]
        total += times * (np.logaddexp.reduce(scores) - score(tuple(gold[start : start + length])))
        start += length
    return total


def run(model):
    """The gradient of a model given in the order of the text."""
    layout = lay_out(LENGTHS)
    order = layout.tokens
    return layout, gradient(
        model["emissions"][order], model["gold"][order], layout, model["first"], model["step"],
        model["weight"][layout.order],
    )  # fmt: skip


def test_loss_is_the_sum_over_all_paths(model):
    """Forward-backward gives the likelihood that writing out every path gives."""
    assert run(model)[1].loss == pytest.approx(loss_by_enumeration(**model))


@pytest.mark.parametrize("name", ["emissions", "first", "step"])
def test_gradient_is_the_slope_of_the_loss(model, name):
    """Every derivative agrees with a central difference."""
    layout, found = run(model)
    slope = getattr(found, name)
    if name == "emissions":
        slope = slope[np.argsort(layout.tokens)]
    for place in np.ndindex(model[name].shape):
        kept, ends = model[name][place], []
        for change in (1e-5, -1e-5):
            model[name][place] = kept + change
            ends.append(loss_by_enumeration(**model))
        model[name][place] = kept
        assert slope[place] == pytest.approx((ends[0] - ends[1]) / 2e-5, abs=1e-6)
