"""Inversion by counting and by sorting against inversion by dictionaries."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded import inversion_plain
from index.embedded.arrays import Ints
from index.embedded.postings import Inverted
from index.embedded.streams import MAX_DOCUMENTS, MAX_POSITION, Stream
from tests.compiled import part

LISTS = 6
WORDS = [[], [0], [1], [2, 3], [4], [5, 0, 0]]
"""The lists of each word type of the tests."""
documents = st.lists(st.lists(st.integers(0, len(WORDS) - 1), max_size=9), max_size=6)
ways = ["counted", "plain"]


def way(name: str) -> ModuleType:
    """One of the two ways to invert; the compiled one may not be there."""
    if name == "plain":
        return inversion_plain
    return part("index.embedded.inversion_counted")


def stream_of(
    texts: list[list[int]], beside: list[tuple[int, int, int]], words: list[list[int]] = WORDS
) -> Stream:
    """Texts of word types, with a gap before each, and (word, document, place) of those beside others."""
    counts = np.array([len(text) for text in texts], np.int64)
    starts = np.cumsum(counts + 1) - counts
    hidden = sorted((int(starts[doc]) + place, word) for word, doc, place in beside)
    return Stream(
        np.array([word for text in texts for word in (0, *text)], np.uint16),
        starts,
        counts,
        np.cumsum([0, *map(len, words)]),
        np.array([one for word in words for one in word], np.int32),
        np.array([at for at, _ in hidden], np.int64),
        np.array([word for _, word in hidden], np.int32),
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


@pytest.mark.parametrize("name", ways)
@pytest.mark.parametrize("slice_size", [1, 3, 1 << 22])
def test_streams_are_inverted(slice_size: int, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """For each list the documents, and the positions in each, words beside others included; in slices
    of any size.
    """
    inversion = way(name)
    monkeypatch.setattr(inversion_plain, "SLICE", slice_size)

    @given(
        documents,
        st.lists(st.tuples(st.integers(0, LISTS - 1), st.integers(0, 5), st.integers(0, 8)), max_size=3),
    )
    def check(texts: list[list[int]], beside: list[tuple[int, int, int]]) -> None:
        beside = [one for one in beside if one[1] < len(texts) and one[2] < len(texts[one[1]])]
        expected: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for doc, text in enumerate(texts):
            laid = [one for word in text for one in WORDS[word]]
            for place, one in enumerate(laid):
                expected[one][doc].append(place)
            for word, _, place in (each for each in beside if each[1] == doc):
                for one in WORDS[word]:
                    expected[one][doc].append(sum(len(WORDS[before]) for before in text[:place]))
        lengths, inverted = inversion.invert(parted(texts, beside, len(texts) // 2), LISTS)
        assert lengths.tolist() == [sum(len(WORDS[word]) for word in text) for text in texts]
        assert as_dictionary(inverted) == {
            word: {doc: sorted(at) for doc, at in docs.items()} for word, docs in expected.items()
        }

    check()


@given(st.lists(documents, max_size=3), st.sampled_from([1, 60, 8_000]))
@settings(deadline=None, max_examples=40)
def test_both_ways_are_the_same(many: list[list[list[int]]], repeated: int) -> None:
    """Counting and sorting give the same arrays in the same types, with threads and without, however
    many positions there are.
    """
    counted = way("counted")
    texts = [[text * (repeated if n == 0 else 1) for n, text in enumerate(each)] for each in many]
    streams = [stream_of(each, []) for each in texts]
    lengths, plain = inversion_plain.invert(streams, LISTS)
    with ThreadPoolExecutor(2) as threads:
        same = [counted.invert(streams, LISTS), counted.invert(streams, LISTS, threads.map)]
    for own, inverted in same:
        assert own.tolist() == lengths.tolist()
        for name in ("counts", "docs", "freqs", "positions"):
            one, other = getattr(inverted, name), getattr(plain, name)
            assert one.tolist() == other.tolist()
        assert inverted.places().dtype == plain.places().dtype or not len(plain.places())
    terms = [[], [0], [1, 2], [5, 0, 3], [4, 4]]
    ends, members = np.cumsum([0, *map(len, terms)]), np.array([one for term in terms for one in term])
    one, other = counted.derive(plain, ends, members), inversion_plain.derive(plain, ends, members)
    for name in ("counts", "docs", "freqs"):
        assert getattr(one, name).tolist() == getattr(other, name).tolist()


PLAIN_WORDS = [[number] for number in range(LISTS)]


@pytest.mark.parametrize("name", ways)
def test_terms_are_derived_from_several_lists(name: str) -> None:
    """Frequencies of a document add up; a term with one member stays empty."""
    inversion = way(name)
    _, inverted = inversion.invert([stream_of([[0, 1, 1], [2], [1, 2, 0]], [], PLAIN_WORDS)], LISTS)
    ends, members = np.array([0, 2, 3, 3, 6]), np.array([0, 1, 2, 0, 1, 2])
    derived = inversion.derive(inverted, ends, members)
    assert derived.counts.tolist() == [2, 0, 0, 3]
    assert derived.docs.tolist() == [0, 2, 0, 1, 2]
    assert derived.freqs.tolist() == [3, 2, 3, 1, 3]
    assert derived.positions is None


@pytest.mark.parametrize("name", ways)
def test_positions_beyond_the_largest_are_the_largest(name: str) -> None:
    """A text of more than sixteen million words loses positions, not words."""
    count = MAX_POSITION + 3
    nothing = np.zeros(0, np.int64)
    stream = Stream(
        np.zeros(count, np.uint8),
        np.array([0]),
        np.array([count]),
        np.array([0, 1]),
        np.zeros(1, np.int32),
        nothing,
        nothing,
    )
    _, inverted = way(name).invert([stream], 1)
    assert inverted.freqs.tolist() == [count]
    assert inverted.places()[-4:].tolist() == [MAX_POSITION - 1, MAX_POSITION, MAX_POSITION, MAX_POSITION]


@pytest.mark.parametrize("name", ways)
def test_an_empty_stream_behind_a_full_segment(name: str) -> None:
    """Nothing comes after the last document that there can be."""
    streams = [stream_of([[0]] * MAX_DOCUMENTS, [], [[0]]), stream_of([], [], [[0]])]
    lengths, inverted = way(name).invert(streams, 1)
    assert inverted.counts.tolist() == [MAX_DOCUMENTS]
    assert lengths.tolist() == [1] * MAX_DOCUMENTS


@pytest.mark.parametrize("name", ways)
def test_too_many_documents_are_refused(name: str) -> None:
    """Document numbers take two bytes: the caller makes several segments."""
    stream = stream_of([[]] * (MAX_DOCUMENTS + 1), [])
    with pytest.raises(ValueError, match="too many documents"):
        way(name).invert([stream], 1)


def tables(**changed: Ints) -> list[Ints]:
    """What the compiled part is given for one text of two words, in its order, with some arrays changed."""
    given = {
        "types": np.array([0, 1], np.uint8),
        "starts": np.array([0]),
        "counts": np.array([2]),
        "ends": np.array([0, 1, 2]),
        "lists": np.array([0, 1], np.int32),
        "hidden_at": np.zeros(0, np.int64),
        "hidden": np.zeros(0, np.int32),
        "rows": np.zeros((2, 4), np.uint32),
    }
    return list((given | changed).values())


@pytest.mark.parametrize(
    "changed",
    [
        {"types": np.array([0, 2], np.uint8)},
        {"types": np.zeros(2, np.complex128)},
        {"starts": np.array([1])},
        {"starts": np.array([-1])},
        {"starts": np.array([0, 1]), "counts": np.array([2, 1])},
        {"counts": np.array([3])},
        {"counts": np.array([-1])},
        {"counts": np.array([1, 1])},
        {"ends": np.array([0, 1, 3])},
        {"ends": np.array([0, 2, 1])},
        {"ends": np.array([-1, 1, 2])},
        {"ends": np.zeros(0, np.int64)},
        {"lists": np.array([0, 2], np.int32)},
        {"lists": np.array([0, -1], np.int32)},
        {"hidden_at": np.array([0])},
        {"hidden_at": np.array([1, 0]), "hidden": np.array([0, 0], np.int32)},
        {"hidden_at": np.array([0]), "hidden": np.array([2], np.int32)},
        {"rows": np.zeros((1, 4), np.uint32)},
    ],
)
def test_arrays_that_do_not_fit_are_refused(changed: dict[str, Ints]) -> None:
    """Nothing is read or written beside an array: what points outside is an error."""
    raw = part("index.embedded._inversion")
    lengths = np.zeros(1, np.int64)
    assert raw.count(*tables(), lengths, 0) == 1
    with pytest.raises(ValueError, match=r"outside|no such|in order|differ|entries"):
        raw.count(*tables(**changed), lengths, 0)
    docs, freqs, positions = np.zeros(2, np.uint16), np.zeros(2, np.uint8), np.zeros(2, np.uint8)
    with pytest.raises(ValueError, match=r"outside|no such|in order|differ|entries"):
        raw.fill(*tables(**changed), docs, freqs, positions, 0)


def test_tables_that_do_not_fit_are_refused() -> None:
    """The same where postings have no room."""
    raw = part("index.embedded._inversion")
    one, two = np.zeros(1, np.uint8), np.zeros(2, np.uint8)
    rows = np.array([[0, 0, 0, 0], [1, 1, 0, 0]], np.uint32)
    assert raw.fill(*tables(rows=rows.copy()), np.zeros(2, np.uint16), two, two, 0) == 1
    for docs, freqs, positions in ((1, one, two), (2, two, one), (2, one, two)):
        with pytest.raises(ValueError, match=r"room|differ"):
            raw.fill(*tables(rows=rows.copy()), np.zeros(docs, np.uint16), freqs, positions, 0)
    with pytest.raises(ValueError, match="too many documents"):
        raw.count(*tables(), np.zeros(1, np.int64), MAX_DOCUMENTS)


def test_unions_that_do_not_fit_are_refused() -> None:
    """The same for lists of terms that point outside."""
    raw = part("index.embedded._unions")
    good = {
        "starts": np.array([0, 1, 2]),
        "docs": np.array([0, 1], np.uint16),
        "freqs": np.ones(2, np.uint8),
        "ends": np.array([0, 2]),
        "members": np.array([0, 1]),
        "counts": np.zeros(1, np.int64),
        "new_docs": np.zeros(2, np.uint16),
        "new_freqs": np.zeros(2, np.uint32),
    }
    assert raw.unite(*good.values()) == 2
    for changed in (
        {"starts": np.array([0, 1, 3])},
        {"starts": np.array([0, 2, 1])},
        {"freqs": np.ones(1, np.uint8)},
        {"ends": np.array([0, 3])},
        {"members": np.array([0, 2])},
        {"members": np.array([0, -1])},
        {"counts": np.zeros(2, np.int64)},
        {"new_docs": np.zeros(1, np.uint16), "new_freqs": np.zeros(1, np.uint32)},
    ):
        with pytest.raises(ValueError, match=r"outside|no such|room|differ"):
            raw.unite(*(good | changed).values())
