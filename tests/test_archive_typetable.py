"""Word types by hash, in C and by arrays."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import plaintypes, typetable
from archive.batchtokens import Ints, Table, Types
from archive.tokens import Lexicon
from tests.compiled import part

TABLES = [typetable.TypeTable, plaintypes.TypeTable]

words = st.lists(st.integers(0, 60) | st.integers(2**64 - 40, 2**64 - 1), max_size=40)
"""Hashes that crowd at both ends of the table, where it has a border."""


def name(hashed: int) -> str:
    """The spelling with this hash."""
    return f"word {hashed}"


def look_up(table: Types, hashes: list[int]) -> list[int]:
    """The types of words with these hashes."""
    types = table(np.array(hashes, np.uint64), lambda at: [name(hashes[place]) for place in at.tolist()])
    assert types.dtype == np.int32
    return types.tolist()


@given(st.lists(words, max_size=6), st.lists(st.integers(0, 60), max_size=5))
@settings(max_examples=300, deadline=None)
def test_words_are_numbered_as_by_a_dictionary(batches: list[list[int]], before: list[int]) -> None:
    """Batch after batch, whatever the lexicon held before and whoever adds to it in between."""
    for make in TABLES:
        lexicon, expected = Lexicon(), Lexicon()
        for known in (lexicon, expected):
            known.numbers([name(one) for one in before])
        table = make(lexicon, 1)
        for batch in batches:
            assert look_up(table, batch) == [expected[name(one)] for one in batch]
            for known in (lexicon, expected):
                known.numbers([f"from elsewhere {len(batch)}"])
        assert list(lexicon) == list(expected)


@pytest.mark.parametrize("make", TABLES)
def test_a_table_grows_with_its_words(make: Table) -> None:
    """Thousands of words more than were expected keep their numbers."""
    hashes = np.random.default_rng(1).integers(0, 2**64, 5000, np.uint64).tolist()
    lexicon = Lexicon()
    table = make(lexicon, 1)
    for start in range(0, 5000, 500):
        look_up(table, hashes[start : start + 500])
    assert look_up(table, hashes[::-1]) == list(range(5000))[::-1]
    assert list(lexicon) == list(map(name, hashes))


@pytest.mark.parametrize("make", TABLES)
def test_a_table_outlives_spellings_that_fail(make: Table) -> None:
    """Numbers that nobody got are not kept: the words are new to the next call."""

    def fail(_at: Ints) -> list[str]:
        raise MemoryError

    lexicon = Lexicon()
    table = make(lexicon, 1)
    assert look_up(table, [7]) == [0]
    with pytest.raises(MemoryError):
        table(np.array([8, 9, 7], np.uint64), fail)
    assert look_up(table, [9, 7, 8]) == [1, 0, 2]
    assert list(lexicon) == [name(7), name(9), name(8)]


@pytest.mark.parametrize(
    ("sizes", "following", "complaint"),
    [
        ((6, 6, 1, 3, 3), 0, "no power of two"),
        ((1, 1, 1, 3, 3), 0, "no power of two"),
        ((0, 0, 1, 3, 3), 0, "no power of two"),
        ((8, 4, 1, 3, 3), 0, "differ in length"),
        ((8, 8, 0, 3, 3), 0, "not one next number"),
        ((8, 8, 1, 2, 3), 0, "less room"),
        ((8, 8, 1, 3, 2), 0, "less room"),
        ((8, 8, 1, 3, 3), -1, "too many words"),
        ((8, 8, 1, 3, 3), 2**31 - 1, "too many words"),
        ((2, 2, 1, 3, 3), 0, "the table is full"),
    ],
)
def test_tables_that_do_not_fit_are_refused(sizes: tuple[int, ...], following: int, complaint: str) -> None:
    """Whatever could lead beyond an array, or for ever round the table, is told."""
    compiled = part("archive._slots")
    slots, numbers, following_count, types, fresh = sizes
    with pytest.raises(ValueError, match=complaint):
        compiled.recognise(
            np.array([1, 2**64 - 1, 3], np.uint64),
            np.zeros(slots, np.uint64),
            np.full(numbers, -1, np.int32),
            np.full(following_count, following, np.int32),
            np.zeros(types, np.int32),
            np.zeros(fresh, np.int32),
        )
