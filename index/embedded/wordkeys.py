"""The atoms of many word types at once (see `index.embedded.wordforms`), with the help of the parts in C.

Most types are one plain word. Whatever else a type is made of (the words between hyphens, a feminine, a
completed compound) are plain words too. So plain words are cut and stemmed, and every atom is three numbers
of them, from which its key is written in C.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, repeat, starmap
from typing import NamedTuple

import numpy as np

from index.embedded import _wordkeys
from index.embedded.arrays import Ints, offsets
from index.embedded.wordforms import ATOMS, WordForms, word_keys
from index.german.analysis import Analyzer, Outline, outline
from index.german.bulk import Bulk
from index.german.ellipsis import PAIR, complete, targets
from index.german.folding import fold_all
from index.german.gender import ENDINGS
from index.german.kernel import taken_of
from index.german.strings import Strings


class Table(NamedTuple):
    """Words, the numbers of their halves (n × 2; -1: a word stays whole), and their stems."""

    words: Strings
    halves: Ints
    stems: Strings

    @classmethod
    def of(cls, bulk: Bulk, words: Sequence[str]) -> Table:
        """Different words that the kernel takes and, behind them, their parts on every level."""
        parts, stems = bulk.parts(words)
        return cls(Strings(parts.text, parts.ends), parts.halves, Strings.of(stems))

    def __add__(self, other: Table) -> Table:  # type: ignore[override]
        behind = np.where(other.halves < 0, other.halves, other.halves + np.int32(len(self.words)))
        return Table(
            Strings.joined((self.words, other.words)),
            np.concatenate((self.halves, behind)),
            Strings.joined((self.stems, other.stems)),
        )


class Made(NamedTuple):
    """An atom of words: that of its exact key (None: it has none), those that give its stem and its parts; and
    words whose stems it has as well, or, without an exact key, as its parts where it has no others.
    """

    exact: str | None
    base: str
    cut: str
    also: tuple[str, ...] = ()


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
    own = np.fromiter(map(numbers.get, words, repeat(-1)), np.int32, len(words))
    others = [(spellings[at], folded[at]) for at in np.flatnonzero(own < 0).tolist()]
    with ThreadPoolExecutor(1) as aside:  # mostly C, which does not keep Python from working
        first = aside.submit(Table.of, bulk, plain)
        made = _made(bulk, others)
        more = taken_of(dict.fromkeys(word for one in made for atom in one for word in _words_of(atom)))
        more = [word for word in more if word not in numbers]
        table = first.result()
    numbers |= zip(more, range(len(table.words), len(table.words) + len(more)), strict=True)
    rows = Rows(numbers, len(plain))
    for (spelling, _), one in zip(others, made, strict=True):
        if not rows.add(one):
            rows.add_keys(word_keys(analyzer, (spelling,))[0])
    return rows.forms(table + Table.of(bulk, more), own)


def _made(bulk: Bulk, others: Sequence[tuple[str, str]]) -> list[list[Made]]:
    """What types that are no plain words (spelled, folded) are made of."""
    pairs = [spelling for spelling, _ in others if PAIR in spelling]
    splitter = bulk.splitter(word for pair in pairs for word in targets(pair))
    return [
        _of_outline(outline(spelling, folded))
        if PAIR not in spelling
        else _of_halves(complete(spelling, splitter, bulk.vocabulary))
        for spelling, folded in others
    ]


def _of_outline(made: Outline) -> list[Made]:
    atoms = list(starmap(Made, made.words))
    if made.also:
        atoms[-1] = Made(*made.words[-1], made.also)
    return atoms


def _of_halves(halves: tuple[str, str] | None) -> list[Made]:
    """The atom of a completed compound."""
    return [Made(None, "".join(halves), "".join(halves), halves)] if halves else []


def _words_of(atom: Made) -> Iterable[str]:
    own = (atom.base, atom.cut, *atom.also)
    return own if atom.exact is None else (atom.exact, *own)


class Rows:
    """The atoms of types that are no plain words, as numbers of words; behind those of plain words, which
    have one each.
    """

    def __init__(self, numbers: Mapping[str, int], plain: int) -> None:
        self._numbers: dict[str | None, int] = {None: -1, **numbers}
        self._plain = plain
        self._triples: list[tuple[int, int, int]] = []
        self._also: list[Sequence[int]] = []
        self._keys: list[str] = []
        self._counts: list[int] = []
        self._rows: list[int] = []

    def add(self, made: Sequence[Made]) -> bool:
        """The atoms of the next type; False where a word has no number."""
        number = self._numbers.__getitem__
        try:
            triples = [(number(atom.exact), number(atom.base), number(atom.cut)) for atom in made]
            also = [list(map(number, atom.also)) for atom in made]
        except KeyError:
            return False
        first = self._plain + len(self._triples)
        self._rows += range(first, first + len(made))
        self._triples += triples
        self._also += also
        self._counts.append(len(made))
        return True

    def add_keys(self, keys: str) -> None:
        """The atoms of the next type, as Python gives their keys."""
        own = keys.split(ATOMS) if keys else []
        self._rows += range(-1 - len(self._keys), -1 - len(self._keys) - len(own), -1)
        self._keys += own
        self._counts.append(len(own))

    def forms(self, table: Table, own: Ints) -> WordForms:
        """The atoms of all types; `own` are the numbers of those that are plain words, -1 for others."""
        counts = np.ones(len(own), np.int64)
        counts[own < 0] = self._counts
        ends = offsets(counts)
        rows = np.empty(ends[-1], np.int64)
        single = np.zeros(len(rows), np.bool_)
        single[ends[:-1][own >= 0]] = True
        rows[single], rows[~single] = own[own >= 0], self._rows
        written = self._written(table)
        rows[rows < 0] = len(written) - 1 - rows[rows < 0]
        return WordForms.numbered(Strings.joined((written, Strings.of(self._keys))), ends, rows)

    def _written(self, table: Table) -> Strings:
        """The keys of plain words and of the triples."""
        triples = np.array(self._triples, np.int32).reshape(-1, 3)
        plain = np.arange(self._plain, dtype=np.int32)
        exact, bases, cuts = (np.concatenate((plain, column)) for column in triples.T)
        sizes = np.concatenate((np.zeros(self._plain, np.int64), list(map(len, self._also))))
        also = np.fromiter(chain.from_iterable(self._also), np.int32)
        also_ends = offsets(sizes).astype(np.int32)
        words, halves, stems = table
        ends = np.empty(len(sizes), np.int32)
        of_words = words.text, words.ends, halves, stems.text, stems.ends
        out = np.empty(2 * len(words.text) + 2 * len(stems.text), np.uint8)
        while (size := _wordkeys.keys(*of_words, exact, bases, cuts, also_ends, also, out, ends)) > len(out):
            out = np.empty(size, np.uint8)
        return Strings(out[:size], ends)
