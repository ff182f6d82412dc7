"""Shingles of texts and how similar they are."""

from __future__ import annotations

import pytest

from index.embedded.signatures import jaccard, shingle_sets


@pytest.mark.parametrize(
    ("left", "right", "similarity"),
    [("", "", 0.0), ("a b c d e", "a b c d e", 1.0), ("a b c d e", "A b c d e", 0.0), ("a – b", "a b", 1.0)],
)
def test_similarity_of_texts(left: str, right: str, similarity: float) -> None:
    """Words as spelled, without punctuation; texts without words are like nothing."""
    assert jaccard(*shingle_sets([left, right])) == similarity
