"""Atoms as strings: keys, order, dictionaries, and what some of the words have."""

from __future__ import annotations

from itertools import compress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedded.wordforms import ATOMS, FIELDS, SEVERAL, WordForms, atom_key, dictionaries, placed
from index.german.analysis import Atom
from index.german.strings import Strings

HOUSE = Atom("haus", ("haus",))


EU = Atom("kommission", ("kommission", "eukommission"), ("b", "a"))


HIDDEN = Atom("", ("militarpolit",), ("militar", "polit"))


@pytest.mark.parametrize(
    ("atom", "key"),
    [
        (HOUSE, "haus\0haus\0"),
        (EU, "kommission\0eukommission\x01kommission\0a\x01b"),
        (HIDDEN, "\0militarpolit\0militar\x01polit"),
    ],
)
def test_keys_hold_everything(atom: Atom, key: str) -> None:
    """Exact key, stems and parts, the latter two sorted."""
    assert atom_key(atom) == key


def test_atoms_without_a_word_come_last() -> None:
    """By exact key, stems, parts; completed compounds behind all."""
    keys = list(
        map(atom_key, (HIDDEN, Atom("haus", ("x",)), EU, HOUSE, HOUSE, Atom("haus", ("haus",), ("a",))))
    )
    atoms, places = placed(Strings.of(keys))
    assert [list(atoms)[place] for place in places.tolist()] == keys
    assert list(atoms) == [
        "haus\0haus\0",
        "haus\0haus\0a",
        "haus\0x\0",
        "kommission\0eukommission\x01kommission\0a\x01b",
        "\0militarpolit\0militar\x01polit",
    ]


def test_words_lead_to_their_atoms() -> None:
    """For each word type the numbers of its atoms, in their order; none for punctuation."""
    words = ["b\0b\0\na\0a\0", "", "a\0a\0", "\0x\0"]
    forms = WordForms.of(words)
    assert list(forms.atoms) == ["a\0a\0", "b\0b\0", "\0x\0"]
    assert forms.ends.tolist() == [0, 2, 2, 3, 4]
    assert forms.lists.tolist() == [1, 0, 0, 2]
    assert WordForms.of(["", ""]).ends.tolist() == [0, 0, 0]
    assert list(WordForms.of([]).atoms) == []


KEYS = st.builds(
    lambda exact, stems, parts: atom_key(Atom(exact, tuple(stems), tuple(parts))),
    st.text("ab", max_size=2),
    st.sets(st.text("aä", min_size=1, max_size=2), min_size=1, max_size=2),
    st.sets(st.text("ab", min_size=1, max_size=2), max_size=2),
)
TYPES = st.lists(st.lists(KEYS, max_size=3).map(ATOMS.join), max_size=9)


@given(TYPES, st.data())
def test_some_words_have_the_forms_that_they_have_alone(words: list[str], data: st.DataObject) -> None:
    """Chosen from all, they are as if there were no others; joined, as if they had been analysed together."""
    used = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    some = WordForms.of(words).only(np.array(used, np.bool_))
    assert_same(some, WordForms.of(list(compress(words, used))))
    cut = data.draw(st.integers(0, len(words)))
    assert_same(WordForms.joined((WordForms.of(words[:cut]), WordForms.of(words[cut:]))), WordForms.of(words))


def assert_same(one: WordForms, other: WordForms) -> None:
    assert list(one.atoms) == list(other.atoms)
    assert one.ends.tolist() == other.ends.tolist()
    assert one.lists.tolist() == other.lists.tolist()


@given(TYPES)
def test_dictionaries_say_what_stands_in_the_keys(words: list[str]) -> None:
    """Each list belongs to its word and to the terms of its key, and no term is without a list."""
    atoms = WordForms.of(words).atoms
    found = dictionaries(atoms)
    keys = [key.split(FIELDS) for key in atoms]
    again = np.searchsorted(found.extra, np.arange(len(keys) - found.hidden), "right")
    exact = [list(found.words)[number - more].decode() for number, more in enumerate(again.tolist())]
    assert exact == [key[0] for key in keys if key[0]]
    for members, column in ((found.stems, 1), (found.parts, 2)):
        terms = list(members.terms)
        assert terms == sorted({term.encode() for key in keys for term in key[column].split(SEVERAL) if term})
        having = [
            [n for n, key in enumerate(keys) if term.decode() in key[column].split(SEVERAL)] for term in terms
        ]
        assert [rows.tolist() for rows in np.split(members.lists, members.ends[1:-1])][: len(terms)] == having


def test_dictionaries_of_lists() -> None:
    """Words once each, further lists of a word, lists without one, members of stems and parts."""
    found = dictionaries(Strings.of(["haus\0haus\0", "haus\0x\0", "hut\0haus\x01hut\0t", "\0hut\0h\x01t"]))
    assert (found.lists, found.hidden) == (4, 1)
    assert list(found.words) == [b"haus", b"hut"]
    assert found.extra.tolist() == [1]
    assert list(found.stems.terms) == [b"haus", b"hut", b"x"]
    assert found.stems.ends.tolist() == [0, 2, 4, 5]
    assert found.stems.lists.tolist() == [0, 2, 2, 3, 1]
    assert list(found.parts.terms) == [b"h", b"t"]
    assert found.parts.lists.tolist() == [3, 2, 3]
    empty = dictionaries(Strings.of([]))
    assert (empty.lists, list(empty.words), empty.stems.ends.tolist()) == (0, [], [0])
