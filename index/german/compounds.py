"""Splitting compounds: Rüstungspolitik is Rüstung and Politik, Gütersloh is whole.

A cut is scored, in bits, by how common both halves are, how long, and how large their families (see
`families`). It is made when the score reaches what the commonness of the whole word demands. Then
both halves are cut again. All words are folded.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import NamedTuple

from index.german.links import VOWELS, bases
from index.german.lists import (
    BOUND_HEADS,
    COMBINING,
    FRONT_SUFFIXES,
    LONG_PREFIXES,
    PARTICLE_HEADS,
    PARTICLES,
    PLACE_HEADS,
    SHORT_PARTS,
    SUFFIXES,
    TAKE_S,
    WHOLE,
)
from index.german.vocabulary import Vocabulary

LONGEST = 80
"""Longer words (there are none) are not cut."""

_REMEMBERED = 1 << 16


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers in the splitter's rules; scores are in bits, counts in occurrences.

    `threshold` is the score that an unknown word needs, `whole` what each doubling of the word's own
    count adds to it. A part gets log2 of its count (at most `cap`) and of its family, loses `short`
    for each letter under five, and gains one for each letter from six to ten. `letters` is the least
    length of a part, unless it is a listed short word or its family reaches `short_family`.
    A lower-case occurrence counts `lower_head` for a head. Verbs need `verb_count` occurrences as
    first parts, names of places `place_count`; `place_family` is the family that a first part needs
    before an end of place names. A part in -ung without its s costs `missing_s`, an s that no other
    word has there `lone_s`. `combining` is the count that combining forms are given.
    """

    threshold: float = 10.0
    whole: float = 1.6
    short: float = 1.5
    cap: int = 5000
    letters: int = 4
    short_family: int = 40
    lower_head: float = 0.03
    verb_count: int = 5
    place_count: int = 50
    place_family: int = 25
    missing_s: float = 8.0
    lone_s: float = 2.0
    combining: int = 300

    @property
    def numbers(self) -> tuple[float, ...]:
        """All of them, in this order."""
        return astuple(self)


class Cut(NamedTuple):
    """One cut: `front` is the dictionary word of the first part, `head` the letters after `at`."""

    score: float
    at: int
    front: str
    head: str


class Front(NamedTuple):
    """A first part as a dictionary word, and its score."""

    score: float
    word: str


class Splitter:
    """Cuts words with one vocabulary. What it remembers is bounded and changes no answer.

    `known` are cuts that somebody has made already.
    """

    def __init__(
        self, vocabulary: Vocabulary, rules: Rules = Rules(), known: Mapping[str, Cut | None] | None = None
    ) -> None:
        self._v = vocabulary
        self._fronts, self._heads = vocabulary.fronts, vocabulary.heads
        self._rules = rules
        self._known = known or {}
        self._remembered = lru_cache(_REMEMBERED)(self._cut)
        self._front = lru_cache(_REMEMBERED)(self._score_front)
        self._head = lru_cache(_REMEMBERED)(self._score_head)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that it cuts with."""
        return self._v

    def cut(self, word: str) -> Cut | None:
        """The best cut of a word into two, or None when it stays whole."""
        return self._known[word] if word in self._known else self._remembered(word)

    def boundaries(self, word: str) -> tuple[int, ...]:
        """All offsets at which the word is cut, ascending."""
        return tuple(sorted(self._boundaries(word, 0)))

    def _boundaries(self, word: str, offset: int) -> Iterator[int]:
        if cut := self.cut(word):
            yield offset + cut.at
            yield from (at for at in self._boundaries(cut.front, offset) if at < offset + cut.at)
            yield from self._boundaries(cut.head, offset + cut.at)

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a word on every level, as dictionary words: a part before its own parts."""
        cut = self.cut(word)
        return (cut.front, *self.parts(cut.front), cut.head, *self.parts(cut.head)) if cut else ()

    def _cut(self, word: str) -> Cut | None:
        if not 7 <= len(word) <= LONGEST or word in self._v.names or word in WHOLE or not word.isalpha():
            return None
        n = self._v.counts.get(word, 0)
        best = self._known_halves(word, n)
        if best and best.score >= self._rules.threshold + self._rules.whole * math.log2(1 + n):
            return best
        if len(word) < 10 or n >= 20:
            return None
        best = max((*self._compound_heads(word), *self._compound_fronts(word)), default=None)
        return best if best and best.score > self._rules.threshold else None

    def _known_halves(self, word: str, n: int) -> Cut | None:
        """The best cut into a possible first part and a known head.

        A compound is what its head is: a word that is hardly ever capitalised has no noun as its head.
        """
        v = self._v
        counts = v.counts
        best: Cut | None = None
        for at in range(_first_cut(word), len(word) - 2):
            head = word[at:]
            if head not in counts and head not in BOUND_HEADS:
                continue
            head_score = self._head(head)
            if head_score is None or (front := self._front(word[:at])) is None:
                continue
            score = front.score + head_score
            if best and score < best.score:
                continue
            lower = n > 0 and v.lowers.get(word, 0) > 0.9 * n
            if lower and v.lowers.get(head, 0) < 0.2 * counts.get(head, 0):
                continue
            if not self._looks_like_place(word, at) and not _false_head(word, at):
                best = Cut(score, at, front.word, head)
        return best

    def _compound_heads(self, word: str) -> Iterator[Cut]:
        """Cuts before a head that is unknown, but itself a compound."""
        for at in range(_first_cut(word), len(word) - 6):
            front = self._front(word[:at])
            if front and (inner := self.cut(word[at:])):
                yield Cut(0.75 * inner.score + 0.5 * front.score, at, front.word, word[at:])

    def _compound_fronts(self, word: str) -> Iterator[Cut]:
        """Cuts after a first part that is unknown, but itself a compound."""
        for at in range(7, len(word) - 2):
            if word[at:] not in self._v.counts or (head_score := self._head(word[at:])) is None:
                continue
            for front, cost in _unlinked(word[:at]):
                if inner := self.cut(front):
                    yield Cut(0.75 * inner.score + 0.5 * head_score - cost, at, front, word[at:])

    def _score_head(self, head: str) -> float | None:
        if head in SUFFIXES or (head in PARTICLES and head not in PARTICLE_HEADS):
            return None
        v, rules = self._v, self._rules
        family = self._heads.get(head, 0)
        if len(head) < rules.letters and head not in SHORT_PARTS and family < rules.short_family:
            return None
        weight = v.counts.get(head, 0) - (1 - rules.lower_head) * v.lowers.get(head, 0)
        weight += BOUND_HEADS.get(head, 0)
        return self._bits(weight) + self._shape(family, head) if weight else None

    def _score_front(self, front: str) -> Front | None:
        """A first part, None when it can't be one."""
        combining = front in COMBINING
        if not combining and (front in PARTICLES or VOWELS.isdisjoint(front)):
            return None
        family = self._fronts.get(front, 0)
        readings = self._readings(front, family)
        if combining:
            readings.append(Front(math.log2(self._rules.combining), front))
        elif not readings and self._v.places.get(front, 0) >= self._rules.place_count:
            readings.append(Front(math.log2(1 + self._v.places[front]) - 1, front))
        if not readings:
            return None
        score, word = max(readings)
        linked = front[-1] == "s" and word != front
        if linked and family < 3 and not word.endswith(TAKE_S):
            if word.endswith(("e", "en")):
                return None
            score -= self._rules.lone_s
        elif word == front and word.endswith(TAKE_S):
            score -= self._rules.missing_s
        return Front(score + self._shape(family, front), word)

    def _readings(self, front: str, family: int) -> list[Front]:
        """The dictionary words that a first part can stand for, with their bits."""
        v, rules = self._v, self._rules
        found = []
        for base in bases(front, v.counts):
            word = base.word
            if word in FRONT_SUFFIXES or word in PARTICLES:
                continue
            if base.verb and v.lowers.get(word, 0) < rules.verb_count:
                continue
            shortest = min(len(front), len(word))
            if shortest >= rules.letters or word in SHORT_PARTS or family >= rules.short_family:
                found.append(Front(self._bits(v.counts[word]) - base.cost, word))
        return found

    def _bits(self, n: float) -> float:
        return math.log2(1 + min(n, self._rules.cap))

    def _shape(self, family: int, part: str) -> float:
        """What the size of a part's family and its length add."""
        letters = len(part)
        length = -self._rules.short * (5 - letters) if letters < 5 else min(letters, 10) - 5
        return math.log2(1 + family) + length

    def _looks_like_place(self, word: str, at: int) -> bool:
        return (
            word[at:] in PLACE_HEADS
            and word[at - 1] != "s"
            and self._v.counts.get(word, 0) < 3
            and self._fronts.get(word[:at], 0) < self._rules.place_family
        )


def _first_cut(word: str) -> int:
    if not word.startswith(LONG_PREFIXES):
        return 3
    return max(len(prefix) for prefix in LONG_PREFIXES if word.startswith(prefix))


def _false_head(word: str, at: int) -> bool:
    """Reisende is no end of rice, glücklicherweise no way, lebhaft no arrest."""
    head, before = word[at:], word[at - 1]
    if head in ("ende", "enden", "endes"):
        return before not in "sn" or at < 5
    return (head in ("weise", "weisen") and before == "r") or (head == "haft" and before != "s")


def _unlinked(front: str) -> tuple[tuple[str, float], ...]:
    """A first part as it stands and without -s or -n, with what the reading costs."""
    costs = {"s": 0.5, "n": 1.0}
    return ((front, 0.0), (front[:-1], costs[front[-1]])) if front[-1] in costs else ((front, 0.0),)
