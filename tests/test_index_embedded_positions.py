"""Positions in few bits: what is packed is read, in C as without, and damage is named."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import IndexDamaged
from index.embedded import positions_plain, positions_reading
from index.embedded.arrays import POSITION_BITS, WINDOW, Ints, narrow, offsets
from index.embedded.container import Container, ContainerWriter
from index.embedded.postings import Inverted, Postings, pack_postings
from tests.compiled import part

MOST = 1 << POSITION_BITS
lengths_of_texts = st.sampled_from([1, 2, 3, 5, 64, 65, 600, 7_000, MOST - 1, MOST, MOST + 9])
shapes = st.tuples(
    st.integers(0, 1 << 32),
    st.lists(lengths_of_texts, min_size=1, max_size=300),
    st.lists(st.integers(0, 300), max_size=9),
    st.sampled_from([1.1, 2.0, 40.0]),
    st.booleans(),
)
"""A seed, the lengths of documents, how many of them each list has, how often, and whether words crowd."""
abreast = st.sampled_from([1, 2, positions_reading.ABREAST])
"""From how many places on postings are read at the same time where there is no C."""


def made(shape: tuple[int, list[int], list[int], float, bool]) -> tuple[Inverted, Ints]:
    """Lists of random documents, and the lengths of all documents, all as narrow as can be."""
    seed, sizes, rows, often, crowded = shape
    random, lengths = np.random.default_rng(seed), np.array(sizes, np.int64)
    docs = [np.sort(random.permutation(len(lengths))[:row]) for row in rows]
    flat = np.concatenate([np.zeros(0, np.int64), *docs])
    freqs = np.minimum(random.geometric(1 / often, len(flat)), 400)
    ends = np.minimum(lengths[flat], MOST)
    tops = np.repeat(np.minimum(ends, 9) if crowded else ends, freqs)
    positions = (random.random(len(tops)) * tops).astype(np.uint32)
    order = np.lexsort((positions, np.repeat(np.arange(len(flat)), freqs)))
    counts = np.array([len(row) for row in docs], np.int64)
    return Inverted(counts, narrow(flat), narrow(freqs), narrow(positions[order])), narrow(lengths)


def packed(tool: ModuleType, inverted: Inverted, lengths: Ints) -> tuple[Ints, Ints]:
    codes, places = tool.pack(inverted.docs, inverted.freqs, inverted.places(), inverted.counts, lengths)
    return codes, places


@given(shapes)
@settings(deadline=None)
def test_positions_in_c_are_positions_in_python(
    shape: tuple[int, list[int], list[int], float, bool],
) -> None:
    """Byte for byte, whatever the lengths, with many words in one place and few in many."""
    inverted, lengths = made(shape)
    codes, places = packed(part("index.embedded.positions_compiled"), inverted, lengths)
    expected, known = packed(positions_plain, inverted, lengths)
    assert codes.tobytes() == expected.tobytes()
    assert places.tolist() == known.tolist()


def each(tool: ModuleType, inverted: Inverted, lengths: Ints, mask: Ints | None) -> list[list[int]]:
    """What is read of each list by itself."""
    codes, places = packed(tool, inverted, lengths)
    ends, found = offsets(inverted.counts).tolist(), []
    for start, end in pairwise(ends):
        if start == end:
            found.append([])
            continue
        first = next(other for other in ends if other >= start - start % WINDOW)
        docs, freqs = inverted.docs, inverted.freqs
        at = tool.over(codes, lengths, docs[first:start], freqs[first:start], int(places[start // WINDOW]))
        listed = docs[start:end], freqs[start:end]
        bounds = np.array([start, end])
        found.append(tool.unpack(codes, places, lengths, listed, mask, bounds, at).tolist())
    return found


@given(shapes, st.none() | st.sampled_from([0.0, 0.01, 0.1, 0.5, 1.0]), abreast)
@settings(deadline=None)
def test_lists_are_read_one_by_one(
    shape: tuple[int, list[int], list[int], float, bool], share: float | None, abreast: int
) -> None:
    """Each list, whole or some documents of it, by stepping over what lies before."""
    inverted, lengths = made(shape)
    mask = None if share is None else np.random.default_rng(1).random(len(lengths)) < share
    ends, places = offsets(inverted.counts), offsets(inverted.freqs)
    keys = np.repeat(inverted.docs.astype(np.int64) << POSITION_BITS, inverted.freqs) | inverted.places()
    wanted = keys >= 0 if mask is None else mask[keys >> POSITION_BITS]
    expected = [
        keys[places[start] : places[end]][wanted[places[start] : places[end]]].tolist()
        for start, end in pairwise(ends)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(positions_reading, "ABREAST", abreast)
        assert each(positions_plain, inverted, lengths, mask) == expected
    assert each(part("index.embedded.positions_compiled"), inverted, lengths, mask) == expected


@given(shapes, abreast)
@settings(deadline=None)
def test_neighbouring_lists_are_read_at_once(
    shape: tuple[int, list[int], list[int], float, bool], abreast: int
) -> None:
    """All lists from some place on, short and long, and with empty ones between."""
    inverted, lengths = made(shape)
    bounds, behind = offsets(inverted.counts), offsets(inverted.freqs)
    keys = np.repeat(inverted.docs.astype(np.uint64) << POSITION_BITS, inverted.freqs) | inverted.places()
    for tool in (positions_plain, part("index.embedded.positions_compiled")):
        codes, places = packed(tool, inverted, lengths)
        for low in range(len(bounds)):
            start = bounds[low]
            at = tool.over(codes, lengths, inverted.docs[:start], inverted.freqs[:start], 0)
            listed = inverted.docs[start:], inverted.freqs[start:]
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(positions_reading, "ABREAST", abreast)
                found = tool.unpack(codes, places, lengths, listed, None, bounds[low:], at)
            assert found.tolist() == keys[behind[start] :].tolist()


@pytest.mark.parametrize("kind", [np.int32, np.int64])
def test_documents_below_nought_are_refused(kind: type[np.generic]) -> None:
    """They are no documents, neither whole lists nor with a mask."""
    docs, freqs, lengths = np.array([-1], kind), np.array([1], kind), np.array([5])
    codes, places, bounds = np.zeros(9, np.uint8), np.zeros(1, np.uint8), np.array([0, 1])
    for tool in (positions_plain, part("index.embedded.positions_compiled")):
        for mask in (None, np.ones(3, np.bool_)):
            with pytest.raises(ValueError, match="do not fit"):
                tool.unpack(codes, places, lengths, (docs, freqs), mask, bounds, 0)
        with pytest.raises(ValueError, match="do not fit"):
            tool.over(codes, lengths, docs, freqs, 0)
        with pytest.raises(ValueError, match="do not fit"):
            tool.pack(docs, freqs, np.array([0]), np.array([1]), lengths)


def outcome(call: Callable[[], object]) -> object:
    """What comes out, be it an error."""
    try:
        found = call()
    except ValueError:
        return "refused"
    return found.tolist() if isinstance(found, np.ndarray) else found


class Damaged(NamedTuple):
    """Bits of any kind, and what a reader may be told of them: postings, lengths of texts, where to begin."""

    codes: bytes
    listed: list[tuple[int, int]]
    lengths: list[int]
    at: int
    first: int
    flags: list[bool] | None
    abreast: int

    @property
    def bits(self) -> Ints:
        return np.frombuffer(self.codes, np.uint8)

    @property
    def sizes(self) -> Ints:
        return np.array(self.lengths, np.uint32)

    @property
    def postings(self) -> tuple[Ints, Ints]:
        docs, freqs = np.array([*self.listed, (0, 0)], np.int64)[:-1].T.copy()
        return docs, freqs

    def read(self, tool: ModuleType, places: Ints) -> object:
        """What comes out where a list begins at these places, be it an error."""
        mask = None if self.flags is None else np.array(self.flags, np.bool_)
        bounds = np.array([self.first, self.first + len(self.listed)])
        given = self.bits, places, self.sizes, self.postings, mask, bounds, self.at
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(positions_reading, "ABREAST", self.abreast)
            return outcome(partial(tool.unpack, *given))


damage = st.builds(
    Damaged,
    st.binary(max_size=400) | st.integers(0, 400).map(bytes),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 40)), max_size=4 * WINDOW),
    st.lists(lengths_of_texts | st.just(0), min_size=1, max_size=12),
    st.integers(-1, 3_300),
    st.integers(0, 3 * WINDOW),
    st.none() | st.lists(st.booleans(), min_size=12, max_size=13),
    abreast,
)


@given(damage)
@settings(deadline=None)
def test_damaged_positions(damaged: Damaged) -> None:
    """Of any bytes both say the same, or both refuse them."""
    bits, sizes, (docs, freqs) = damaged.bits, damaged.sizes, damaged.postings

    def begins(count: int) -> int:
        """At which bit so many postings end; behind all bits where they can't be read."""
        end = outcome(lambda: positions_plain.over(bits, sizes, docs[:count], freqs[:count], damaged.at))
        return end if isinstance(end, int) else 8 * len(bits) + 1

    both = part("index.embedded.positions_compiled"), positions_plain
    over = [outcome(partial(tool.over, bits, sizes, docs, freqs, damaged.at)) for tool in both]
    assert over[0] == over[1]
    windows = range(0, damaged.first + len(docs) + WINDOW, WINDOW)
    places = np.array([begins(max(window - damaged.first, 0)) for window in windows], np.int64)
    read = [damaged.read(tool, places) for tool in both]
    assert read[0] == read[1]


@given(damage, st.lists(st.integers(0, 3_500), max_size=8))
@settings(deadline=None)
def test_damaged_places(damaged: Damaged, known: list[int]) -> None:
    """No text has more words than it is long, wherever reading goes on."""
    places = np.array([*known, *[0] * 8], np.uint32)
    for tool in (part("index.embedded.positions_compiled"), positions_plain):
        found = damaged.read(tool, places)
        for key in found if isinstance(found, list) else ():
            assert key % MOST < damaged.sizes[key // MOST]


def test_few_bits_are_taken() -> None:
    """Words that are scattered at random take hardly more than the logarithm of how they can be."""
    random, lengths = np.random.default_rng(1), np.full(500, 600)
    positions = np.sort(np.argsort(random.random((500, 600)))[:, :12])
    inverted = Inverted(np.array([500]), np.arange(500), np.full(500, 12), positions.ravel())
    codes, _ = packed(positions_plain, inverted, lengths)
    possible = np.log2((600 - np.arange(12)) / (12 - np.arange(12))).sum() * 500
    assert possible < 8 * len(codes) < 1.04 * possible


@pytest.mark.parametrize(
    ("docs", "positions", "reason"),
    [
        ([0, 1], [4, 3, 0], "do not fit"),
        ([0, 1], [3, 5, 0], "do not fit"),
        ([0, 2], [3, 4, 0], "do not fit"),
        ([0, 1], [3, 4], "not as many"),
        ([0, 1], [3, 4, 0, 0], "not as many|belong together"),
        ([0], [3, 4], "not as many|belong together"),
    ],
)
def test_positions_that_do_not_fit_are_refused(docs: list[int], positions: list[int], reason: str) -> None:
    """Those that do not ascend, lie behind their text, or are not as many as is said."""
    given = (np.array(docs), np.array([2, 1]), np.array(positions), np.array([2]), np.array([5, 1]))
    for tool in (positions_plain, part("index.embedded.positions_compiled")):
        with pytest.raises(ValueError, match=reason):
            tool.pack(*given)


def test_arrays_that_do_not_fit_are_refused() -> None:
    """Nothing is written behind an array: sizes that don't agree are an error."""
    raw = part("index.embedded._positions")
    one, none, row = np.ones(1, np.uint8), np.zeros(0, np.uint8), np.ones(1, np.int64)
    text, room, place = np.full(2, 9, np.uint8), np.zeros(16, np.uint8), np.zeros(1, np.int64)
    few, free = np.zeros(0, np.uint64), np.zeros(1, np.uint64)
    for call in (
        lambda: raw.pack(one, one, one, row, text, none, place),
        lambda: raw.pack(one, one, one, row, text, room, np.zeros(2, np.int64)),
        lambda: raw.pack(one, one, one, row * 2, text, room, place),
        lambda: raw.pack(one, one, one, row * -1, text, room, place),
        lambda: raw.pack(one, one * 0, one, row, text, room, place),
        lambda: raw.pack(one, one * 2, one, row, text, room, place),
        lambda: raw.pack(one, none, one, row, text, room, place),
        lambda: raw.over(room, text, one, one, 129),
        lambda: raw.over(room, text, one, one, -1),
        lambda: raw.over(room, text, one, none, 0),
        lambda: raw.over(room, none, one, one, 0),
        lambda: raw.unpack((room, place, text, one, one, none, few), 0, 0),
        lambda: raw.unpack((room, place, text, one, one, one, free), 0, 0),
        lambda: raw.unpack((room, place, text, one, one, none, free), -1, 0),
        lambda: raw.unpack((room, place, text, one, none, none, free), 0, 0),
        lambda: raw.unpack((room, place, text, one, one, none), 0, 0),
    ):
        with pytest.raises(ValueError, match=r"arrays|room|fit|not as many|belong together"):
            call()


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("f.positions", np.zeros(2, np.uint8)),
        ("f.places", np.zeros(0, np.uint8)),
        ("f.places", np.array([9_999], np.uint16)),
        ("f.often", np.array([1 << 30], np.uint32)),
    ],
)
def test_a_damaged_field_is_named(tmp_path: Path, name: str, array: Ints) -> None:
    """With the file and what to do, before any room is taken for what can't be there."""
    inverted = Inverted(np.array([1, 2]), np.array([0, 0, 1]), np.array([1, 40, 2]), np.arange(43) % 41)
    inverted.places()[-2:] = 3, 4
    lengths = np.array([41, 5])
    with ContainerWriter(tmp_path / "x") as writer:
        for own, kept in pack_postings("f", inverted, lengths):
            writer.put(own, array if own == name else kept)
    postings = Postings(Container(tmp_path / "x"), "f", lengths)
    with pytest.raises(IndexDamaged, match=r"x: the positions of f don't fit in their texts; rebuild"):
        postings.occurrences(1)
