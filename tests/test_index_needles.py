"""Finding the words that may match by their first letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.german.analysis import Analyzer
from index.needles import around, begun, hits, marks, needles, parted_at, plain, root, spelt


@given(st.text())
def test_plain_keeps_offsets(text: str) -> None:
    """A plain text is as long as the text."""
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Häuser", "hauser"),
        ("STRASSE", "strasse"),
        ("Straße", "strase"),
        ("Erdoğan’s", "erdogan's"),
        ("İzmir", "izmir"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    """One bare lower-case letter for each letter."""
    assert plain(text) == expected


REGULAR = """Haus Häuser Haeuser Rüstung Rüstungspolitik Ruestungspolitik Straße Strasse Fuß Füße
EU-Kommission E-Mail O'Leary US-Dollar 1.200 60.000 2022 Bürger:innen Ärztekammer Erdoğan Übergröße Aalen
Klimaschutzgesetz"""


@pytest.mark.parametrize("word", REGULAR.split())
def test_a_word_holds_the_needles_of_its_terms(analyzer: Analyzer, word: str) -> None:
    """What a regular word is indexed under leads back to it by needles or by its parting mark."""
    simple = plain(word)
    for atom in analyzer.atoms(word):
        for term in (atom.exact, *atom.stems, *atom.parts):
            parted = any(parted_at(simple, at, begun(plain(term))) for at in marks(simple))
            assert parted or any(needle in simple for needle in needles(term)), term


@given(st.text("aoueslpt\u00df\u00e4-1", max_size=12))
def test_the_root_of_a_term_decides(term: str) -> None:
    """Needles and starts of a term are those of its root, which many terms share."""
    assert frozenset(spelt(root(term))) == needles(term)
    assert begun(root(term)) == begun(plain(term))


def test_hits() -> None:
    """Needles are found wherever they stand."""
    assert sorted(hits("abcabab", ["ab", "ca"])) == [0, 2, 3, 5]


def test_marks() -> None:
    """Hyphens and apostrophes are found."""
    assert sorted(marks("e-mail o'leary -")) == [1, 8, 15]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [("ein Wort hier", 5, (4, 8)), ("Wort", 0, (0, 4)), ("a\n\nb c", 3, (3, 4)), ("a b", 2, (2, 3))],
)
def test_around(text: str, at: int, expected: tuple[int, int]) -> None:
    """The stretch between white space."""
    assert around(text, at) == expected
