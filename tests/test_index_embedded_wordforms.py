"""Atoms as strings: keys, order, dictionaries, and the processes that share the work."""

from __future__ import annotations

import pytest

from index.embedded.wordforms import WordForms, atom_key, dictionaries, in_order
from index.german.analysis import Atom

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
    assert in_order(keys) == [
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
    assert forms.atoms == ["a\0a\0", "b\0b\0", "\0x\0"]
    assert forms.ends.tolist() == [0, 2, 2, 3, 4]
    assert forms.lists.tolist() == [1, 0, 0, 2]
    assert WordForms.of(["", ""]).ends.tolist() == [0, 0, 0]
    assert WordForms.of([]).atoms == []


def test_dictionaries_of_lists() -> None:
    """Words once each, further lists of a word, lists without one, members of stems and parts."""
    found = dictionaries(["haus\0haus\0", "haus\0x\0", "hut\0haus\x01hut\0t", "\0hut\0h\x01t"])
    assert (found.lists, found.hidden) == (4, 1)
    assert list(found.words) == [b"haus", b"hut"]
    assert found.extra.tolist() == [1]
    assert list(found.stems.terms) == [b"haus", b"hut", b"x"]
    assert found.stems.ends.tolist() == [0, 2, 4, 5]
    assert found.stems.lists.tolist() == [0, 2, 2, 3, 1]
    assert list(found.parts.terms) == [b"h", b"t"]
    assert found.parts.lists.tolist() == [3, 2, 3]
    empty = dictionaries([])
    assert (empty.lists, list(empty.words), empty.stems.ends.tolist()) == (0, [], [0])
