"""What the words of an archive mean to the index: every word type is analysed once.

An *atom* is what one position of a field holds: an exact key, stems, parts. A word type has no atom
(punctuation), one, or several (EU-Kommission). Different atoms are numbered in the order of their keys;
an atom's number is its list's (see `index.embedded.segment`). Atoms without an exact key (completed
compounds) come last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

import numpy as np

from archive.tokens import Lexicon, Tokens
from index.embedded.arrays import Ints, offsets, ragged
from index.embedded.terms import TermDictionary


class Atom(Protocol):
    """One position's worth of a word: how it is written (folded), its stems, parts of the compound."""

    @property
    def exact(self) -> str:
        """The folded spelling; empty for a completed compound, which nobody wrote."""
        ...

    @property
    def stems(self) -> tuple[str, ...]:
        """Stems, each once."""
        ...

    @property
    def parts(self) -> tuple[str, ...]:
        """Stems of the parts of a compound, each once; none where it is not one."""
        ...


class Analyzer(Protocol):
    """The analysis of German, bound to one vocabulary. Deterministic and picklable."""

    def atoms(self, spelling: str) -> Sequence[Atom]:
        """The atoms of one word type; none for punctuation."""
        ...

    def ellipses(self, tokens: Tokens, lexicon: Lexicon) -> Sequence[tuple[int, str]]:
        """(token, spelling): completed compounds, as word types of their own, and the hanging tokens."""
        ...


@dataclass(frozen=True, slots=True)
class AtomKey:
    """An atom as plain values; sorts by exact key, and behind all others where that is empty."""

    exact: str
    stems: tuple[str, ...]
    parts: tuple[str, ...]

    def sort_key(self) -> tuple[bool, str, tuple[str, ...], tuple[str, ...]]:
        """Order of lists."""
        return not self.exact, self.exact, self.stems, self.parts


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """The three dictionaries of one segment and how its lists hang on them.

    `extra` are lists that are not the first of their word; `hidden` how many have none. `stems` and
    `parts` are pairs of a dictionary and the CSR (ends, lists) of its members.
    """

    lists: int
    hidden: int
    words: TermDictionary
    extra: Ints
    stems: tuple[TermDictionary, Ints, Ints]
    parts: tuple[TermDictionary, Ints, Ints]


def dictionaries(atoms: Sequence[AtomKey]) -> Dictionaries:
    """Of sorted, different atoms."""
    exact = [atom.exact for atom in atoms if atom.exact]
    words = [word for word, _ in groupby(exact)]
    extra = [place for place in range(1, len(exact)) if exact[place] == exact[place - 1]]
    return Dictionaries(
        lists=len(atoms),
        hidden=len(atoms) - len(exact),
        words=TermDictionary.of(word.encode() for word in words),
        extra=np.array(extra, np.uint32),
        stems=_members([atom.stems for atom in atoms]),
        parts=_members([atom.parts for atom in atoms]),
    )


def _members(rows: Sequence[tuple[str, ...]]) -> tuple[TermDictionary, Ints, Ints]:
    terms = sorted({term for row in rows for term in row})
    numbers = {term: number for number, term in enumerate(terms)}
    ends, values = ragged([[numbers[term] for term in row] for row in rows])
    order = np.argsort(values, kind="stable")
    counts = np.bincount(values, minlength=len(terms))
    owners = np.repeat(np.arange(len(rows)), np.diff(ends))[order]
    return (
        TermDictionary.of(term.encode() for term in terms),
        offsets(counts),
        owners,
    )


@dataclass(frozen=True, slots=True)
class WordForms:
    """The atoms of all word types of a lexicon: `atoms` sorted and different, and for each type the CSR
    (`ends`, `lists`) of the numbers of its atoms.
    """

    atoms: Sequence[AtomKey]
    ends: Ints
    lists: Ints

    @classmethod
    def of(cls, analyzer: Analyzer, spellings: Sequence[str]) -> WordForms:
        """Analyse every word type once."""
        seen: dict[AtomKey, int] = {}
        rows = []
        for spelling in spellings:
            keys = [AtomKey(atom.exact, atom.stems, atom.parts) for atom in analyzer.atoms(spelling)]
            rows.append([seen.setdefault(key, len(seen)) for key in keys])
        found = list(seen)
        order = sorted(range(len(found)), key=lambda number: found[number].sort_key())
        rank = np.empty(len(found), np.int64)
        rank[order] = np.arange(len(found))
        ends, values = ragged(rows)
        return cls([found[number] for number in order], ends, rank[values])
