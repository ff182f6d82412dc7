"""The chain over many sentences at once, against trying every path."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.chain.linear import FORBIDDEN, best_labels, lay_out

LABELS = 4


def score(path, emissions, first, step):
    """Total of one path through one sentence."""
    total = first[path[0]] + sum(emissions[label, place] for place, label in enumerate(path))
    return total + sum(step[a, b] for a, b in pairwise(path))


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_best_labels_have_the_highest_score_of_all_paths(lengths, seed):
    """Viterbi over the whole batch finds, in each sentence, what trying every path finds."""
    random = np.random.default_rng(seed)
    words = sum(lengths)
    emissions = random.integers(-50, 50, (LABELS, words)).astype(np.int32)
    first = random.integers(-50, 50, LABELS).astype(np.int32)
    step = random.integers(-50, 50, (LABELS, LABELS)).astype(np.int32)
    step[0, 1] = first[3] = FORBIDDEN
    layout = lay_out(np.array(lengths, np.int32))
    labels = best_labels(np.ascontiguousarray(emissions[:, layout.tokens]), layout, first, step)
    start = 0
    for length in lengths:
        here = emissions[:, start : start + length]
        best = max(score(p, here, first, step) for p in product(range(LABELS), repeat=length))
        assert score(tuple(labels[start : start + length]), here, first, step) == best
        start += length


@given(st.lists(st.integers(1, 9), max_size=12))
@settings(max_examples=40, deadline=None)
def test_layout_holds_every_word_once_position_by_position(lengths):
    """Every word stands once; the words of one position follow one another, longest sentences first."""
    layout = lay_out(np.array(lengths, np.int32))
    starts = np.cumsum([0, *lengths])
    assert sorted(layout.tokens.tolist()) == list(range(sum(lengths)))
    for t, (start, stop) in enumerate(pairwise(layout.bounds)):
        expected = [starts[s] + t for s in layout.order[: stop - start]]
        assert layout.tokens[start:stop].tolist() == expected
