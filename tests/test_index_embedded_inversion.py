"""Inversion by sorting against inversion by dictionaries."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedded import inversion
from index.embedded.inversion import MAX_DOCUMENTS, MAX_POSITION, Stream, derive, invert
from index.embedded.postings import Inverted

LISTS = 6
documents = st.lists(st.lists(st.integers(0, LISTS - 1), max_size=9), max_size=6)


def stream_of(texts: list[list[int]], beside: list[tuple[int, int, int]]) -> Stream:
    return Stream(
        np.array([word for text in texts for word in text], np.int32),
        np.array([len(text) for text in texts], np.int64),
        *(np.array([one[column] for one in beside], np.int64) for column in range(3)),
    )


def parted(texts: list[list[int]], beside: list[tuple[int, int, int]], cut: int) -> list[Stream]:
    """The same documents in two streams."""
    late = [(word, doc - cut, place) for word, doc, place in beside if doc >= cut]
    return [stream_of(texts[:cut], [one for one in beside if one[1] < cut]), stream_of(texts[cut:], late)]


def as_dictionary(inverted: Inverted) -> dict[int, dict[int, list[int]]]:
    found: dict[int, dict[int, list[int]]] = {}
    owners = np.repeat(np.arange(len(inverted.counts)), inverted.counts).tolist()
    ends = np.cumsum(inverted.freqs, dtype=np.int64).tolist()
    places = inverted.places().tolist()
    for row, doc, end, freq in zip(
        owners, inverted.docs.tolist(), ends, inverted.freqs.tolist(), strict=True
    ):
        found.setdefault(row, {})[doc] = places[end - freq : end]
    return found


@pytest.mark.parametrize("slice_size", [1, 3, 1 << 22])
def test_streams_are_inverted(slice_size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """For each list the documents, and the positions in each, words beside others included; in slices
    of any size.
    """
    monkeypatch.setattr(inversion, "SLICE", slice_size)

    @given(
        documents,
        st.lists(st.tuples(st.integers(0, LISTS - 1), st.integers(0, 5), st.integers(0, 8)), max_size=3),
    )
    def check(texts: list[list[int]], beside: list[tuple[int, int, int]]) -> None:
        beside = [one for one in beside if one[1] < len(texts)]
        expected: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for doc, text in enumerate(texts):
            for place, word in enumerate(text):
                expected[word][doc].append(place)
        for word, doc, place in beside:
            expected[word][doc].append(place)
        inverted = invert(parted(texts, beside, len(texts) // 2), LISTS)
        assert as_dictionary(inverted) == {
            word: {doc: sorted(at) for doc, at in docs.items()} for word, docs in expected.items()
        }

    check()


def test_terms_are_derived_from_several_lists() -> None:
    """Frequencies of a document add up; a term with one member stays empty."""
    inverted = invert([stream_of([[0, 1, 1], [2], [1, 2, 0]], [])], LISTS)
    ends, members = np.array([0, 2, 3, 3, 6]), np.array([0, 1, 2, 0, 1, 2])
    derived = derive(inverted, ends, members)
    assert derived.counts.tolist() == [2, 0, 0, 3]
    assert derived.docs.tolist() == [0, 2, 0, 1, 2]
    assert derived.freqs.tolist() == [3, 2, 3, 1, 3]
    assert derived.positions is None


def test_positions_beyond_the_largest_are_the_largest() -> None:
    """A text of more than sixteen million words loses positions, not words."""
    count = MAX_POSITION + 3
    stream = Stream(np.zeros(count, np.int32), np.array([count]), *(np.zeros(0, np.int64) for _ in range(3)))
    inverted = invert([stream], 1)
    assert inverted.freqs.tolist() == [count]
    assert inverted.places()[-4:].tolist() == [MAX_POSITION - 1, MAX_POSITION, MAX_POSITION, MAX_POSITION]


def test_an_empty_stream_behind_a_full_segment() -> None:
    """Nothing comes after the last document that there can be."""
    inverted = invert([stream_of([[0]] * MAX_DOCUMENTS, []), stream_of([], [])], 1)
    assert inverted.counts.tolist() == [MAX_DOCUMENTS]


def test_too_many_documents_are_refused() -> None:
    """Document numbers take two bytes: the caller makes several segments."""
    stream = stream_of([[]] * (MAX_DOCUMENTS + 1), [])
    with pytest.raises(ValueError, match="too many documents"):
        invert([stream], 1)
