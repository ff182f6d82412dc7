"""Numbers as steps: whatever is packed comes back, whole and in stretches, in C as in Python."""

from __future__ import annotations

from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedded import steps_plain
from index.embedded.steps import ANCHOR, Steps, Stretches, pack, unpacked
from tests.compiled import part

TOP = 2**63 - 1
near = st.integers(0, 300)
numbers = st.lists(near | st.integers(0, 70_000) | st.integers(0, TOP), max_size=60) | st.lists(
    near, max_size=600
)


@given(numbers)
def test_numbers_come_back(listed: list[int]) -> None:
    """Any numbers up to 2**63 - 1, in the narrowest type that holds them."""
    given = Steps.of(np.array(listed, np.int64)).numbers
    packed = pack(given)
    assert len(listed) <= len(packed) <= (10 if given.itemsize == 8 else 5) * len(listed)
    found = unpacked(packed, given.dtype, len(listed))
    assert found.dtype == given.dtype
    assert found.tolist() == listed


def test_near_numbers_take_a_byte() -> None:
    """Up by 63 and down by 64 at most; the first counts from zero."""
    assert pack(np.array([63, 126, 62, 62], np.uint8)).tolist() == [126, 126, 127, 0]
    assert pack(np.array([64], np.uint8)).tolist() == [0x80, 1]
    assert pack(np.zeros(0, np.uint32)).tolist() == []


@given(st.lists(near | st.integers(0, TOP), max_size=5 * ANCHOR), st.data())
def test_any_stretch_is_read(listed: list[int], data: st.DataObject) -> None:
    """Short and long ones, with and without anchors between, empty ones and all."""
    stretches = Stretches.of(np.array(listed, np.int64))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(listed))] * 2)))
    assert stretches.between(start, end).tolist() == listed[start:end]
    assert stretches.between(0, len(listed)).tolist() == listed


def test_stretches_that_are_not_there() -> None:
    """Places beyond the end, before the beginning and the wrong way round are an error."""
    stretches = Stretches.of(np.arange(300))
    for start, end in ((299, 301), (300, 301), (5, 4), (-1, 2), (0, 10**12), (10**6, 10**6)):
        with pytest.raises(ValueError, match=r"numbers|steps"):
            stretches.between(start, end)


WAYS = ("index.embedded.steps_plain", "index.embedded.steps_compiled")


@given(numbers, st.sampled_from([np.uint8, np.uint16, np.uint32, np.uint64, np.int64]))
def test_packing_in_c_is_packing_in_python(listed: list[int], width: type[np.integer]) -> None:
    """Byte for byte, whatever the numbers and the width of their type."""
    compiled = part("index.embedded.steps_compiled")
    array = np.array([number & (np.iinfo(width).max >> 1) for number in listed], width)
    assert compiled.pack(array).tolist() == steps_plain.pack(array).tolist()


def outcome(way: ModuleType, packed: bytes, width: type[np.integer], count: int, *place: int) -> object:
    """What is unpacked and where that ends, or None where it is refused."""
    numbers = np.zeros(count, width)
    try:
        end = way.unpack(np.frombuffer(packed, np.uint8), numbers, *place)
    except ValueError:
        return None
    return numbers.tolist(), end


some_bytes = (
    st.binary(max_size=40)
    | st.lists(st.integers(0, 140), max_size=60).map(bytes)
    | st.tuples(st.binary(min_size=100, max_size=120), st.integers(1, 3)).map(lambda both: both[0] * both[1])
)


@given(
    some_bytes,
    st.sampled_from([np.uint8, np.uint16, np.uint32, np.uint64]),
    st.integers(0, 40) | st.integers(60, 140),
    st.integers(-1, 10),
    st.integers(-1, 300) | st.just(TOP),
    st.integers(-1, 20),
)
def test_any_bytes_are_read_alike_or_refused(
    packed: bytes, width: type[np.integer], count: int, start: int, before: int, passed: int
) -> None:
    """C and Python agree on bytes that nobody packed, wherever they begin to read."""
    compiled = part("index.embedded.steps_compiled")
    ways = [outcome(way, packed, width, count, start, before, passed) for way in (steps_plain, compiled)]
    assert ways[0] == ways[1]


@pytest.mark.parametrize("way", WAYS)
def test_torn_steps_are_refused(way: str) -> None:
    """Too few, without an end, longer than any, below zero, too large for the type."""
    unpack = part(way).unpack
    for packed in ([], [0x80], [0x80] * 11 + [0], [1], [0x80, 4]):
        with pytest.raises(ValueError, match="steps are not"):
            unpack(np.array(packed, np.uint8), np.zeros(1, np.uint8), 0, 0, 0)


@pytest.mark.parametrize("count", [3, 300])
def test_only_what_is_asked_for_is_looked_at(count: int) -> None:
    """Without a compiler either: a few numbers of an array that is larger than any memory."""
    packed, numbers = np.broadcast_to(np.uint8(2), 1 << 40), np.zeros(count, np.uint16)
    assert steps_plain.unpack(packed, numbers, 1 << 30, 7, 2) == (1 << 30) + 2 + count
    assert numbers.tolist() == list(range(10, 10 + count))


def test_counts_that_do_not_fit_are_refused() -> None:
    """More numbers than bytes, which would take memory, fewer than there are steps, and what is no number."""
    packed = pack(np.arange(9))
    for dtype in ("O", "f8", "U2"):
        with pytest.raises(ValueError, match="can't have steps"):
            unpacked(packed, dtype, 9)
    for count in (10**15, 10, 8, -1):
        with pytest.raises(ValueError, match="steps"):
            unpacked(packed, np.uint32, count)


def test_arrays_without_room_are_refused() -> None:
    """C writes nothing behind an array."""
    raw = part("index.embedded._steps")
    with pytest.raises(ValueError, match="differ in length"):
        raw.pack(np.zeros(2, np.uint32), np.zeros(9, np.uint8))
    with pytest.raises(TypeError):
        raw.unpack(np.zeros(2, np.uint8), np.zeros(2, np.uint8))
    with pytest.raises(TypeError):
        raw.unpack(np.zeros(2, np.uint8), np.zeros(2, np.uint8), "", 0, 0)
