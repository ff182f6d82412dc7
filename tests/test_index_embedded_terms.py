"""The sorted dictionary against a Python list."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedded.container import Container, ContainerWriter
from index.embedded.terms import TermDictionary
from index.german.strings import Strings
from tests.compiled import part

words = st.sets(st.text("abä\U0001f600", max_size=4), max_size=20)


@given(words, st.text("abä\U0001f600", max_size=4))
def test_the_dictionary_answers_like_a_sorted_list(terms: set[str], key: str) -> None:
    """find, bisect, prefix, iteration, length and single terms."""
    listed = sorted(terms)
    encoded = [term.encode() for term in listed]
    dictionary = TermDictionary.of(encoded)
    assert list(dictionary) == encoded
    assert list(TermDictionary.packed(Strings.of(listed))) == encoded
    assert len(dictionary) == len(listed)
    assert [dictionary.text(number) for number in range(len(listed))] == listed
    assert dictionary.bisect(key.encode()) == bisect_left(encoded, key.encode())
    assert dictionary.bisect_in_python(key.encode()) == dictionary.bisect(key.encode())
    assert dictionary.find(key) == (listed.index(key) if key in terms else -1)
    assert [listed[number] for number in dictionary.prefix(key)] == [t for t in listed if t.startswith(key)]


def test_prefixes_at_the_end_of_bytes() -> None:
    """A prefix of largest bytes has no next one."""
    dictionary = TermDictionary.of([b"a", b"\xfe", b"\xff", b"\xff\xff", b"\xff\xffx"])
    assert dictionary.prefix(b"\xff") == range(2, 5)
    assert dictionary.prefix(b"\xfe") == range(1, 2)
    assert dictionary.prefix(b"\xff\xff") == range(3, 5)


def test_numbers_outside_are_refused() -> None:
    """-1 is no term: it is what `find` says of unknown ones."""
    dictionary = TermDictionary.of([b"a"])
    for number in (-1, 1):
        with pytest.raises(IndexError):
            _ = dictionary[number]


def test_the_dictionary_is_stored(tmp_path: Path) -> None:
    """What is written is read."""
    with ContainerWriter(tmp_path / "x") as writer:
        TermDictionary.of([b"", b"haus", "straße".encode()]).write(writer, "words")
        TermDictionary.of([]).write(writer, "none")
    container = Container(tmp_path / "x")
    assert list(TermDictionary.read(container, "words")) == [b"", b"haus", "straße".encode()]
    assert list(TermDictionary.read(container, "none")) == []


def test_a_damaged_dictionary() -> None:
    """Offsets that lead outside are an error and no reading of other memory."""
    part("index._sorted")  # without it Python itself keeps to the memory that there is
    for ends in ([0, 2], [1, 0], [9, 9]):
        with pytest.raises(ValueError, match="as they must be"):
            TermDictionary(np.frombuffer(b"a", np.uint8), np.array(ends, np.uint8)).find("a")
