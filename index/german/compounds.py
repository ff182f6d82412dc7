"""Splitting compounds: Rüstungspolitik is Rüstung and Politik, Gütersloh is whole.

A cut is scored by how common both halves are and how large their families (see `families`), and is
made when the score reaches what the commonness of the whole word demands. Then both halves are cut
again. All words are folded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from index.german.links import VOWELS, bases
from index.german.lists import (
    BOUND_HEADS,
    LONG_PREFIXES,
    PARTICLE_HEADS,
    PARTICLES,
    PLACE_HEADS,
    SUFFIXES,
)
from index.german.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers in the splitter's rules; scores are in bits."""

    threshold: float = 10.0
    whole: float = 0.6
    family: float = 1.0
    short: float = 1.5
    cap: int = 5000
    letters: int = 4
    short_family: int = 12
    lower_head: float = 0.1
    verb_count: int = 5
    place_count: int = 50
    place_family: int = 25


class Cut(NamedTuple):
    """One cut: `front` is the dictionary word of the first part, `head` the letters after `at`."""

    score: float
    at: int
    front: str
    head: str


class Splitter:
    """Cuts folded words with one vocabulary; remembers the scores of parts, not whole words."""

    def __init__(self, vocabulary: Vocabulary, rules: Rules = Rules()) -> None:
        self._v = vocabulary
        self._rules = rules
        self._heads: dict[str, float | None] = {}
        self._fronts: dict[str, tuple[float, str] | None] = {}

    def cut(self, word: str) -> Cut | None:
        """The best cut of a word into two, or None when it stays whole."""
        v, rules = self._v, self._rules
        if len(word) < 7 or word in v.names or not word.isalpha():
            return None
        n = v.counts.get(word, 0)
        best = self._two(word)
        if best and best.score >= rules.threshold + rules.whole * math.log2(1 + n):
            return best
        if len(word) >= 10 and n < 20:
            options = [cut for cut in (self._inner_head(word), self._inner_front(word)) if cut]
            return max(options, default=None)
        return None

    def boundaries(self, word: str) -> tuple[int, ...]:
        """All offsets at which the word is cut, ascending."""
        found: set[int] = set()
        self._collect(word, 0, found)
        return tuple(sorted(found))

    def _collect(self, word: str, offset: int, found: set[int]) -> None:
        if cut := self.cut(word):
            found.add(offset + cut.at)
            self._collect(cut.front, offset, found)
            self._collect(cut.head, offset + cut.at, found)

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a word on every level, as dictionary words: a part before its own parts."""
        cut = self.cut(word)
        if not cut:
            return ()
        return (cut.front, *self.parts(cut.front), cut.head, *self.parts(cut.head))

    def _two(self, word: str) -> Cut | None:
        best: Cut | None = None
        for at in range(_first_cut(word), len(word) - 2):
            head = word[at:]
            head_score = self._head(head)
            if head_score is None:
                continue
            front = self._front(word[:at])
            if front is None or self._looks_like_place(word, at, head) or _false_end(word, at, head):
                continue
            score = front[0] + head_score
            if best is None or score > best.score:
                best = Cut(score, at, front[1], head)
        return best

    def _inner_head(self, word: str) -> Cut | None:
        """A first part and a head that is itself a compound, unknown as a whole."""
        best: Cut | None = None
        bar = self._rules.threshold
        for at in range(_first_cut(word), len(word) - 6):
            front = self._front(word[:at])
            if front is None:
                continue
            inner = self.cut(word[at:])
            if inner and inner.score + 0.5 * front[0] > bar:
                bar = inner.score + 0.5 * front[0]
                best = Cut(0.75 * inner.score + 0.5 * front[0], at, front[1], word[at:])
        return best

    def _inner_front(self, word: str) -> Cut | None:
        """A head and a first part that is itself a compound, unknown as a whole."""
        best: Cut | None = None
        bar = self._rules.threshold
        for at in range(7, len(word) - 2):
            head_score = self._head(word[at:])
            if head_score is None:
                continue
            for front, cost in _unlinked(word[:at]):
                inner = self.cut(front)
                if inner and 0.75 * inner.score + 0.5 * head_score - cost > bar:
                    bar = 0.75 * inner.score + 0.5 * head_score - cost
                    best = Cut(bar, at, front, word[at:])
        return best

    def _head(self, head: str) -> float | None:
        try:
            return self._heads[head]
        except KeyError:
            score = self._heads[head] = self._score_head(head)
            return score

    def _score_head(self, head: str) -> float | None:
        v, rules = self._v, self._rules
        n = v.counts.get(head, 0) + BOUND_HEADS.get(head, 0)
        weight = n - (1 - rules.lower_head) * v.lowers.get(head, 0)
        if not weight or head in SUFFIXES or (head in PARTICLES and head not in PARTICLE_HEADS):
            return None
        family = v.heads.get(head, 0)
        if len(head) < rules.letters and family < rules.short_family:
            return None
        return self._strength(weight, family, head)

    def _front(self, front: str) -> tuple[float, str] | None:
        try:
            return self._fronts[front]
        except KeyError:
            score = self._fronts[front] = self._score_front(front)
            return score

    def _score_front(self, front: str) -> tuple[float, str] | None:
        """Score and dictionary word of a first part, None when it can't be one."""
        v, rules = self._v, self._rules
        if front in PARTICLES or VOWELS.isdisjoint(front):
            return None
        family = v.fronts.get(front, 0)
        big = family >= rules.short_family
        readings = [
            (math.log2(1 + min(v.counts[base.word], rules.cap)) - base.cost, base.word)
            for base in bases(front, v.counts)
            if base.word in v.counts
            and (not base.verb or v.lowers.get(base.word, 0) >= rules.verb_count)
            and base.word not in SUFFIXES
            and base.word not in PARTICLES
            and (big or min(len(front), len(base.word)) >= rules.letters)
        ]
        if not readings and v.places.get(front, 0) >= rules.place_count:
            readings = [(math.log2(1 + v.places[front]) - 1, front)]
        if not readings:
            return None
        score, word = max(readings, key=lambda reading: reading[0])
        return score + rules.family * math.log2(1 + family) - rules.short * max(0, 5 - len(front)), word

    def _strength(self, n: float, family: int, part: str) -> float:
        rules = self._rules
        return (
            math.log2(1 + min(n, rules.cap))
            + rules.family * math.log2(1 + family)
            - rules.short * max(0, 5 - len(part))
        )

    def _looks_like_place(self, word: str, at: int, head: str) -> bool:
        return (
            head in PLACE_HEADS
            and word[at - 1] != "s"
            and self._v.counts.get(word, 0) < 3
            and self._v.fronts.get(word[:at], 0) < self._rules.place_family
        )


def _first_cut(word: str) -> int:
    return max([3, *(len(prefix) for prefix in LONG_PREFIXES if word.startswith(prefix))])


def _false_end(word: str, at: int, head: str) -> bool:
    """Reisende is no end of rice."""
    return head in ("ende", "enden", "endes") and (word[at - 1] not in "sn" or at < 5)


def _unlinked(front: str) -> list[tuple[str, float]]:
    if front[-1] == "s":
        return [(front, 0.0), (front[:-1], 0.5)]
    return [(front, 0.0), (front[:-1], 1.0)] if front[-1] == "n" else [(front, 0.0)]
