"""The analysis of German: what each word type contributes to the index, and what a typed word stands for."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Self

from archive.tokens import spellings
from index.german import lists
from index.german.compounds import Splitter
from index.german.ellipsis import PAIR, complete
from index.german.folding import fold
from index.german.gender import gendered
from index.german.stemming import SNOWBALL, Stemmer
from index.german.vocabulary import Vocabulary

VERSION = "3"
"""Raised whenever the same word could get other atoms."""

REMEMBERED = 500_000
"""Word types; all of a large batch."""

_STEMS = 1 << 16

LONGEST_JOINED = 60
"""Longer chains of hyphens are not also indexed as one word."""

_WORD = re.compile(r"[^\W_]")
_HYPHENS = re.compile(r"[-\u2010\u2011]")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
_DATE = re.compile(r"0?(\d{1,2})\.0?(\d{1,2})\.(\d{2}|\d{4})\Z")


class Atom(NamedTuple):
    """What stands at one position of the index.

    `exact` is the folded word, empty for the completion of an elliptical compound (which nobody
    wrote); `stems` are the terms of the stem view, `parts` those of the parts view: the parts of a
    compound on all levels, stemmed.
    """

    exact: str
    stems: tuple[str, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QueryWord:
    """What one typed word stands for.

    `atoms` are to be found one after another (a hyphenated word has several). `joined` is the stem
    of a hyphenated word written as one, empty for others: either way of finding it will do.
    `halves` are the stems that, all together, may stand for a compound; empty where there are none.
    """

    atoms: tuple[Atom, ...]
    joined: str = ""
    halves: tuple[str, ...] = ()


class Analyzer:
    """Spelling to atoms, with one vocabulary. Deterministic; picklable; safe for several threads.

    Answers are remembered per instance, as many as `REMEMBERED`.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._splitter = Splitter(vocabulary)
        self._stem = lru_cache(_STEMS)(Stemmer(vocabulary))
        self._atoms: dict[str, tuple[Atom, ...]] = {}

    def __reduce__(self) -> tuple[type[Self], tuple[Vocabulary]]:
        return type(self), (self._vocabulary,)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that it belongs to."""
        return self._vocabulary

    @property
    def fingerprint(self) -> str:
        """Identifies the analysis: equal fingerprints give equal atoms."""
        text = "\n".join((VERSION, SNOWBALL, lists.fingerprint(), self._vocabulary.fingerprint))
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

    def atoms(self, spelling: str) -> tuple[Atom, ...]:
        """The atoms of a token, one for each position it takes; none for punctuation.

        Also takes the pairs of a `Finder`: one hidden atom, or none where nothing completes them.
        """
        try:
            return self._atoms[spelling]
        except KeyError:
            if len(self._atoms) >= REMEMBERED:
                self._atoms.clear()
            made = self._atoms[spelling] = self.fresh_atoms(spelling)
            return made

    def remembered(self, spelling: str) -> tuple[Atom, ...] | None:
        """The same where it was asked for before."""
        return self._atoms.get(spelling)

    def query_words(self, text: str) -> tuple[QueryWord, ...]:
        """What the words of a typed text stand for, in order; punctuation stands for nothing."""
        return tuple(
            self._query_word(token, atoms) for token in spellings(text) if (atoms := self.atoms(token))
        )

    def is_stop(self, exact: str) -> bool:
        """Whether a query ignores this folded word as long as it has others."""
        return exact in lists.STOP_WORDS

    def _query_word(self, token: str, atoms: tuple[Atom, ...]) -> QueryWord:
        if len(atoms) > 1:
            return QueryWord(atoms, self._stem("".join(_pieces(token))))
        cut = self._splitter.cut(atoms[0].exact)
        return QueryWord(atoms, halves=(self._stem(cut.front), self._stem(cut.head)) if cut else ())

    def fresh_atoms(self, spelling: str) -> tuple[Atom, ...]:
        """What `atoms` gives, not remembered: for whoever asks for every word once."""
        if PAIR in spelling:
            return self._hidden(spelling)
        words, also = outline(spelling)
        atoms = tuple(self.atom(*word) for word in words)
        if not also:
            return atoms
        exact, stems, parts = atoms[-1]
        return (*atoms[:-1], Atom(exact, _distinct(*stems, *map(self._stem, also)), parts))

    def atom(self, exact: str, base: str, cut: str) -> Atom:
        """The atom of folded words (see `Outline`)."""
        return Atom(exact, (self._stem(base),), self._parts(cut))

    def _hidden(self, pair: str) -> tuple[Atom, ...]:
        completed = complete(pair, self._splitter, self._vocabulary)
        if completed is None:
            return ()
        front, head = completed
        word = front + head
        parts = self._splitter.parts(word) or (front, head)
        return (Atom("", (self._stem(word),), _distinct(*map(self._stem, parts))),)

    def _parts(self, exact: str) -> tuple[str, ...]:
        parts = self._splitter.parts(exact)
        return tuple(dict.fromkeys(map(self._stem, parts))) if parts else ()


class Outline(NamedTuple):
    """What a token is made of, whatever the vocabulary.

    `words` are for each atom the exact key, the word to be stemmed and that to be cut; `also` are words whose
    stems the last atom has too.
    """

    words: tuple[tuple[str, str, str], ...] = ()
    also: tuple[str, ...] = ()


def outline(spelling: str, folded: str = "") -> Outline:
    """The outline of a token that is no pair of a `Finder`, folded where that was done already."""
    if not (spelling.isalpha() or _WORD.search(spelling)):
        return Outline()
    if forms := gendered(spelling):
        return _gendered(*forms)
    folded = folded or fold(spelling)
    if folded.isalpha():  # most words: no hyphen, no apostrophe, no digit
        return Outline(((folded, folded, folded),))
    pieces = _pieces(spelling, folded)
    if len(pieces) < 2:
        return Outline(tuple((piece, _without_genitive(spelling), piece) for piece in pieces))
    joined = "".join(pieces)
    also = (joined,) if len(joined) <= LONGEST_JOINED else ()
    return Outline(tuple((piece, piece, piece) for piece in pieces), also)


def _gendered(base: str, feminine: str) -> Outline:
    words, also = outline(base)
    _, stemmed, cut = words[-1]
    forms = _pieces(feminine)
    exact = forms[-1] if len(forms) == len(words) else fold(feminine)
    return Outline((*words[:-1], (exact, stemmed, cut)), (*also, exact))


def _pieces(spelling: str, folded: str = "") -> list[str]:
    """The folded words between hyphens; a single letter in front or after digits joins its neighbour."""
    if folded.isascii() and folded.replace("-", "").isalpha():  # nearly all; the rest has more than hyphens
        pieces = [piece for piece in folded.split("-") if piece]
    else:
        pieces = [_folded(piece) for piece in _HYPHENS.split(spelling) if piece]
    joined: list[str] = []
    for piece in pieces:
        if joined and (
            (len(joined) == 1 and len(joined[0]) == 1 and joined[0].isalpha())
            or (len(piece) == 1 and piece.isalpha() and joined[-1].isdecimal())
        ):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _folded(piece: str) -> str:
    if not piece[0].isdecimal():
        folded = fold(piece)
        return folded.replace("'", "") or folded  # a sign that counts as a letter may stand alone
    if _THOUSANDS.match(piece):
        return piece.replace(".", "")
    if date := _DATE.match(piece):
        return ".".join(date.groups())
    return fold(piece)


def _without_genitive(spelling: str) -> str:
    word = fold(spelling.strip("-\u2010\u2011"))
    if "'" not in word:
        return _folded(spelling.strip("-\u2010\u2011"))
    return word.removesuffix("'s").replace("'", "") or word


def _distinct(*stems: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stems))
