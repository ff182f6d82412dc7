"""What the words of an archive mean to the index: every word type is analysed once.

An *atom* is what one position of a field holds: an exact key, stems, parts. A word type has no atom
(punctuation), one, or several (EU-Kommission). Different atoms are numbered in the order of their keys;
an atom's number is its list's (see `index.embedded.segment`). Atoms without an exact key (completed
compounds) come last.

There are hundreds of thousands of them, so an atom is a string here, its *key*: exact key, stems and
parts with NUL between, several stems or parts with \\x01 between, in ascending order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Ints, offsets
from index.embedded.terms import TermDictionary
from index.german.analysis import Analyzer, Atom
from index.german.strings import Strings

FIELDS = "\0"
SEVERAL = "\x01"
ATOMS = "\n"
"""Between the keys of several atoms of one word type."""


def atom_key(atom: Atom) -> str:
    """An atom as a string; its stems and parts lose their order, which nobody asks for."""
    exact, stems, parts = atom
    stem = stems[0] if len(stems) == 1 else SEVERAL.join(sorted(stems))
    part = SEVERAL.join(sorted(parts)) if parts else ""
    return f"{exact}{FIELDS}{stem}{FIELDS}{part}"


def word_keys(analyzer: Analyzer, spellings: Sequence[str]) -> list[str]:
    """The atoms of each word type, as keys with ATOMS between; empty for punctuation."""
    return [ATOMS.join(map(atom_key, analyzer.fresh_atoms(spelling))) for spelling in spellings]


def placed(keys: Strings) -> tuple[Strings, Ints]:
    """Different keys in the order of lists: those without an exact key last; and the place that each key has
    there.
    """
    ascending, ranks = keys.ranked()
    count, hidden = len(ascending), _hidden(ascending)
    if not hidden:
        return ascending, ranks
    order = np.roll(np.arange(count), -hidden)
    return ascending.take(order), (ranks - np.int32(hidden)) % np.int32(count)


def _hidden(keys: Strings) -> int:
    """How many keys have no exact key."""
    return int(np.count_nonzero(keys.text[keys.starts] == 0))


@dataclass(frozen=True, slots=True)
class WordForms:
    """The atoms of all word types of a lexicon: `atoms` are keys in order, and for each type the CSR
    (`ends`, `lists`) of the numbers of its atoms.
    """

    atoms: Strings
    ends: Ints
    lists: Ints

    @classmethod
    def of(cls, words: Sequence[str]) -> WordForms:
        """From the keys of each word type (`word_keys`)."""
        counts = np.fromiter((word.count(ATOMS) + 1 if word else 0 for word in words), np.int64, len(words))
        flat = ATOMS.join(filter(None, words)).split(ATOMS) if counts.any() else []
        return cls.numbered(Strings.of(flat), offsets(counts), np.arange(len(flat)))

    @classmethod
    def numbered(cls, keys: Strings, ends: Ints, rows: Ints) -> WordForms:
        """From keys, each of which is in use, and for each type the CSR of the places of its keys."""
        atoms, places = placed(keys)
        return cls(atoms, ends, places[rows])

    @classmethod
    def joined(cls, many: Sequence[WordForms]) -> WordForms:
        """Those of several lexicons, one behind the other."""
        if len(many) == 1:
            return many[0]
        starts = offsets(np.array([len(forms.atoms) for forms in many]))[:-1].tolist()
        rows = [forms.lists + start for forms, start in zip(many, starts, strict=True)]
        counts = [np.diff(forms.ends) for forms in many]
        nothing = np.zeros(0, np.int64)
        return cls.numbered(
            Strings.joined([forms.atoms for forms in many]),
            offsets(np.concatenate([nothing, *counts])),
            np.concatenate([nothing, *rows]),
        )

    def only(self, types: Ints) -> WordForms:
        """Those of some types (a mask)."""
        if types.all():
            return self
        counts = np.diff(self.ends)
        lists = self.lists[np.repeat(types, counts)]
        used = np.zeros(len(self.atoms), np.bool_)
        used[lists] = True
        numbers = np.cumsum(used, dtype=np.int32) - np.int32(1)
        return WordForms(self.atoms.take(np.flatnonzero(used)), offsets(counts[types]), numbers[lists])


@dataclass(frozen=True, slots=True)
class Members:
    """A dictionary of terms that are unions of lists, as CSR: `ends` (terms + 1) and `lists`."""

    terms: TermDictionary
    ends: Ints
    lists: Ints


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """The three dictionaries of one segment and how its lists hang on them.

    `extra` are lists that are not the first of their word, `hidden` how many have none.
    """

    lists: int
    hidden: int
    words: TermDictionary
    extra: Ints
    stems: Members
    parts: Members


def dictionaries(atoms: Strings) -> Dictionaries:
    """Of atoms in order."""
    behind = np.flatnonzero(atoms.text == 0).astype(np.int32).reshape(-1, 2)
    exact, stems = behind.T
    listed = len(atoms) - _hidden(atoms)
    own, numbers = atoms.slices(atoms.starts[:listed], exact[:listed]).ranked()
    return Dictionaries(
        lists=len(atoms),
        hidden=len(atoms) - listed,
        words=TermDictionary.packed(own),
        extra=np.flatnonzero(numbers[1:] == numbers[:-1]).astype(np.uint32) + np.uint32(1),
        stems=_members(atoms, exact + np.int32(1), stems),
        parts=_members(atoms, stems + np.int32(1), atoms.ends),
    )


def _members(atoms: Strings, starts: Ints, stops: Ints) -> Members:
    """Of the terms in one stretch of each key, with SEVERAL between."""
    rows = np.flatnonzero(stops > starts)
    found = atoms.slices(starts[rows], stops[rows])
    between = np.flatnonzero(found.text == ord(SEVERAL))
    if len(between):
        rows = np.sort(np.concatenate((rows, rows[np.searchsorted(found.ends, between)])))
        text = found.text.copy()
        text[between] = ord("\n")
        found = Strings(text, np.sort(np.concatenate((found.ends, between.astype(np.int32)))))
    terms, numbers = found.ranked()
    owners = rows[np.argsort(numbers, kind="stable")]
    ends = offsets(np.bincount(numbers, minlength=len(terms)))
    return Members(TermDictionary.packed(terms), ends, owners)
