"""Shingles of texts and how similar they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded.arrays import Ints
from index.embedded.signatures import (
    AT_ONCE,
    BANDS,
    Hashes,
    jaccard,
    shingle_sets,
    signatures,
    signatures_by_arrays,
)
from tests.compiled import part


@pytest.mark.parametrize(
    ("left", "right", "similarity"),
    [("", "", 0.0), ("a b c d e", "a b c d e", 1.0), ("a b c d e", "A b c d e", 0.0), ("a – b", "a b", 1.0)],
)
def test_similarity_of_texts(left: str, right: str, similarity: float) -> None:
    """Words as spelled, without punctuation; texts without words are like nothing."""
    assert jaccard(*shingle_sets([left, right])) == similarity


@st.composite
def batches(draw: st.DrawFn) -> tuple[Ints, Ints, Hashes]:
    """Types of texts of all lengths, their numbers, and hashes, some of which are of punctuation."""
    hashes = draw(st.lists(st.just(0) | st.integers(0, 2**64 - 1), min_size=1, max_size=12))
    texts = draw(st.lists(st.lists(st.integers(0, len(hashes) - 1), max_size=80), max_size=8))
    types = np.array([number for text in texts for number in text], np.int32)
    return types, np.array(list(map(len, texts)), np.int64), np.array(hashes, np.uint64)


@given(batches())
@settings(max_examples=400, deadline=None)
def test_both_ways_sign_alike(batch: tuple[Ints, Ints, Hashes]) -> None:
    """Signatures made in C are those that arrays make, also of short and empty texts."""
    made = signatures(*batch)
    assert made.dtype == np.uint32
    assert made.tolist() == signatures_by_arrays(*batch).tolist()


def test_many_tokens_are_signed_alike() -> None:
    """More tokens than arrays take at once give the same signatures as well."""
    chance = np.random.default_rng(1)
    tokens = chance.integers(0, 3000, 100)
    types = chance.integers(0, 500, tokens.sum()).astype(np.int32)
    batch = types, tokens, chance.integers(0, 2**64, 500, np.uint64)
    assert len(types) > 2 * AT_ONCE
    assert signatures(*batch).tolist() == signatures_by_arrays(*batch).tolist()


@pytest.mark.parametrize(
    ("types", "tokens", "room", "complaint"),
    [
        ([0, 1], [1], 1, "not as many"),
        ([0, 1], [3], 1, "not as many"),
        ([0, 1], [4, -2], 2, "not as many"),
        ([0, 2], [2], 1, "has no hash"),
        ([0, -1], [2], 1, "has no hash"),
        ([0, 1], [2], 2, "not room"),
        ([0, 1], [1, 1], 1, "not room"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(
    types: list[int], tokens: list[int], room: int, complaint: str
) -> None:
    """Types without a hash and sizes that don't agree are told, not followed."""
    compiled = part("index.embedded._minhash")
    hashes, bands = np.ones(2, np.uint64), np.zeros((room, BANDS), np.uint32)
    with pytest.raises(ValueError, match=complaint):
        compiled.sign(np.array(types, np.int32), np.array(tokens), hashes, bands)
