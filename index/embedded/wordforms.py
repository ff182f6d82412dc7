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

import numpy as np

from index.embedded.analysis import WordAnalysis
from index.embedded.arrays import Ints, offsets, ragged
from index.embedded.terms import TermDictionary
from index.german.analysis import Atom


def list_order(atom: Atom) -> tuple[bool, str, tuple[str, ...], tuple[str, ...]]:
    """Sorts atoms by exact key, and behind all others where that is empty."""
    return not atom.exact, atom.exact, atom.stems, atom.parts


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


def dictionaries(atoms: Sequence[Atom]) -> Dictionaries:
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


def _canonical(atom: Atom) -> Atom:
    """Stems and parts in the order of their dictionaries: all that a segment remembers of their order."""
    if len(atom.stems) < 2 and len(atom.parts) < 2:
        return atom
    return Atom(atom.exact, tuple(sorted(atom.stems)), tuple(sorted(atom.parts)))


@dataclass(frozen=True, slots=True)
class WordForms:
    """The atoms of all word types of a lexicon: `atoms` sorted and different, and for each type the CSR
    (`ends`, `lists`) of the numbers of its atoms.
    """

    atoms: Sequence[Atom]
    ends: Ints
    lists: Ints

    @classmethod
    def of(cls, analysis: WordAnalysis, spellings: Sequence[str]) -> WordForms:
        """Analyse every word type once."""
        seen: dict[Atom, int] = {}
        rows = []
        for atoms in analysis(spellings):
            rows.append([seen.setdefault(_canonical(atom), len(seen)) for atom in atoms])
        found = list(seen)
        order = sorted(range(len(found)), key=lambda number: list_order(found[number]))
        rank = np.empty(len(found), np.int64)
        rank[order] = np.arange(len(found))
        ends, values = ragged(rows)
        return cls([found[number] for number in order], ends, rank[values])
