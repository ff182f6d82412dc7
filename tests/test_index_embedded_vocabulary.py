"""The words of the archive."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from index.embedded import vocabulary as module
from index.embedded.clock import Clock
from index.embedded.corpus import Corpus
from index.embedded.segment import Segment
from index.embedded.state import State
from index.embedded.terms import TermDictionary
from index.embedded.vocabulary import Expansions
from index.patterns import Pattern, fuzzy, prefix, wildcard


@pytest.fixture
def expansions(state: State) -> Expansions:
    """Of all segments."""
    return Expansions(Corpus(state.segments), Clock(0))


def test_what_words_mean(expansions: Expansions, state: State) -> None:
    """Of most words the archive knows which of some terms are stems or parts: those that analysis gives."""
    words = sorted({word.decode() for segment in state.segments for word in segment.words})
    atoms = {word: found for word in words if len(found := state.analyzer.atoms(word)) == 1}
    terms = {term for ((_, stems, parts),) in atoms.values() for term in (*stems, *parts)}
    for wanted in (terms, set(sorted(terms)[::7]), {"gibtesnicht"}):
        knows = expansions.knowing(wanted)
        known = {word: knows(word) for word in atoms if word.isalpha()}
        assert sum(found is not None for found in known.values()) * 10 > len(known) * 9
        for word, found in known.items():
            if found is not None:
                ((_, stems, parts),) = atoms[word]
                assert tuple(map(set, found)) == (wanted.intersection(stems), wanted.intersection(parts))
    assert knows("gibtesnicht") is None


PATTERNS = [
    prefix("m"),
    prefix("europ"),
    wildcard("*e*"),
    wildcard("m?ller"),
    wildcard("??"),
    fuzzy("merkle", 1),
    fuzzy("haus", 2),
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_terms(expansions: Expansions, state: State, pattern: Pattern) -> None:
    """A pattern means the words that it fits, in every segment."""
    for segment, numbers in zip(state.segments, expansions.terms(pattern), strict=True):
        found = [segment.words.text(number) for number in numbers]
        assert found == [word.decode() for word in segment.words if pattern.fits(word.decode())]
    assert not expansions.cut(pattern)


def test_a_pattern_is_cut(expansions: Expansions, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of too many words the commonest are taken, and that is known."""
    monkeypatch.setattr(module, "LIMIT", 3)
    everything = wildcard("*")
    assert expansions.cut(everything)
    taken = {
        segment.words.text(number)
        for segment, numbers in zip(state.segments, expansions.terms(everything), strict=True)
        for number in numbers
    }
    assert len(taken) == 3 and "die" in taken


def test_forms(expansions: Expansions, state: State) -> None:
    """The written forms of a stem."""
    stem = state.analyzer.atoms("Haus")[0].stems[0]
    assert {"haus", "haeuser"} <= expansions.forms(stem)
    assert expansions.forms("gibtesnicht") == frozenset()


def test_distinct(expansions: Expansions, state: State) -> None:
    """Words of several segments count once."""
    assert expansions.distinct() == len({word for segment in state.segments for word in segment.words})


def test_beginning(expansions: Expansions) -> None:
    """Words that begin so, with how often about they are used."""
    found = expansions.beginning("merk")
    assert found.most_common(1)[0][0] == b"merkel"
    assert expansions.beginning("zzz") == {}


def test_letters_across_words() -> None:
    """A word is found though its letters also stand where two words meet before it."""
    words = TermDictionary.of([b"a", b"aab", b"b"])
    opened = module.Words(cast(Segment, SimpleNamespace(words=words)))
    assert opened.meant(wildcard("*aa*")) == [1]
