"""Numbers in half bytes and gaps: whatever is packed comes back, in stretches and singly."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded import packing_plain
from index.embedded.arrays import BLOCK, GAP, HALF
from index.embedded.container import Container, ContainerWriter
from index.embedded.packing import Rare, apart, from_halves, halves
from index.embedded.postings import Inverted, Postings, pack_postings
from tests.compiled import part

stretches = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.lists(st.integers(0, 15), max_size=40), stretches)
def test_half_bytes(numbers: list[int], stretch: list[int]) -> None:
    """Any stretch of numbers below sixteen."""
    start, end = (min(at, len(numbers)) for at in stretch)
    packed = halves(np.array(numbers, np.int64))
    assert len(packed) == (len(numbers) + 1) // 2
    assert from_halves(packed, start, end).tolist() == numbers[start:end]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=40), st.integers(1, 100), st.data())
@settings(deadline=None)
def test_rare_numbers(some: list[int], times: int, data: st.DataObject) -> None:
    """What was listed apart is put back where it was, in every block."""
    numbers = some * times
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(numbers))] * 2)))
    whole = np.array(numbers)
    with TemporaryDirectory() as folder:
        with ContainerWriter(Path(folder) / "x") as writer:
            before, values = apart(whole, HALF)
            writer.put("rare_before", before)
            writer.put("rare", values)
        read = partial(from_halves, halves(whole))
        rare = Rare(Container(Path(folder) / "x"), "rare", HALF, read)
    assert len(before) == -(-len(numbers) // BLOCK)
    assert rare.between(start, end, np.uint32).tolist() == numbers[start:end]
    rows = np.array([start, 0, end - start])
    assert rare.sums(rows, end).tolist() == [sum(numbers[:start]), 0, sum(numbers[start:end])]


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_rare_numbers_that_are_missing(tmp_path: Path, kept: int) -> None:
    """Where fewer are listed than stand apart that is an error, were it a single one for all of them."""
    numbers = np.array([20, 1, 30, 40])
    with ContainerWriter(tmp_path / "x") as writer:
        before, values = apart(numbers, HALF)
        writer.put("rare_before", before)
        writer.put("rare", values[:kept])
    rare = Rare(Container(tmp_path / "x"), "rare", HALF, partial(from_halves, halves(numbers)))
    with pytest.raises(ValueError, match=f"of 3 numbers listed apart there are {kept}"):
        rare.between(0, 4, np.uint32)
    with pytest.raises(ValueError, match=f"of 3 numbers listed apart there are {kept}"):
        rare.sums(np.array([1, 3]), 4)


@pytest.mark.parametrize("rows", [[1], [1, 2], [4, -2], [], [2, 1, 0]])
def test_sums_of_other_rows_are_refused(rows: list[int]) -> None:
    """Rows that hold more numbers than there are, or fewer, in C as without."""
    for tool in (packing_plain, part("index.embedded.packing_compiled")):
        with pytest.raises(ValueError, match=r"not as many|belong together"):
            tool.sums(np.array([7, 9], np.uint8), np.array(rows, np.int64))


LENGTHS = np.arange(9_001, 12_001)
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
            for name, array in pack_postings("f", inverted, LENGTHS):
                writer.put(name, array)
        postings = Postings(Container(Path(folder) / "x"), "f", LENGTHS)
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


numbers = st.lists(st.integers(0, 5_000) | st.integers(0, 20), max_size=600)
widths = st.sampled_from([np.uint16, np.uint32, np.int64])


def same(left: object, right: object) -> None:
    """Equal arrays, of the same width where bytes are what is stored."""
    assert np.array_equal(np.asarray(left), np.asarray(right))


@given(numbers, widths)
@settings(deadline=None)
def test_packing_in_c_is_packing_in_python(listed: list[int], width: type[np.generic]) -> None:
    """Byte for byte, whatever the numbers and the width of their type."""
    compiled = part("index.embedded.packing_compiled")
    array = np.array(listed * 4, width)
    same(compiled.halves(array), packing_plain.halves(array))
    for one, other in zip(compiled.apart(array, HALF), packing_plain.apart(array, HALF), strict=True):
        same(one, other)


@given(st.lists(st.tuples(st.sets(st.integers(0, 2_000), max_size=40), st.booleans()), max_size=8), widths)
@settings(deadline=None)
def test_documents_in_c_are_documents_in_python(
    lists: list[tuple[set[int], bool]], width: type[np.generic]
) -> None:
    """Long and short rows in any order, empty ones among them; and the sums of rows."""
    compiled, lists = part("index.embedded.packing_compiled"), lists * 20
    docs = np.array([doc for row, _ in lists for doc in sorted(row)], width)
    rows = np.array([len(row) for row, _ in lists], np.int64)
    long = np.array([long and len(row) > 0 for row, long in lists], np.bool_)
    short, gaps, far = compiled.split_documents(docs, rows, long, 2_000)
    expected = packing_plain.split_documents(docs, rows, long, 2_000)
    assert short.dtype == expected[0].dtype
    for one, other in zip((short, gaps, *far), (*expected[:2], *expected[2]), strict=True):
        same(one, other)
    assert len(far[1]) == np.count_nonzero(gaps == GAP)
    same(compiled.sums(docs, rows), packing_plain.sums(docs, rows))


def test_arrays_that_do_not_fit_are_refused() -> None:
    """Nothing is written behind an array: sizes that don't agree are an error."""
    raw = part("index.embedded._packing")
    two, wide, far = (
        np.zeros(2, np.uint16),
        np.ones(1, np.int64),
        (np.zeros(0, np.int64), np.zeros(0, np.uint32)),
    )
    few, none = np.zeros(1, np.uint8), np.zeros(0, np.uint8)
    for call in (
        lambda: raw.halves(two, none),
        lambda: raw.sums(two, wide, np.zeros(2, np.int64)),
        lambda: raw.sums(two, wide * 3, np.zeros(1, np.int64)),
        lambda: raw.documents(two, wide * 3, few, none, none, *far),
        lambda: raw.documents(two, wide * 2, few, none, none, *far),
        lambda: raw.documents(two, wide * -1, few, none, none, *far),
        lambda: raw.documents(two, wide * 2, none, none, none, *far),
        lambda: raw.documents(two, wide * 2, few + 1, none, np.zeros(2, np.uint8), *far),
        lambda: raw.apart(two, wide, far[0], np.zeros(1, np.uint32)),
        lambda: raw.halves(np.zeros(2, np.complex128), few),
    ):
        with pytest.raises(ValueError, match=r"arrays|room|entries|not as many"):
            call()
    with pytest.raises(TypeError):
        raw.halves(two)
