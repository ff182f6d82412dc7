"""What an archive knows about its words, in C."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded.clock import Clock
from index.embedded.corpus import Corpus
from index.embedded.knowing import Knowing, Members
from index.embedded.state import State
from index.embedded.terms import TermDictionary
from index.embedded.vocabulary import Expansions, Knowledge, Words
from tests.compiled import part


@pytest.fixture(scope="module")
def corpus(state: State) -> Corpus:
    """Of several segments."""
    return Corpus(state.segments)


@pytest.fixture(scope="module")
def expansions(corpus: Corpus) -> Expansions:
    """What says so in Python."""
    return Expansions(corpus, Clock(0))


@settings(deadline=None)  # the first words fill what is kept of the archive
@given(data=st.data())
def test_c_knows_what_python_knows(corpus: Corpus, expansions: Expansions, data: st.DataObject) -> None:
    """Stems and parts among any terms, of each word, or that nothing is sure."""
    part("index.embedded._knowing")
    segments = corpus.segments
    terms = [
        term.decode() for segment in segments for each in (segment.stems, segment.parts) for term in each
    ]
    wanted = data.draw(st.lists(st.sampled_from([*terms, "gibtesnicht", ""]), max_size=30))
    knows, otherwise = Knowing(corpus, expansions.knowing)(wanted), expansions.knowing(wanted)
    words = [word.decode() for segment in segments for word in segment.words]
    for word in (*words, *terms[::5], "", "gibtesnicht", "\u00e4\u0436"):
        assert knows(word) == otherwise(word)


class _Table(Words):
    """A segment as it is asked in Python, made of what C is given."""

    def __init__(self, words: Sequence[str], firsts: Sequence[int], views: Mapping[str, Members]) -> None:
        self._numbers = {word: number for number, word in enumerate(words)}
        self._firsts = firsts
        self._views = views

    def list_of(self, word: str) -> int | None:
        if word not in self._numbers:
            return None
        first, end = self._firsts[(number := self._numbers[word])], self._firsts[number + 1]
        return first if end - first == 1 else -1

    def members(self, view: str, terms: Collection[str]) -> Any:
        return [(term, lists.data) for term, lists in self._views[view] if term in terms]


WORDS = ["a", "ab", "abc", "b", "ä", "\U0001d400"]


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[Any, ...], _Table]:
    """A segment some of whose words have several lists: for C, and for Python."""
    words = sorted(draw(st.sets(st.sampled_from(WORDS))))
    counts = draw(st.lists(st.sampled_from([1, 1, 2]), min_size=len(words), max_size=len(words)))
    firsts = [0, *accumulate(counts)]
    lists = st.sets(st.integers(0, firsts[-1] + 1)).map(lambda some: np.array(sorted(some), np.uint16))
    views = {
        view: tuple((term, draw(lists)) for term in draw(st.sets(st.sampled_from("xyz"))))
        for view in ("body_stem", "body_parts")
    }
    terms = TermDictionary.of(map(str.encode, words))
    several = np.array(firsts) if max(counts, default=1) > 1 else None
    return (*terms.stored, several, *views.values()), _Table(words, firsts, views)


@given(st.lists(tables(), max_size=3), st.sampled_from([*WORDS, "", "q"]))
def test_words_of_several_lists(segments: list[tuple[tuple[Any, ...], _Table]], word: str) -> None:
    """Of those nothing is known, nor where segments disagree; the same in C and in Python."""
    found = part("index.embedded._knowing").known(tuple(given for given, _ in segments), word)
    assert found == Knowledge([table for _, table in segments], "xyz")(word)


BLOB, STARTS = TermDictionary.of([b"a", b"bcd"]).stored


@pytest.mark.parametrize(
    "segment",
    [
        (),
        (BLOB, STARTS, None, ()),
        (BLOB, STARTS, None, [], ()),
        (BLOB, STARTS, None, (), ((),)),
        (BLOB, STARTS, None, (), (("a", BLOB, BLOB),)),
        (BLOB[:-1], STARTS, None, (), ()),
        (BLOB, np.array([9], np.uint8), None, (), ()),
        (BLOB, STARTS, np.array([0, 1]), (), ()),
    ],
)
def test_what_c_refuses(segment: tuple[Any, ...]) -> None:
    """What leads out of an array, or has another form."""
    with pytest.raises(ValueError, match="as it must be"):
        part("index.embedded._knowing").known((segment,), "bcd")


def test_several_segments() -> None:
    """Nothing is sure where segments disagree; a segment without the word says nothing."""
    known = part("index.embedded._knowing").known
    has, has_not = np.array([1], np.uint8), np.array([0], np.uint8)
    one, other = ((BLOB, STARTS, None, (("x", lists),), ()) for lists in (has, has_not))
    without = (*TermDictionary.of([b"a"]).stored, None, (("x", has),), ())
    assert known((one, without, one), "bcd") == (["x"], [])
    assert known((one, other), "bcd") is None
    assert known((without,), "bcd") is known((), "bcd") is None
    assert known(((BLOB, STARTS, np.array([0, 1, 3]), (), ()),), "bcd") is None
