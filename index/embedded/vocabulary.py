"""The words of the archive: which of them a pattern means, which are near a misspelt one.

The dictionaries of the segments are sorted; a pattern that begins with letters looks at one stretch of
them only. Others look at a text of all words at once, never at documents.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NoReturn

import numpy as np

from index.embedded.arrays import Ints, distinct
from index.embedded.clock import Clock
from index.embedded.corpus import Corpus
from index.embedded.segment import Segment
from index.highlight import Known, Knows
from index.patterns import LIMIT, Pattern


class Words:
    """The dictionary of one segment, ready to be scanned."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self.terms = segment.words

    def meant(self, pattern: Pattern) -> list[int]:
        """Numbers of the words that a pattern means."""
        stretch = self.terms.prefix(pattern.start) if pattern.start else range(len(self.terms))
        if not pattern.regex and not pattern.word:
            return list(stretch)
        test = pattern.test()
        likely = self._likely(pattern, stretch)
        texts = self.terms.texts(likely)
        return [number for number, text in zip(likely, texts, strict=True) if test(text)]

    def having(self, stem: str) -> list[str]:
        """The words that have a stem."""
        field = self._segment.field("body_stem")
        term = field.terms.find(stem)
        return [] if term < 0 else list(self.terms.texts(field.words(term).tolist()))

    def list_of(self, word: str) -> int | None:
        """The one list of a word, -1 where it has several, None where the word isn't there."""
        number = self.terms.find(word)
        if number < 0:
            return None
        lists = self._segment.lists.of_word(number)
        return lists.start if len(lists) == 1 else -1

    def members(self, view: str, terms: Iterable[str]) -> Members:
        """The lists of those terms that a view has."""
        field = self._segment.field(view)
        return [
            (term, field.members(number).data) for term in terms if (number := field.terms.find(term)) >= 0
        ]

    def _likely(self, pattern: Pattern, stretch: range) -> Sequence[int]:
        """Numbers of a few words among which are all that are meant."""
        if pattern.word:
            return self._alike(pattern)
        if pattern.start:
            return stretch
        return self._holding(pattern.longest)

    def _alike(self, pattern: Pattern) -> list[int]:
        """Words of about the same length with nearly the same letters."""
        length = len(pattern.word.encode())
        lengths = self._lengths
        low, high = length - 2 * pattern.edits, length + 2 * pattern.edits
        differing = np.bitwise_count(self._letters ^ _letters(pattern.word.encode()))
        likely = (lengths >= low) & (lengths <= high) & (differing <= 2 * pattern.edits)
        found: list[int] = np.flatnonzero(likely).tolist()
        return found

    def _holding(self, piece: str) -> list[int]:
        """Words with these letters in them (and a few where words meet), by one search through all words."""
        if not piece:
            return list(range(len(self.terms)))
        overlapping = re.compile(b"(?=" + re.escape(piece.encode()) + b")")
        text, ends = self._unpacked
        places = [match.start() for match in overlapping.finditer(text.data)]
        found: list[int] = distinct(np.searchsorted(ends, places, "right") - 1).tolist()
        return found

    @cached_property
    def _unpacked(self) -> tuple[Ints, Ints]:
        return self.terms.unpacked()

    @cached_property
    def _lengths(self) -> Ints:
        return np.diff(self._unpacked[1])

    @cached_property
    def _letters(self) -> Ints:
        """Which letters each word has, one bit for each of a to z (uint32)."""
        text, ends = self._unpacked
        bits = _BITS[text]
        return np.bitwise_or.reduceat(bits, ends[:-1]) if len(bits) else np.zeros(0, np.uint32)

    @cached_property
    def counts(self) -> Ints:
        """In how many documents each word stands, deleted ones included, twice where also in the title."""
        totals = np.zeros(len(self.terms), np.int64)
        firsts = self._segment.lists.firsts
        for base in ("title", "body"):
            counts = np.concatenate((self._segment.field(base).list_counts(), [0]))
            if len(totals):
                totals += np.add.reduceat(counts, firsts[:-1])
        return totals


Members = Sequence[tuple[str, Sequence[int]]]
"""Terms and the lists of each, ascending."""


class Knowledge(Knows):
    """Which of some terms are stems and which are parts of a word.

    A word of several lists means different things in different spellings; of those it knows nothing, nor
    of words that aren't there.
    """

    def __init__(self, words: Sequence[Words], terms: Iterable[str]) -> None:
        self._segments = [
            (each, each.members("body_stem", terms), each.members("body_parts", terms)) for each in words
        ]

    def __call__(self, word: str, /) -> Known | None:
        """The stems and parts of a folded word that are among the terms."""
        known = None
        for words, stems, parts in self._segments:
            number = words.list_of(word)
            if number is None:
                continue
            here = _having(stems, number), _having(parts, number)
            if number < 0 or known not in (None, here):
                return None
            known = here
        return known


def _having(members: Members, number: int) -> list[str]:
    """The terms that have a list."""
    having = []
    for term, lists in members:
        at = bisect_left(lists, number)
        if at < len(lists) and lists[at] == number:
            having.append(term)
    return having


_BITS = np.zeros(256, np.uint32)
_BITS[ord("a") : ord("z") + 1] = 1 << np.arange(26, dtype=np.uint32)


def _letters(word: bytes) -> np.uint32:
    return np.bitwise_or.reduce(_BITS[np.frombuffer(word, np.uint8)]) if word else np.uint32(0)


Expanded = tuple[tuple[tuple[int, ...], ...], bool]


def _closed(_asked: Pattern | str) -> NoReturn:
    raise ValueError("this state of the index is closed")


class Expansions:
    """The words of all segments together."""

    def __init__(self, corpus: Corpus, clock: Clock) -> None:
        self._clock = clock
        self._words = [Words(segment) for segment in corpus.segments]
        self._expand: Callable[[Pattern], Expanded] = lru_cache(maxsize=256)(self._expanded)
        self._forms: Callable[[str], frozenset[str]] = lru_cache(maxsize=4096)(self._having)

    def close(self) -> None:
        """Forget what was looked up; see `Corpus.close`."""
        self._expand, self._forms = _closed, _closed

    def forms(self, stem: str) -> frozenset[str]:
        """The words of the archive that have a stem."""
        return self._forms(stem)

    def _having(self, stem: str) -> frozenset[str]:
        found: set[str] = set()
        for words in self._words:
            found.update(words.having(stem))
        return frozenset(found)

    def knowing(self, terms: Collection[str]) -> Knowledge:
        """What is known of the words of the archive: which of some terms are their stems or parts."""
        return Knowledge(self._words, terms)

    def terms(self, pattern: Pattern) -> tuple[tuple[int, ...], ...]:
        """For each segment the numbers of the words that a pattern means, the commonest `LIMIT`."""
        return self._expand(pattern)[0]

    def cut(self, pattern: Pattern) -> bool:
        """True when a pattern means more words than are taken."""
        return self._expand(pattern)[1]

    def _expanded(self, pattern: Pattern) -> Expanded:
        meant = []
        for words in self._words:
            self._clock.check()
            meant.append(words.meant(pattern))
        if sum(map(len, meant)) <= LIMIT:
            return tuple(map(tuple, meant)), False
        totals = self.frequencies(meant)
        if len(totals) <= LIMIT:
            return tuple(map(tuple, meant)), False
        kept = set(heapq.nsmallest(LIMIT, totals, key=lambda word: (-totals[word], word)))
        chosen = (
            tuple(n for n, word in zip(numbers, words.terms.several(numbers), strict=True) if word in kept)
            for words, numbers in zip(self._words, meant, strict=True)
        )
        return tuple(chosen), True

    def frequencies(self, meant: Sequence[Sequence[int]]) -> Counter[bytes]:
        """About how many documents hold each of these words; `meant` runs parallel to the segments."""
        totals: Counter[bytes] = Counter()
        for words, numbers in zip(self._words, meant, strict=True):
            counts = words.counts[list(numbers)].tolist()
            for word, count in zip(words.terms.several(numbers), counts, strict=True):
                totals[word] += count
        return totals

    def beginning(self, prefix: str) -> Counter[bytes]:
        """Words that begin so, with about how many documents hold them; the commonest of each segment."""
        totals: Counter[bytes] = Counter()
        for words in self._words:
            stretch = words.terms.prefix(prefix)
            counts = words.counts[stretch.start : stretch.stop]
            best = np.argsort(-counts, kind="stable")[:LIMIT]
            numbers = (best + stretch.start).tolist()
            near = sorted(numbers)
            texts = dict(zip(near, words.terms.several(near), strict=True))
            for number, count in zip(numbers, counts[best].tolist(), strict=True):
                totals[texts[number]] += count
        return totals

    def near(self, pattern: Pattern) -> Counter[bytes]:
        """The words that a pattern means, with about how many documents hold each."""
        return self.frequencies(self.terms(pattern))

    def distinct(self) -> int:
        """How many different words the archive has."""
        if len(self._words) == 1:
            return len(self._words[0].terms)
        return sum(1 for _ in _different(heapq.merge(*(words.terms for words in self._words))))


def _different(ordered: Iterator[bytes]) -> Iterator[bytes]:
    before = None
    for word in ordered:
        if word != before:
            yield word
        before = word
