"""Numbers in half bytes, twelve bits and gaps: whatever is packed comes back, in stretches and singly."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded.container import Container, ContainerWriter
from index.embedded.packing import (
    HALF,
    TWELVE,
    Rare,
    from_halves,
    from_twelves,
    halves,
    twelves,
    twelves_at,
    write_rare,
)
from index.embedded.postings import Inverted, Postings, write_postings

stretches = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.lists(st.integers(0, 15), max_size=40), stretches)
def test_half_bytes(numbers: list[int], stretch: list[int]) -> None:
    """Any stretch of numbers below sixteen."""
    start, end = (min(at, len(numbers)) for at in stretch)
    packed = halves(np.array(numbers, np.int64))
    assert len(packed) == (len(numbers) + 1) // 2
    assert from_halves(packed, start, end).tolist() == numbers[start:end]


@given(st.lists(st.integers(0, TWELVE - 1), max_size=40), stretches)
def test_twelve_bits(numbers: list[int], stretch: list[int]) -> None:
    """Any stretch of numbers below 4,096, and any of them."""
    start, end = (min(at, len(numbers)) for at in stretch)
    packed = twelves(np.array(numbers, np.int64))
    assert from_twelves(packed, start, end).tolist() == numbers[start:end]
    assert twelves_at(packed, np.arange(start, end)).tolist() == numbers[start:end]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=40), stretches)
@settings(deadline=None)
def test_rare_numbers(numbers: list[int], stretch: list[int]) -> None:
    """What was listed apart is put back where it was."""
    start, end = (min(at, len(numbers)) for at in stretch)
    whole = np.array(numbers)
    with TemporaryDirectory() as folder:
        with ContainerWriter(Path(folder) / "x") as writer:
            write_rare(writer, "rare", whole, HALF)
        rare = Rare(Container(Path(folder) / "x"), "rare")
    capped = np.minimum(whole, HALF)[start:end].astype(np.uint8)
    assert rare.put_back(capped, start, np.uint32).tolist() == numbers[start:end]
    assert rare.put_back_at(capped, np.arange(start, end), np.uint32).tolist() == numbers[start:end]


LISTS = st.lists(
    st.dictionaries(
        st.integers(0, 2_999),
        st.lists(st.integers(0, 9_000), min_size=1, max_size=30, unique=True),
        max_size=60,
    ),
    min_size=1,
    max_size=8,
)


@given(LISTS, st.sets(st.integers(0, 2_999)), st.data())
@settings(deadline=None, max_examples=60)
def test_long_and_short_lists(
    lists: list[dict[int, list[int]]], chosen: set[int], data: st.DataObject
) -> None:
    """Lists as gaps and others, wide gaps, many occurrences, far positions: all are read as written."""
    flat = [(doc, sorted(row[doc])) for row in lists for doc in sorted(row)]
    inverted = Inverted(
        np.array([len(row) for row in lists]),
        np.array([doc for doc, _ in flat], np.int64),
        np.array([len(at) for _, at in flat], np.int64),
        np.array([place for _, at in flat for place in at], np.int64),
    )
    with TemporaryDirectory() as folder:
        with ContainerWriter(Path(folder) / "x") as writer:
            write_postings(writer, "f", inverted, 3_000)
        postings = Postings(Container(Path(folder) / "x"), "f")
    mask = np.zeros(3_000, np.bool_)
    mask[sorted(chosen)] = True
    for number, row in enumerate(lists):
        docs, freqs = postings.read(number)
        assert dict(zip(docs.tolist(), freqs.tolist(), strict=True)) == {d: len(at) for d, at in row.items()}
        expected = [doc << 24 | at for doc in sorted(row) for at in sorted(row[doc])]
        assert postings.occurrences(number).tolist() == expected
        some = [place for place in expected if place >> 24 in chosen]
        assert postings.occurrences(number, mask).tolist() == some
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(lists))] * 2)))
    part = postings.between(first, last)
    assert part.docs.tolist() == [doc for row in lists[first:last] for doc in sorted(row)]
    assert part.freqs.tolist() == [len(row[doc]) for row in lists[first:last] for doc in sorted(row)]
    assert part.places().tolist() == [
        at for row in lists[first:last] for doc in sorted(row) for at in sorted(row[doc])
    ]
