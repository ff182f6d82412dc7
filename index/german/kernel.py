"""The tables of one vocabulary as the kernels in C take them, and the calls of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from index.german import _compounds, _stemming, lists
from index.german.compounds import Cut, Rules
from index.german.links import COMMON
from index.german.packed import COLUMNS, PackedWords, packable, plain, plain_table
from index.german.stemming import NOUN, SHORTEST_BASE, SNOWBALL, TIMES, TIMES_VOWEL
from index.german.strings import Bytes, Ends, Strings, ends_of, pack
from index.german.verbs import VERB, strong_forms
from index.german.vocabulary import Vocabulary

if not SNOWBALL.startswith("3.1."):
    raise ImportError(f"the part in C stems as Snowball 3.1 does, PyStemmer as Snowball {SNOWBALL}")

LONGEST = 100
"""Bytes of the longest word that the kernels take."""

TAILS = ("", "e", "en", "n")
"""What a first part may lack of its dictionary word: `tails` are numbers of these."""

_STEM_ROOM = 120
"""Bytes for what a word leads to."""


R = TypeVar("R")
Columns = tuple[Bytes, Bytes, Bytes, npt.NDArray[np.float64]]


class Parts(NamedTuple):
    """Words, and the numbers of the halves of each (n × 2; -1: it stays whole)."""

    words: Strings
    halves: npt.NDArray[np.int32]


class Kernel:
    """One vocabulary, packed. Safe for several threads, which work at the same time."""

    def __init__(self, vocabulary: Vocabulary, threads: int = 1) -> None:
        self._threads = threads
        finite, participles = strong_forms()
        links = [lists.STEM_EXCEPTIONS, finite, participles]
        flags = _flags(vocabulary, finite, participles)
        tables = {name: getattr(vocabulary, name) for name in COLUMNS[:5]} | {"bound": lists.BOUND_HEADS}
        rows = {name: plain_table(table) for name, table in tables.items()}
        packed, numbers = PackedWords.of_all(
            [words for words, _, _ in rows.values()]
            + [plain(words) for words in flags]
            + [Strings.of(link) for link in links]
            + [Strings.of(link.values()) for link in links]
        )
        of_rows, of_flags = numbers[: len(rows)], numbers[len(rows) : -2 * len(links)]
        linked, targets = numbers[-2 * len(links) : -len(links)], numbers[-len(links) :]
        columns = {name: np.zeros(len(packed.words), np.int64) for name in COLUMNS}
        columns["counts"] -= 1
        for (name, (_, values, _)), places in zip(rows.items(), of_rows, strict=True):
            columns[name][places] = values
        for bit, places in enumerate(of_flags):
            columns["flags"][places] |= 1 << bit
        self._table = packed.table(columns)
        self._links = np.full((len(packed.words), len(links)), -1, np.int32)
        for link, (words, led_to) in enumerate(zip(linked, targets, strict=True)):
            self._links[words, link] = led_to
        self._numbers = np.array([*Rules().numbers, COMMON], np.float64)
        self._roots = Strings.of(lists.UMLAUT_ROOTS)
        self._stem_numbers = np.array([NOUN, SHORTEST_BASE, TIMES, TIMES_VOWEL, VERB], np.float64)

    def cuts(self, words: Sequence[str]) -> dict[str, Cut]:
        """The best cuts of words, without those that stay whole."""
        text, n = pack(words), len(words)
        at, kept, tails = np.empty((3, n), np.uint8)
        scores = np.empty(n, np.float64)
        rules = self._table, self._numbers
        _compounds.cuts(*rules, text, ends_of(text, n), 0, n, at, kept, tails, scores)
        places = np.flatnonzero(at)
        rows = zip(
            *(of.tolist() for of in (places, *(of[places] for of in (at, kept, tails, scores)))), strict=True
        )
        return {
            (word := words[place]): Cut(score, first, word[:letters] + TAILS[tail], word[first:])
            for place, first, letters, tail, score in rows
        }

    def _cut(self, text: Bytes, ends: Ends, columns: Columns, first: int, last: int) -> None:
        _compounds.cuts(self._table, self._numbers, text, ends, first, last, *columns)

    def _share_out(self, count: int, function: Callable[[int, int], R]) -> list[R]:
        """What a function says of the words first … last-1, by threads."""
        bounds = [count * share // self._threads for share in range(self._threads + 1)]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(function, bounds[:-1], bounds[1:]))

    def parts(self, words: Sequence[str]) -> Parts:
        """Different words and, behind them, their parts on every level."""
        n, letters = len(words), sum(map(len, words)) + len(words)
        packed = pack(words)
        extra = n // 4 + 64
        while True:
            most = n + extra
            text, ends = np.full(letters + 8 * extra, 10, np.uint8), np.zeros(most, np.int32)
            text[: len(packed)] = packed
            ends[:n] = ends_of(packed, n)
            at, kept, tails = np.empty((3, most), np.uint8)
            columns: Columns = at, kept, tails, np.empty(most, np.float64)
            self._share_out(n, partial(self._cut, text, ends[:n], columns))
            slots = np.empty(1 << (2 * most).bit_length(), np.int32)
            halves = np.empty((most, 2), np.int32)
            count = _compounds.parts(self._table, self._numbers, text, ends, slots, n, *columns, halves)
            if count >= 0:
                ends = ends[:count]
                return Parts(Strings(text[: ends[-1] if count else 0], ends), halves[:count])
            extra *= 2

    def stems(self, words: Strings) -> Strings:
        """The stem of each word; ValueError for words that are not `taken_of`."""

        def found(first: int, last: int) -> Strings:
            some = words.between(first, last)
            out, ends = np.empty(len(some) * _STEM_ROOM, np.uint8), np.empty(len(some), np.int32)
            rules = self._table, self._links, self._stem_numbers, self._roots.text, self._roots.ends
            size = _stemming.stems(*rules, some.text, some.ends, out, ends)
            return Strings(out[:size].copy(), ends)

        return Strings.joined(self._share_out(len(words), found))


def taken_of(words: Iterable[str]) -> list[str]:
    """Those of the words that the kernels answer for."""
    return [word for word in words if packable(word, LONGEST)]


def _flags(v: Vocabulary, finite: Iterable[str], participles: Iterable[str]) -> list[Iterable[str]]:
    """Whose bits the words have, in the order of the enumerations in C."""
    return [
        v.names, lists.WHOLE, lists.SUFFIXES, lists.FRONT_SUFFIXES, lists.PARTICLES, lists.PARTICLE_HEADS,
        lists.SHORT_PARTS, lists.COMBINING, lists.PLACE_HEADS, lists.BOUND_HEADS, lists.LONG_PREFIXES,
        lists.TAKE_S, lists.SURNAMES, lists.NAMES_IN_S, lists.NO_VERBS, lists.SEPARABLE, lists.INSEPARABLE,
        {form[-3:] for form in finite}, {form[-3:] for form in participles},
    ]  # fmt: skip
