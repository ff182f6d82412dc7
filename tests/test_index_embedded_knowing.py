"""What an archive knows about its words, in C."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.answers import Match
from index.embedded.clock import Clock
from index.embedded.corpus import Corpus
from index.embedded.knowing import Knowing, Members
from index.embedded.state import State
from index.embedded.terms import TermDictionary
from index.embedded.vocabulary import Expansions, Knowledge, Words
from index.expand import leaves, understand
from index.german.analysis import Analyzer
from index.highlight import Highlighter, Meant
from index.query import Or, Word
from index.scan import Lit
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


@settings(deadline=None)
@given(data=st.data())
def test_c_judges_as_python_does(
    corpus: Corpus, expansions: Expansions, state: State, data: st.DataObject
) -> None:
    """What lights up in words of the archive and in others, however they are spelt, even in words that were
    analysed just now, about which Python asks nobody else."""
    part("index.embedded._knowing")
    words = [word.decode() for segment in corpus.segments for word in segment.words]
    asked = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=3))
    odd = data.draw(st.lists(st.text("aeinorstäöüßÄÖÜIN:*-'ıé\u212a", min_size=1, max_size=6), max_size=5))
    wanted = list(leaves(understand(Or(tuple(map(Word, asked))), state.analyzer)))
    near = [word + end for word in asked for end in ("", "In", "innen", "Innen", "s", "haus", *odd)]
    near += [word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü") for word in near]
    spelt = [form for word in near for form in (word, word.title(), word.upper())]
    plain, analyzed = (Analyzer(state.analyzer.vocabulary) for _ in range(2))
    for word in spelt if data.draw(st.booleans()) else ():
        analyzed.atoms(word)
    in_c = Highlighter(wanted, plain, expansions.forms, Knowing(corpus, expansions.knowing))
    in_python = Highlighter(wanted, analyzed, expansions.forms, expansions.knowing)
    text = " ".join([*spelt, *odd, *words])
    assert in_c.find(text) == in_python.find(text)


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


SENSE = Meant(3, "bcd", frozenset({"x"}), frozenset({"y"}), True)
MATCHES = (Match.EXACT, Match.STEM, Match.PART)
WHOLE = {"x": Match.STEM, "y": Match.PART}


def judged(
    word: str,
    stems: str = "",
    parts: str = "",
    senses: Any = (SENSE,),
    matches: Any = MATCHES,
    words: tuple[Any, Any] = (BLOB, STARTS),
) -> Any:
    """What C says of a word that has these stems and parts, where it leaves nothing to others."""
    members = (tuple((term, np.array([0, 1], np.uint8)) for term in terms) for terms in (stems, parts))
    segment = (*words, None, *members)
    return part("index.embedded._knowing").judge((segment,), senses, matches, Lit, lambda _word: None, word)


def test_words_that_c_judges() -> None:
    """Whole words that are known; parts of words, and words of other letters or case, are for others."""
    assert judged("Bcd") == [Lit(0, 3, Match.EXACT, 3, "Bcd")]
    assert judged("a") == judged("A", "z", "z") == []
    for stem, match in WHOLE.items():
        assert judged("A", stem) == [Lit(0, 1, match, 3, "A")]
        assert judged("a", "", stem) is None
        assert judged("a", "", stem, (SENSE._replace(insides=False),)) == []
    assert judged("a", "xy", "y", (SENSE, SENSE._replace(number=4))) == [
        Lit(0, 1, Match.STEM, 3, "a"),
        Lit(0, 1, Match.STEM, 4, "a"),
    ]
    for word in ("", "q", "é", "a1", "aI", "a" * 100, "\ud800"):
        assert judged(word) is None


def test_umlauts_that_c_judges() -> None:
    """Each as it is folded, capital or small, as far as the longest word."""
    words = TermDictionary.of([b"aeoeuess", b"oe" * 60]).stored
    exact = (SENSE._replace(exact="aeoeuess"),)
    for word in ("äöüß", "ÄÖÜSS", "Äöueß", "aeOEüss"):
        assert judged(word, "x", words=words) == [Lit(0, len(word), Match.STEM, 3, word)]
        assert judged(word, senses=exact, words=words) == [Lit(0, len(word), Match.EXACT, 3, word)]
    for word in ("aöüß", "äoüß", "äöuß", "äöüs", "ÄÖÜẞ", "a\u0308öüß"):
        assert judged(word, "x", exact, words=words) is None
    assert judged("Ö" * 60, "x", words=words) == [Lit(0, 60, Match.STEM, 3, "Ö" * 60)]
    assert judged("Ö" * 61, "x", words=words) is None


@pytest.mark.parametrize(
    "given",
    [
        {"senses": [SENSE]},
        {"senses": (SENSE[:4],)},
        {"senses": ((3, 4, frozenset(), frozenset(), True),)},
        {"senses": ((3, "b", {"x"}, frozenset(), True),)},
        {"matches": MATCHES[:2]},
        {"matches": list(MATCHES)},
    ],
)
def test_senses_that_c_refuses(given: dict[str, Any]) -> None:
    """Those of another form."""
    with pytest.raises(ValueError, match="as it must be"):
        judged("a", **given)


def test_what_c_can_not_judge() -> None:
    """A word that is none, a class of other things, and too few arguments."""
    judge = part("index.embedded._knowing").judge
    with pytest.raises(ValueError, match="as it must be"):
        judge((), (SENSE,), MATCHES, Lit, print, b"a")
    with pytest.raises(ValueError, match="class of tuples"):
        judge((), (SENSE,), MATCHES, int, print, "a")
    with pytest.raises(TypeError, match="6 arguments"):
        judge((), (SENSE,), MATCHES, Lit, print)


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
