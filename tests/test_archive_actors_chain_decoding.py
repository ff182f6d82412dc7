"""The best labels in C, against all sentences at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.chain.decoding import decode, plain_decode
from archive.actors.chain.linear import FORBIDDEN
from tests.compiled import part

compiled = part("archive.actors.chain._decoding")


@given(
    st.lists(st.integers(1, 9), max_size=8),
    st.integers(1, 8),
    st.sampled_from([1, 3, 1000, 2**31 - 1]),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=300, deadline=None)
def test_labels_are_those_of_the_plain_chain(lengths, kinds, most, seed):
    """Whatever the scores are; small ones often make equals of two ways."""
    random = np.random.default_rng(seed)
    starts = np.cumsum([0, *lengths], dtype=np.int32)[:-1]
    emissions = random.integers(-most, most, (kinds, sum(lengths))).astype(np.int32)
    first = random.integers(-most, most, kinds).astype(np.int32)
    step = random.integers(-most, most, (kinds, kinds)).astype(np.int32)
    step[0, -1] = FORBIDDEN
    expected = plain_decode(emissions, starts, first, step).tolist()
    assert decode(emissions, starts, first, step).tolist() == expected


def numbers(*shape, kind=np.int32):
    """An array of zeros."""
    return np.zeros(shape, kind)


@pytest.mark.parametrize(
    ("starts", "kinds", "words", "steps", "ways", "reason"),
    [
        ([0], 0, 2, 0, 0, "labels"),
        ([0], 9, 2, 81, 18, "labels"),
        ([0], 3, 2, 8, 6, "labels"),
        ([0], 3, 2, 9, 5, "one score and one way"),
        ([1], 3, 2, 9, 6, "first word"),
        ([], 3, 2, 9, 6, "first word"),
        ([0], 3, 0, 9, 0, "first word"),
        ([0, 0], 3, 2, 9, 6, "follow"),
        ([0, 2], 3, 2, 9, 6, "follow"),
        ([0, -1], 3, 2, 9, 6, "follow"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(starts, kinds, words, steps, ways, reason):
    """No array is read or written behind its end."""
    arrays = (numbers(kinds, words), np.array(starts, np.int32), numbers(kinds), numbers(steps))
    with pytest.raises(ValueError, match=reason):
        compiled.decode(*arrays, numbers(ways, kind=np.int8), numbers(words, kind=np.int8))


def test_labels_have_one_byte():
    """Another width is refused, as is another number of arrays."""
    good = (numbers(3, 2), numbers(1), numbers(3), numbers(9), numbers(6, kind=np.int8))
    with pytest.raises(ValueError, match="wrong size"):
        compiled.decode(*good, numbers(2))
    with pytest.raises(TypeError):
        compiled.decode(*good)
