"""Elliptical compounds: "Militär- und Rüstungspolitik" also means Militärpolitik.

Two steps. `Finder` sees, without any vocabulary, which word can complete a hanging part, and writes
both as an artificial word type, a *pair*. `complete` makes the whole word of a pair, with the
vocabulary, once per pair.
"""

from __future__ import annotations

import numpy as np

from archive.tokens import Lexicon, Tokens
from index.german.compounds import Splitter
from index.german.folding import fold
from index.german.lists import CONJUNCTIONS, GAP_WORDS, PAIR_PREFIXES, SUFFIXES
from index.german.vocabulary import Vocabulary

PAIR = "\x1f"
"""Between the hanging part and the words that may complete it, likeliest first."""

_HYPHENS = "-\u2010\u2011"
_REACH = 16
_SEPARATORS = frozenset((",", "/"))


class Finder:
    """Finds hanging parts in texts whose tokens share one lexicon; make it when all texts are cut."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._spellings = list(lexicon)
        hanging = [word[-1] in _HYPHENS or word[0] in _HYPHENS for word in self._spellings]
        self._hanging = np.array(hanging, np.bool_)

    def __call__(self, tokens: Tokens) -> list[tuple[int, str]]:
        """(index of the hanging token, pair) in the order of the text."""
        found = []
        for at in np.flatnonzero(self._hanging[tokens.types]).tolist():
            word = self._spellings[tokens.types[at]]
            if len(word) < 3:
                continue
            forward = word[-1] in _HYPHENS
            targets = self._after(tokens, at) if forward else self._before(tokens, at)
            if targets:
                found.append((at, PAIR.join((word, *targets))))
        return found

    def _words(self, tokens: Tokens, start: int, end: int) -> list[str]:
        return [self._spellings[number] for number in tokens.types[start:end].tolist()]

    def _after(self, tokens: Tokens, at: int) -> list[str]:
        """The words that can lend their end to the hanging part at `at`."""
        words = self._words(tokens, at + 1, at + _REACH)
        place = 0
        while place < len(words) and (words[place] in _SEPARATORS or _hangs(words[place])):
            place += 1
        if place >= len(words) or words[place].lower() not in CONJUNCTIONS:
            return []
        while place < len(words) and (words[place].lower() in CONJUNCTIONS or words[place] == "."):
            place += 1
        gaps = 0
        while place < len(words) and gaps < 3 and words[place] in GAP_WORDS:
            place, gaps = place + 1, gaps + 1
        return _targets(words[place : place + 3])

    def _before(self, tokens: Tokens, at: int) -> list[str]:
        """The word that can lend its beginning to the hanging part at `at`."""
        words = self._words(tokens, max(0, at - _REACH), at)
        joined = False
        while words and (
            words[-1].lower() in CONJUNCTIONS or words[-1] in _SEPARATORS or words[-1][0] in _HYPHENS
        ):
            joined = True
            words.pop()
        return [words[-1]] if joined and words and _lends(words[-1]) else []


def ellipses(tokens: Tokens, lexicon: Lexicon) -> list[tuple[int, str]]:
    """The hanging parts of one text, for callers with one text; many texts share a `Finder`."""
    return Finder(lexicon)(tokens)


def _targets(words: list[str]) -> list[str]:
    """The first word, and the first noun behind it when that is none."""
    targets = []
    for word in words:
        if not _lends(word):
            break
        targets.append(word)
        if word[0].isupper():
            break
    return [word for word in targets if len(word) >= 4]


def _hangs(word: str) -> bool:
    return len(word) > 2 and word[-1] in _HYPHENS


def _lends(word: str) -> bool:
    return word[0].isalnum() and word[-1] not in _HYPHENS and any(map(str.isalpha, word))


def complete(pair: str, splitter: Splitter, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Front and head of the whole word that a pair stands for, folded; None when nothing fits."""
    hanging, *targets = pair.split(PAIR)
    part = fold(hanging.strip(_HYPHENS))
    for target in targets:
        if hanging[-1] in _HYPHENS:
            tail = _tail(part, fold(target), splitter, vocabulary)
            if tail:
                return part, tail
        else:
            front = _beginning(part, fold(target), splitter, vocabulary)
            if front:
                return front, part
    return None


def _tail(part: str, target: str, splitter: Splitter, vocabulary: Vocabulary) -> str | None:
    if "-" in target:
        return target.rpartition("-")[2] or None
    counts = vocabulary.counts
    if part in PAIR_PREFIXES:
        for prefix in sorted(PAIR_PREFIXES, key=len, reverse=True):
            tail = target.removeprefix(prefix)
            if tail != target and len(tail) >= 3 and (counts.get(part + tail, 0) >= 2 or tail in counts):
                return tail
    cuts = splitter.boundaries(target)
    known = [
        (cut in cuts, -cut)
        for cut in range(2, len(target) - 2)
        if counts.get(part + target[cut:], 0) >= 2 and target[cut:] not in SUFFIXES
    ]
    if known:
        return target[-max(known)[1] :]
    cut = splitter.cut(target)
    return cut.head if cut else None


def _beginning(part: str, target: str, splitter: Splitter, vocabulary: Vocabulary) -> str | None:
    if "-" in target:
        return target.partition("-")[0] or None
    known = [cut for cut in splitter.boundaries(target) if vocabulary.counts.get(target[:cut] + part, 0) >= 2]
    if known:
        return target[: known[-1]]
    cut = splitter.cut(target)
    return target[: cut.at] if cut else None
