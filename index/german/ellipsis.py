"""Elliptical compounds: "Militär- und Rüstungspolitik" also means Militärpolitik.

Two steps. `Finder` finds the places of hanging parts; `pair` sees, without any vocabulary, which words
can complete one, and writes them all as an artificial word type, a *pair*. `complete` makes the whole
word of a pair, with the vocabulary, once per pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from archive.tokens import Lexicon, Tokens
from index.german.folding import fold
from index.german.lists import CONJUNCTIONS, GAP_WORDS, PAIR_PREFIXES, PARTICLES, SUFFIXES

if TYPE_CHECKING:  # finding needs neither
    from index.german.compounds import Splitter
    from index.german.vocabulary import Vocabulary

Ints = npt.NDArray[Any]

PAIR = "\x1f"
"""Between the hanging part and the words that may complete it, likeliest first."""

HYPHENS = "-\u2010\u2011"

_LONGEST_FIRST = sorted(PAIR_PREFIXES, key=len, reverse=True)
_REACH = 16
_GAPS = 3
_SEPARATORS = frozenset((",", "/"))
_LEAST_COMPOUND = 7


class Finder:
    """Finds hanging parts in texts whose tokens share one lexicon, which may grow from call to call."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._spellings: list[str] = []
        self._hanging = np.zeros(0, np.bool_)

    def _cover(self) -> None:
        """Take note of the types that the lexicon has got since the last call."""
        fresh = self._lexicon.since(len(self._spellings))
        hanging = list(map(_hangs, fresh))
        self._spellings += fresh
        self._hanging = np.concatenate((self._hanging, np.array(hanging, np.bool_)))

    def __call__(self, tokens: Tokens) -> list[tuple[int, str]]:
        """(index of the hanging token, pair) in the order of the text."""
        return self.in_row(tokens.types, np.array([len(tokens)]))

    def in_row(self, types: Ints, ends: Ints) -> list[tuple[int, str]]:
        """The same of texts one after another, given the types of all tokens and where each text ends."""
        if len(self._lexicon) > len(self._spellings):
            self._cover()
        places = np.flatnonzero(self._hanging.take(types))
        texts = np.searchsorted(ends, places, "right")
        starts = np.append(0, ends)[texts]
        found = []
        for at, start, end in zip(places.tolist(), starts.tolist(), ends[texts].tolist(), strict=True):
            first, last = max(start, at - _REACH), min(at + _REACH, end)
            row = [self._spellings[number] for number in types[first:last].tolist()]
            if made := pair(row[at - first], row[: at - first], row[at - first + 1 :]):
                found.append((at, made))
        return found


def pair(word: str, before: Sequence[str], behind: Iterable[str]) -> str | None:
    """The pair of a word that stands between others; None where it doesn't hang, or nothing completes it."""
    if not _hangs(word):
        return None
    hangs_on = word[-1] in HYPHENS
    targets = _after(list(islice(behind, _REACH - 1))) if hangs_on else _before(before[-_REACH:])
    return PAIR.join((word, *targets)) if targets else None


def _hangs(word: str) -> bool:
    return len(word) > 2 and (word[-1] in HYPHENS or word[0] in HYPHENS)


def _after(words: Sequence[str]) -> list[str]:
    """The words that can lend their end to the hanging part before these."""
    place, end = 0, len(words)
    while place < end and ((word := words[place]) in _SEPARATORS or word[-1] in HYPHENS):
        place += 1
    if place == end:
        return []
    if word.lower() not in CONJUNCTIONS:
        return [word] if place and _lends(word) and len(word) >= _LEAST_COMPOUND else []
    while place < end and ((word := words[place]).lower() in CONJUNCTIONS or word == "."):
        place += 1
    gap = place
    while place < end and place < gap + _GAPS and words[place] in GAP_WORDS:
        place += 1
    return _lenders(words[place : place + _GAPS])


def _before(words: Sequence[str]) -> list[str]:
    """The word that can lend its beginning to the hanging part behind these."""
    place = len(words)
    while place and (
        (word := words[place - 1]).lower() in CONJUNCTIONS or word in _SEPARATORS or word[0] in HYPHENS
    ):
        place -= 1
    return [word] if 0 < place < len(words) and _lends(word) else []


_COMMON = re.compile(
    r"([^\W\d_]{2,}[-\u2010\u2011])\s(?:und|oder)\s([^\W\d_]{4,})(?![^\W_]|[-\u2010\u2011:*_\u00b7/'’])"
)


def common(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Where the hanging part ends that begins at a place, and its pair, if it looks as nearly all do: one
    noun behind "und" or "oder" completes it (Militär- und Rüstungspolitik). None for all others.

    It is what a `Finder` says of the tokens there, told without cutting them.
    """
    match = _COMMON.match(text, start, end)
    if not match or not match[2][0].isupper() or match[2] in GAP_WORDS or match[2].lower() in CONJUNCTIONS:
        return None
    return match.end(1), match[1] + PAIR + match[2]


def complete(pair: str, splitter: Splitter, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Front and head of the whole word that a pair stands for, folded; None when nothing fits."""
    hanging = pair[: pair.index(PAIR)]
    part = fold(hanging.strip(HYPHENS))
    for target in targets(pair):
        if hanging[-1] in HYPHENS:
            if tail := _tail(part, target, splitter, vocabulary):
                return part, tail
        elif front := _beginning(part, target, splitter, vocabulary):
            return front, part
    return None


def targets(pair: str) -> list[str]:
    """The words that may complete a pair, folded."""
    return [fold(word).strip("-") for word in pair.split(PAIR)[1:]]


def _lends(word: str) -> bool:
    return any(map(str.isalpha, word))


def _lenders(words: Sequence[str]) -> list[str]:
    """The first word and, when that is no noun, those behind it up to the first noun."""
    found = []
    for word in words:
        if not _lends(word):
            break
        found.append(word)
        if word.lstrip(HYPHENS)[0].isupper():
            break
    return [word for word in found if len(word) >= 4]


def _is_word(word: str, vocabulary: Vocabulary) -> bool:
    names = vocabulary.names
    return vocabulary.counts.get(word, 0) >= 2 or word in names or (word[-1:] == "s" and word[:-1] in names)


def _tail(part: str, target: str, splitter: Splitter, vocabulary: Vocabulary) -> str | None:
    """What the hanging part takes from the end of the target: behind its hyphen, behind a particle that
    swaps with the part, behind the cut that makes a known word, or else its head.
    """
    if "-" in target:
        return target.rpartition("-")[2] or None
    if part in PAIR_PREFIXES and (tail := _behind_particle(part, target, vocabulary)):
        return tail
    counts, names = vocabulary.counts, vocabulary.names
    known = [
        at
        for at in range(2, len(target) - 2)
        if ((word := part + target[at:]) in counts or word in names or word[-1] == "s")  # few are any of it
        and _is_word(word, vocabulary)
        and target[at:] not in SUFFIXES
    ]
    if known:
        cuts = splitter.boundaries(target) if len(known) > 1 else ()
        return target[max(known, key=lambda at: (at in cuts, -at)) :]
    cut = splitter.cut(target)
    return cut.head if cut else None


def _behind_particle(part: str, target: str, vocabulary: Vocabulary) -> str | None:
    tails = (target.removeprefix(p) for p in _LONGEST_FIRST)
    return next(
        (
            tail
            for tail in tails
            if 3 <= len(tail) < len(target)
            and tail not in PARTICLES
            and (_is_word(part + tail, vocabulary) or _is_word(tail, vocabulary))
        ),
        None,
    )


def _beginning(part: str, target: str, splitter: Splitter, vocabulary: Vocabulary) -> str | None:
    """What the hanging part takes from the beginning of the target, with its linking letters."""
    if "-" in target:
        return target.partition("-")[0] or None
    cuts = splitter.boundaries(target)
    known = [at for at in cuts if _is_word(target[:at] + part, vocabulary)]
    cut = splitter.cut(target)
    at = known[-1] if known else cut.at if cut else 0
    return target[:at] or None
