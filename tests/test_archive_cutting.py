"""Cutting in C against cutting by arrays."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import cutting, plaincutting
from archive.characters import COMMON, base, classes, letters, tables
from tests.compiled import part
from tests.test_archive_batchtokens import SIGNS

compiled = part("archive._cutting")

texts = st.text(st.sampled_from(SIGNS), max_size=60) | st.text(max_size=40)


def codes_of(text: str) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def base_of() -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return np.array([base()], np.uint64)


def test_hashes_differ_from_process_to_process() -> None:
    """Nobody can write a word that will be taken for another."""
    program = (
        "import numpy as np; from archive import cutting, plaincutting; "
        "codes = np.array([72, 97, 117, 115, 10], np.uint32); "
        "print(*cutting.cut(codes)[2].tolist(), *plaincutting.cut(codes)[2].tolist())"
    )
    runs = [subprocess.check_output([sys.executable, "-c", program], text=True).split() for _ in range(2)]
    assert all(len(hashes) == 2 and hashes[0] == hashes[1] for hashes in runs)
    assert runs[0] != runs[1]


@given(texts)
@settings(max_examples=500, deadline=None)
def test_both_ways_give_the_same_arrays(text: str) -> None:
    """Bounds and hashes are equal bit by bit, of whatever text, so that either may go on for the other."""
    for made, expected in zip(
        cutting.cut(codes_of(text + "\n")), plaincutting.cut(codes_of(text + "\n")), strict=True
    ):
        assert made.dtype == expected.dtype
        assert made.tolist() == expected.tolist()


def shorten(which: int) -> Callable[[list[np.ndarray]], None]:
    def change(arrays: list[np.ndarray]) -> None:
        arrays[which] = arrays[which][:-1]

    return change


def widen(which: int) -> Callable[[list[np.ndarray]], None]:
    def change(arrays: list[np.ndarray]) -> None:
        arrays[which] = arrays[which].astype(np.uint16)

    return change


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        *((widen(which), "entries of the wrong size") for which in range(9)),
        (shorten(0), "does not end in white space"),
        (shorten(1), "tables of characters differ"),
        (shorten(2), "tables of characters differ"),
        (shorten(3), "rare characters and their classes differ"),
        (shorten(4), "rare characters and their classes differ"),
        (shorten(5), "not one base"),
        *((shorten(which), "less room") for which in (6, 7, 8)),
    ],
)
def test_arrays_that_do_not_fit_are_refused(
    change: Callable[[list[np.ndarray]], None], complaint: str
) -> None:
    """Whatever could lead beyond an array is told before anything is read."""
    codes = codes_of("Haus \U0001f600\n")
    rare = codes[codes >= COMMON]
    room = [np.zeros(len(codes), kind) for kind in (np.int32, np.int32, np.uint64)]
    arrays = [codes, tables()[0], letters(), rare, classes(rare), base_of(), *room]
    assert compiled.cut(*arrays) == 2
    change(arrays)
    with pytest.raises(ValueError, match=complaint):
        compiled.cut(*arrays)


def test_arrays_that_cannot_be_written_are_refused() -> None:
    """What is frozen stays as it is."""
    codes = codes_of("Haus\n")
    room = [np.zeros(len(codes), kind) for kind in (np.int32, np.int32, np.uint64)]
    room[0].setflags(write=False)
    with pytest.raises(ValueError, match="read-only"):
        compiled.cut(codes, tables()[0], letters(), codes[:0], classes(codes[:0]), base_of(), *room)
