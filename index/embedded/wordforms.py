"""What the words of an archive mean to the index: every word type is analysed once.

An *atom* is what one position of a field holds: an exact key, stems, parts. A word type has no atom
(punctuation), one, or several (EU-Kommission). Different atoms are numbered in the order of their keys;
an atom's number is its list's (see `index.embedded.segment`). Atoms without an exact key (completed
compounds) come last.

There are hundreds of thousands of them, so an atom is a string here, its *key*: exact key, stems and
parts with NUL between, several stems or parts with \\x01 between, in ascending order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import eq

import numpy as np

from index.embedded.arrays import Ints, offsets
from index.embedded.terms import TermDictionary, ranked
from index.german.analysis import Analyzer, Atom

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


def in_order(keys: Iterable[str]) -> list[str]:
    """Different keys in the order of lists: those without an exact key last."""
    return placed(list(keys))[0]


def placed(keys: Sequence[str]) -> tuple[list[str], Ints]:
    """The same, and the place that each key has there."""
    ascending, ranks = ranked(keys)
    hidden = bisect_left(ascending, SEVERAL)
    return ascending[hidden:] + ascending[:hidden], (ranks - np.int32(hidden)) % np.int32(
        max(len(ascending), 1)
    )


@dataclass(frozen=True, slots=True)
class WordForms:
    """The atoms of all word types of a lexicon: `atoms` are keys in order, and for each type the CSR
    (`ends`, `lists`) of the numbers of its atoms.
    """

    atoms: Sequence[str]
    ends: Ints
    lists: Ints

    @classmethod
    def of(cls, words: Sequence[str]) -> WordForms:
        """From the keys of each word type (`word_keys`)."""
        counts = np.fromiter((word.count(ATOMS) + 1 if word else 0 for word in words), np.int64, len(words))
        flat = ATOMS.join(filter(None, words)).split(ATOMS) if counts.any() else []
        atoms, places = placed(flat)
        return cls(atoms, offsets(counts), places)


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


def dictionaries(atoms: Sequence[str]) -> Dictionaries:
    """Of atoms in order."""
    # Lists of strings only: a list for each atom keeps the garbage collector busy.
    flat = FIELDS.join(atoms).split(FIELDS)
    own, stems, parts = (flat[place::3] for place in range(3))
    exact = list(filter(None, own))
    again = list(map(eq, exact, ["", *exact]))
    words = [word for word, known in zip(exact, again, strict=True) if not known]
    return Dictionaries(
        lists=len(atoms),
        hidden=len(atoms) - len(exact),
        words=TermDictionary.of(map(str.encode, words)),
        extra=np.flatnonzero(again).astype(np.uint32),
        stems=_members(stems),
        parts=_members(parts),
    )


def _members(rows: Sequence[str]) -> Members:
    """Of the terms of each list, with SEVERAL between."""
    counts = np.fromiter((row.count(SEVERAL) + 1 if row else 0 for row in rows), np.int64, len(rows))
    flat = SEVERAL.join(filter(None, rows)).split(SEVERAL) if counts.any() else []
    terms, numbers = ranked(flat)
    owners = np.repeat(np.arange(len(rows)), counts)[np.argsort(numbers, kind="stable")]
    ends = offsets(np.bincount(numbers, minlength=len(terms)))
    return Members(TermDictionary.of(map(str.encode, terms)), ends, owners)
