"""Tables of words that are looked up where they lie."""

from __future__ import annotations

import gc
import pickle
import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.german.tables import WordTable
from tests.compiled import part

words = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1, max_size=6)


def table(numbers: dict[str, int]) -> WordTable:
    packed = np.frombuffer("\n".join(sorted(numbers)).encode(), np.uint8)
    return WordTable(packed, np.array([numbers[word] for word in sorted(numbers)], np.uint16))


@given(st.dictionaries(words, st.integers(0, 60_000)), st.lists(words))
def test_it_says_what_a_dictionary_says(numbers: dict[str, int], others: list[str]) -> None:
    """Every word has its number, whatever else is asked has none."""
    made = table(numbers)
    assert made.unpacked() == dict(made) == dict(made.items()) == numbers
    assert list(made.words) == sorted(numbers)
    for same in (WordTable.of(numbers), WordTable.of(made), pickle.loads(pickle.dumps(made))):
        assert same == made
    for word in (*numbers, *others, "", "\n"):
        assert made.get(word, -1) == numbers.get(word, -1)
        assert (word in made) == (word in numbers)
        assert made.search(word.encode()) == (sorted(numbers).index(word) if word in numbers else -1)


def test_a_large_table_is_searched_in_stretches() -> None:
    """Words between those that a search steps over first are found too."""
    numbers = {f"wort{n}": n for n in range(10_000)}
    made = table(numbers)
    assert all(made[word] == n for word, n in numbers.items())
    assert [made.search(word.encode()) for word in sorted(numbers)] == list(range(len(numbers)))
    assert "wort10000" not in made
    assert 5 not in made


def test_a_table_leaves_at_once() -> None:
    """What looks up does not hold on to the table, so that its arrays go with it."""
    made = table({"a": 1})
    assert made.get("a") == 1
    gone = weakref.ref(made)
    gc.disable()
    try:
        del made
        assert gone() is None
    finally:
        gc.enable()


def test_bounds_that_lead_outside() -> None:
    """They are an error and no reading of other memory."""
    make = part("index._sorted").Table
    block = np.frombuffer(b"a", np.uint8)
    for bounds in ([0, 3], [2, 0], [9, 9], [0, 0], [-1, 2], [0, 2, 1], []):
        with pytest.raises(ValueError, match="as they must be"):
            make(block, np.array(bounds, np.int64), 1)
    with pytest.raises(ValueError, match="as they must be"):
        make(block, np.array([0, 2], np.int64), -1)
    with pytest.raises(ValueError, match="wrong size"):
        make(block, np.array([0, 2], np.int32), 1)
    with pytest.raises(TypeError):
        make(block, np.array([0, 2], np.int64))
    with pytest.raises(TypeError, match="by name"):
        make(block, np.array([0, 2], np.int64), 1, gap=1)


def test_words_that_utf8_has_no_bytes_for() -> None:
    """Half a pair of surrogates is a word like others; a table outlives the arrays that it was made of."""
    words = sorted(
        ["a", "\ud800", "\ud800b", "ä", "\0"], key=lambda word: word.encode("utf-8", "surrogatepass")
    )
    packed = np.frombuffer("\n".join(words).encode("utf-8", "surrogatepass"), np.uint8)
    found = WordTable(packed, np.arange(5))
    assert [found.get(word) for word in words] == [0, 1, 2, 3, 4]
    assert [found.search(word.encode("utf-8", "surrogatepass")) for word in words] == [0, 1, 2, 3, 4]
    find = part("index._sorted").Table(np.frombuffer(b"a\nb", np.uint8).copy(), np.array([0, 2, 4]), 1).find
    assert [find("a"), find("b"), find("ab"), find(""), find(b"a"), find(None)] == [0, 1, -1, -1, -1, -1]
