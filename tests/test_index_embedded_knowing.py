"""What an archive knows about its words, in C."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedded.clock import Clock
from index.embedded.corpus import Corpus
from index.embedded.knowing import Knowing
from index.embedded.state import State
from index.embedded.vocabulary import Expansions
from tests.compiled import part


@pytest.fixture(scope="module")
def corpus(state: State) -> Corpus:
    """Of several segments."""
    return Corpus(state.segments)


@pytest.fixture(scope="module")
def expansions(corpus: Corpus) -> Expansions:
    """What says so in Python."""
    return Expansions(corpus, Clock(0))


@given(data=st.data())
def test_c_knows_what_python_knows(corpus: Corpus, expansions: Expansions, data: st.DataObject) -> None:
    """Stems and parts among any terms, of each word, or that nothing is sure."""
    segments = corpus.segments
    terms = [
        term.decode() for segment in segments for each in (segment.stems, segment.parts) for term in each
    ]
    wanted = data.draw(st.lists(st.sampled_from([*terms, "gibtesnicht", ""]), max_size=30))
    knows, otherwise = Knowing(corpus, expansions.knowing)(wanted), expansions.knowing(wanted)
    words = [word.decode() for segment in segments for word in segment.words]
    for word in (*words, *terms[::5], "", "gibtesnicht", "\u00e4\u0436"):
        assert knows(word) == otherwise(word)


BLOB, ENDS = np.frombuffer(b"abcd", np.uint8), np.array([0, 1, 4], np.uint8)


@pytest.mark.parametrize(
    "segment",
    [
        (),
        (BLOB, ENDS, None, ()),
        (BLOB, ENDS, None, [], ()),
        (BLOB, ENDS, None, (), ((),)),
        (BLOB, ENDS, None, (), (("a", BLOB, BLOB),)),
        (BLOB[:2], ENDS, None, (), ()),
        (BLOB, ENDS[::-1].copy(), None, (), ()),
        (BLOB, ENDS, np.array([0, 1]), (), ()),
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
    one, other = ((BLOB, ENDS, None, (("x", lists),), ()) for lists in (has, has_not))
    without = (BLOB[:1], ENDS[:2], None, (("x", has),), ())
    assert known((one, without, one), "bcd") == (["x"], [])
    assert known((one, other), "bcd") is None
    assert known((without,), "bcd") is known((), "bcd") is None
    assert known(((BLOB, ENDS, np.array([0, 1, 3]), (), ()),), "bcd") is None
