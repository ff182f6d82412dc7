"""The atoms of many word types at once (see `index.embedded.wordforms`), with the help of the parts in C.

Most types are one plain word. Whatever else a type is made of (the words between hyphens, a feminine, a
completed compound) are plain words too. So plain words are cut and stemmed, and every atom is three numbers
of them, from which its key is written in C.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, repeat

import numpy as np

from index.embedded import _wordkeys
from index.embedded.arrays import Ints, offsets
from index.embedded.wordatoms import NO_WORD, Atoms, Chains, Rows
from index.embedded.wordforms import WordForms, word_keys
from index.german.analysis import Analyzer, outline
from index.german.bulk import Bulk
from index.german.ellipsis import PAIR
from index.german.folding import fold_all
from index.german.gender import ENDINGS
from index.german.kernel import taken_of
from index.german.strings import Strings


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Plain words, the numbers of their halves (n × 2; -1: a word stays whole), and their stems."""

    words: Strings
    halves: Ints
    stems: Strings

    @classmethod
    def of(cls, bulk: Bulk, words: Sequence[str]) -> PlainWords:
        """Different words that the kernel takes and, behind them, their parts on every level."""
        parts, stems = bulk.parts(words)
        return cls(parts.words, parts.halves, stems)

    def and_more(self, other: PlainWords) -> PlainWords:
        """These, and others behind them."""
        behind = np.where(other.halves < 0, other.halves, other.halves + np.int32(len(self.words)))
        return PlainWords(
            Strings.joined((self.words, other.words)),
            np.concatenate((self.halves, behind)),
            Strings.joined((self.stems, other.stems)),
        )


@dataclass(frozen=True, slots=True)
class Outlined:
    """Word types, in the order in which they come, as far as they can be told apart without a vocabulary.

    `plain` are the plain words, with their numbers; `own` says in parts which of them each type is (NO_WORD:
    none); the others are in `chains`, `rows` or, with the numbers of their types, in `pairs`.
    """

    spellings: list[str] = field(default_factory=list)
    plain: dict[str, int] = field(default_factory=dict)
    own: list[Ints] = field(default_factory=list)
    chains: Chains = field(default_factory=Chains)
    rows: Rows = field(default_factory=Rows)
    pairs: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, spellings: Sequence[str]) -> Outlined:
        """All of them at once."""
        outlined = cls()
        outlined.extend(spellings, fold_all(spellings))
        return outlined

    def extend(self, spellings: Sequence[str], folded: Sequence[str]) -> None:
        """Take up more types."""
        first = len(self.spellings)
        self.spellings.extend(spellings)
        words = [
            word if word.isalpha() and spelling.isalpha() and not spelling.endswith(ENDINGS) else ""
            for spelling, word in zip(spellings, folded, strict=True)
        ]
        new = taken_of(word for word in dict.fromkeys(words) if word and word not in self.plain)
        self.plain.update(zip(new, range(len(self.plain), len(self.plain) + len(new)), strict=True))
        own = np.fromiter(map(self.plain.get, words, repeat(NO_WORD)), np.int32, len(words))
        self.own.append(own)
        for at in np.flatnonzero(own == NO_WORD).tolist():
            self._tell(first + at, spellings[at], folded[at])

    def _tell(self, at: int, spelling: str, folded: str) -> None:
        """Take up one that is no plain word."""
        if PAIR in spelling:
            self.pairs.append((at, spelling))
        elif Chains.takes(spelling, folded):
            self.chains.add(at, folded)
        else:
            self.rows.add(at, *outline(spelling, folded))


def many_word_forms(analyzer: Analyzer, outlined: Outlined, threads: int = 1) -> WordForms:
    """What `WordForms.of` makes of `word_keys`, for so many that it pays to prepare for it."""
    bulk = Bulk(analyzer.vocabulary, threads)
    plain, chains, spellings = outlined.plain, outlined.chains, outlined.spellings
    with ThreadPoolExecutor(1) as aside:  # mostly C, which does not keep Python from working
        first = aside.submit(PlainWords.of, bulk, list(plain))
        rows = outlined.rows.completed(bulk, outlined.pairs)
        needed = dict.fromkeys(chain(chains.words(), rows.words()))
        more = taken_of(word for word in needed if word not in plain)
        known = first.result()
    numbers = plain | dict(zip(more, range(len(known.words), len(known.words) + len(more)), strict=True))
    made, left = rows.atoms(numbers)
    made = Atoms.joined((chains.atoms(numbers), made))
    keys = _keys(known.and_more(PlainWords.of(bulk, more)), Atoms.joined((Atoms.plain(len(plain)), made)))
    by_python = WordForms.of(word_keys(analyzer, [spellings[at] for at in left.tolist()]))
    own = np.concatenate([np.zeros(0, np.int32), *outlined.own])
    single = np.flatnonzero(own != NO_WORD)
    owners = single, made.owners, np.repeat(left, np.diff(by_python.ends))
    places = own[single], np.arange(len(made)) + len(plain), by_python.lists + len(keys)
    return WordForms.numbered(
        Strings.joined((keys, by_python.atoms)),
        offsets(np.bincount(np.concatenate(owners), minlength=len(spellings))),
        np.concatenate(places)[np.argsort(np.concatenate(owners), kind="stable")],
    )


def _keys(plain: PlainWords, atoms: Atoms) -> Strings:
    """The keys of atoms."""
    words, stems = plain.words, plain.stems
    of_words = words.text, words.ends, plain.halves, stems.text, stems.ends
    of_atoms = atoms.exact, atoms.bases, atoms.cuts, offsets(atoms.more).astype(np.int32), atoms.also
    out = np.empty(2 * len(words.text) + 2 * len(stems.text), np.uint8)
    ends = np.empty(len(atoms), np.int32)
    while (size := _wordkeys.keys(*of_words, *of_atoms, out, ends)) > len(out):
        out = np.empty(size, np.uint8)
    return Strings(out[:size], ends)
