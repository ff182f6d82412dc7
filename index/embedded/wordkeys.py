"""The atoms of many word types at once (see `index.embedded.wordforms`), with the help of the parts in C.

Most types are one plain word. Whatever else a type is made of (the words between hyphens, a feminine, a
completed compound) are plain words too. So plain words are cut and stemmed, and every atom is three numbers
of them, from which its key is written in C.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
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


def many_word_forms(analyzer: Analyzer, spellings: Sequence[str], threads: int = 1) -> WordForms:
    """What `WordForms.of` makes of `word_keys`, for so many that it pays to prepare for it."""
    bulk = Bulk(analyzer.vocabulary, threads)
    folded = fold_all(spellings)
    words = [
        word if word.isalpha() and spelling.isalpha() and not spelling.endswith(ENDINGS) else ""
        for spelling, word in zip(spellings, folded, strict=True)
    ]
    plain = taken_of(filter(None, dict.fromkeys(words)))
    numbers = dict(zip(plain, range(len(plain)), strict=True))
    own = np.fromiter(map(numbers.get, words, repeat(NO_WORD)), np.int32, len(words))
    others = np.flatnonzero(own == NO_WORD).tolist()
    with ThreadPoolExecutor(1) as aside:  # mostly C, which does not keep Python from working
        first = aside.submit(PlainWords.of, bulk, plain)
        chains, rows = _told_apart(bulk, [(at, spellings[at], folded[at]) for at in others])
        needed = dict.fromkeys(chain(chains.words(), rows.words()))
        more = taken_of(word for word in needed if word not in numbers)
        known = first.result()
    numbers |= zip(more, range(len(known.words), len(known.words) + len(more)), strict=True)
    made, left = rows.atoms(numbers)
    made = Atoms.joined((chains.atoms(numbers), made))
    keys = _keys(known.and_more(PlainWords.of(bulk, more)), Atoms.joined((Atoms.plain(len(plain)), made)))
    by_python = WordForms.of(word_keys(analyzer, [spellings[at] for at in left.tolist()]))
    single = np.flatnonzero(own != NO_WORD)
    owners = single, made.owners, np.repeat(left, np.diff(by_python.ends))
    places = own[single], np.arange(len(made)) + len(plain), by_python.lists + len(keys)
    return WordForms.numbered(
        Strings.joined((keys, by_python.atoms)),
        offsets(np.bincount(np.concatenate(owners), minlength=len(spellings))),
        np.concatenate(places)[np.argsort(np.concatenate(owners), kind="stable")],
    )


def _told_apart(bulk: Bulk, types: Iterable[tuple[int, str, str]]) -> tuple[Chains, Rows]:
    """What types (number, spelling, folded) are made of that are no plain words."""
    chains, rows, pairs = Chains(), Rows(), []
    for at, spelling, folded in types:
        if PAIR in spelling:
            pairs.append((at, spelling))
        elif Chains.takes(spelling, folded):
            chains.add(at, folded)
        else:
            rows.add(at, *outline(spelling, folded))
    rows.complete(bulk, pairs)
    return chains, rows


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
