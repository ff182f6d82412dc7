"""Posting lists: what is written is read, whole, in ranges, and joined."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from archive.errors import IndexDamaged
from index.embedded.arrays import POSITION_BITS
from index.embedded.container import Array, Container, ContainerWriter
from index.embedded.postings import (
    Inverted,
    Postings,
    merge_lists,
    merge_occurrences,
    pack_postings,
)

LISTS = {
    0: {3: [0, 7]},
    1: {0: [1]},
    2: {9: [4]},
    4: {1: [2], 2: [5, 6, 9], 9: [0]},
    5: {n: [n] for n in range(10)},
    11: {8: list(range(300))},
}


def inverted(count: int, *, positions: bool = True) -> Inverted:
    counts = np.array([len(LISTS.get(number, {})) for number in range(count)])
    pairs = [(doc, LISTS[number][doc]) for number in sorted(LISTS) for doc in sorted(LISTS[number])]
    places = np.array([place for _, at in pairs for place in at])
    docs, freqs = np.array([doc for doc, _ in pairs]), np.array([len(at) for _, at in pairs])
    return Inverted(counts, docs, freqs, places if positions else None)


def opened(path: Path, count: int, *, positions: bool = True) -> Postings:
    lengths = np.array([8, 5, 10, 8, 5, 6, 7, 8, 300, 10])
    with ContainerWriter(path) as writer:
        for name, array in pack_postings("f", inverted(count, positions=positions), lengths):
            writer.put(name, array)
    return Postings(Container(path), "f", lengths if positions else None)


@pytest.mark.parametrize("count", [12, 100])
def test_lists_come_back(tmp_path: Path, count: int) -> None:
    """Dense (12 rows) or with most rows left out (100): the same lists, counts, occurrences."""
    postings = opened(tmp_path / "x", count)
    assert ("f.rows" in Container(tmp_path / "x")) == (count > 12)
    for number in range(count):
        expected = LISTS.get(number, {})
        docs, freqs = postings.read(number)
        assert docs.tolist() == sorted(expected)
        assert freqs.tolist() == [len(expected[doc]) for doc in sorted(expected)]
        assert postings.count(number) == len(expected)
        places = [doc << POSITION_BITS | at for doc in sorted(expected) for at in expected[doc]]
        assert postings.occurrences(number).tolist() == places
    assert postings.counts(count).tolist() == [len(LISTS.get(number, {})) for number in range(count)]
    assert postings.occurrence_counts(count).tolist() == [
        sum(map(len, LISTS.get(number, {}).values())) for number in range(count)
    ]


@pytest.mark.parametrize("count", [12, 100])
def test_ranges_come_back_as_stored(tmp_path: Path, count: int) -> None:
    """Any range of lists, empty ones included."""
    postings, whole = opened(tmp_path / "x", count), inverted(count)
    for first in range(13):
        for last in range(first, 13):
            part = postings.between(first, min(last, count))
            numbers = range(first, min(last, count))
            assert part.counts.tolist() == [len(LISTS.get(number, {})) for number in numbers]
            docs = [doc for number in numbers for doc in sorted(LISTS.get(number, {}))]
            places = [at for n in numbers for doc in sorted(LISTS.get(n, {})) for at in LISTS[n][doc]]
            assert part.docs.tolist() == docs
            assert part.places().tolist() == places
    assert postings.between(0, count).freqs.tolist() == whole.freqs.tolist()


def test_lists_without_positions(tmp_path: Path) -> None:
    """Derived views have none: no occurrences, and an error where they are needed."""
    postings = opened(tmp_path / "x", 12, positions=False)
    assert postings.occurrences(4).tolist() == []
    assert postings.occurrence_counts(12).tolist() == [0] * 12
    with pytest.raises(ValueError, match="no positions"):
        postings.between(0, 12).places()


def test_what_few_readers_need_is_read_late(tmp_path: Path) -> None:
    """Where positions and long lists begin is unpacked when it is first asked for; but it has to be there."""
    late = ("f.places", "f.dense_ends", "f.ends")
    opened(tmp_path / "x", 12)
    whole = Container(tmp_path / "x")
    for missing in late:
        with ContainerWriter(tmp_path / "y") as writer:
            for name in whole.names:
                if name != missing:
                    writer.put(name, whole[name])
        with pytest.raises(IndexDamaged, match=f"{missing}.*missing"):
            Postings(Container(tmp_path / "y"), "f", np.array([8]))
    asked: list[str] = []

    class Watched(Container):
        """Notes what is read."""

        def __getitem__(self, name: str) -> Array:
            asked.append(name)
            return super().__getitem__(name)

    postings = Postings(Watched(tmp_path / "x"), "f", np.array([8, 5, 10, 8, 5, 6, 7, 8, 300, 10]))
    assert asked
    assert not set(late) & set(asked)
    assert len(postings.occurrences(0)) == 2
    assert set(late) <= set(asked)


def test_lists_are_joined() -> None:
    """Documents united and ascending, frequencies added, occurrences sorted."""
    first = np.array([1, 5], np.uint16), np.array([200, 1], np.uint8)
    second = np.array([0, 5, 9], np.uint16), np.array([3, 100, 1], np.uint8)
    docs, freqs = merge_lists([first, second])
    assert (docs.tolist(), freqs.tolist()) == ([0, 1, 5, 9], [3, 200, 101, 1])
    assert merge_lists([first]) is first
    parts = [np.array([5, 9], np.uint64), np.array([1, 9, 30], np.uint64)]
    assert merge_occurrences(parts).tolist() == [1, 5, 9, 9, 30]
