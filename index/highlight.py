"""Lighting up: where and why a text matches, from the text alone.

The same analysis that indexed the text decides word by word, so that inflected forms, parts of
compounds, completed ellipses and gendered forms light up too. Only words hit by a needle
(see `index.needles`) are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from archive.tokens import WORD
from index.answers import Mark, Match
from index.expand import Close, Fits, Leaf, Row, Sense
from index.german.analysis import Analyzer, Atom
from index.german.folding import fold
from index.german.gender import ENDINGS, gendered
from index.hanging import completed
from index.needles import LENGTH, needles, plain
from index.query import TextField
from index.scan import Hanging, Judge, Lit, Scanner, lit_in

BEST_FIRST = (Match.EXACT, Match.ALIAS, Match.STEM, Match.PART)
_ORDER = {match: place for place, match in enumerate(BEST_FIRST)}
_NONE: frozenset[str] = frozenset()
_HYPHEN = re.compile(r"[-\u2010\u2011]")


KEPT = 32
"""Questions whose highlighters are kept."""
JUDGED = 5_000
"""Words that a highlighter remembers: far more than the pages of a question have that anybody reads."""

Forms = Callable[[str], Collection[str]]
"""The folded words of an archive that have a stem: irregular ones share no letters with it (gab, geben)."""


Known = tuple[Collection[str], Collection[str]]
"""Which of some terms are stems of a word, and which are its parts."""


class Knows:
    """What an archive knows about its folded words; this one is of no archive, and knows nothing."""

    def __call__(self, _word: str, /) -> Known | None:
        """None where it can't be sure: such words are analysed."""
        return None

    def judging(self, _senses: Sequence[Meant], otherwise: Judge, /) -> Judge:
        """What says the same as `otherwise` about words of which nothing but senses is asked, if it can in
        less time."""
        return otherwise


def knows_nothing(_terms: Collection[str]) -> Knows:
    """For texts of no archive."""
    return Knows()


class Highlighter:
    """Finds what a query lights up. Remembers the words that it has looked at."""

    def __init__(
        self,
        leaves: Sequence[Leaf],
        analyzer: Analyzer,
        forms: Forms,
        knowing: Callable[[Collection[str]], Knows] = knows_nothing,
    ) -> None:
        """`knowing` says what the archive whose texts are shown knows about some stems."""
        self.leaves = tuple(dict.fromkeys(leaves))
        self._analyzer = analyzer
        self._senses = tuple(
            Meant.of(n, leaf) for n, leaf in enumerate(self.leaves) if isinstance(leaf, Sense)
        )
        self._fits = [(n, leaf) for n, leaf in enumerate(self.leaves) if isinstance(leaf, Fits)]
        terms = _NONE.union(*(each for sense in self._senses for each in (sense.stems, sense.parts)))
        self._wanted = terms.union(sense.exact for sense in self._senses) - {""}
        self._knows = knowing(terms - {""})
        self._prefixes = frozenset(fits.pattern.start or fits.pattern.longest for _, fits in self._fits)
        looked_for = self._wanted.union(self._prefixes, *map(forms, terms))
        self._in_title = {n for n, leaf in enumerate(self.leaves) if leaf.field is TextField.TITLE}
        self._placed = [(n, leaf) for n, leaf in enumerate(self.leaves) if isinstance(leaf, Row | Close)]
        self._scan = Scanner(looked_for, hanging=bool(self._senses))
        self._verdicts: dict[str, list[Lit]] = {}

    def find(self, text: str, title_end: int = 0) -> list[Lit]:
        """All lit places, ascending by start; leaves meant for titles light up before `title_end` only."""
        if len(self._verdicts) > JUDGED:
            self._verdicts.clear()
        judge = self._judge if self._fits else self._knows.judging(self._senses, self._judge)
        found, hanging = self._scan(text, self._verdicts, judge)
        if "" in self._prefixes:
            words = (match.span() for match in re.finditer(r"\S+", text))
            found = lit_in(text, words, self._verdicts, judge)
        if self._placed or hanging:
            found.extend(self._lit_placed(text, plain(text)) if self._placed else ())
            for hyphen in hanging:
                found.extend(self._lit_hanging(text, hyphen))
            found.sort(key=itemgetter(0))
        if self._in_title:
            found = [lit for lit in found if lit.end <= title_end or lit.leaf not in self._in_title]
        return found

    # ------------------------------------------------------------------------------ single words

    def _judge(self, word: str) -> list[Lit]:
        """What is lit in what stands between white space, counted from its start, ascending."""
        if word.isalpha():
            lit = self._judge_word(word, 0)
        else:
            lit = [
                lit for part in WORD.finditer(word) for lit in self._judge_word(part.group(), part.start())
            ]
        if len(lit) > 1:
            lit.sort(key=itemgetter(0))
        return lit

    def _judge_word(self, word: str, at: int) -> list[Lit]:
        atoms = self._analyzer.remembered(word)
        if atoms is None:
            known = self._lit_known(word, at)
            if known is not None:
                return known
            atoms = self._analyzer.atoms(word)
        if len(atoms) == 1:
            return self._lit_atom(atoms[0], word, word, at)
        lit: list[Lit] = []
        if self._fits or any(map(self._means, atoms)):
            for atom, (start, end) in zip(atoms, _places(word, len(atoms)), strict=True):
                lit += self._lit_atom(atom, word, word[start:end], at + start)
        return lit

    def _lit_known(self, word: str, at: int) -> list[Lit] | None:
        """What is lit in a word that needs no analysis: what it means for the archive says enough."""
        low = word.lower()
        exact = low if low.isascii() else fold(word)
        if not word.isalpha() or not exact.isalpha() or (word.endswith(ENDINGS) and gendered(word)):
            return None
        lit: list[Lit] = []
        if self._senses:
            known = self._knows(exact)
            if known is None:
                return None
            stems, parts = known
            for sense in self._senses if stems or parts or exact in self._wanted else ():
                if match := sense.match(exact, stems):
                    lit.append(Lit(at, at + len(word), match, sense.number, word))
                elif sense.inside(parts):
                    return None
        for number, fits in self._fits:
            if fits.pattern.fits(exact):
                lit.append(Lit(at, at + len(word), Match.EXACT, number, word))
        return lit

    def _means(self, atom: Atom) -> bool:
        """Whether one of the words asked for may be meant."""
        wanted = self._wanted
        return atom.exact in wanted or not wanted.isdisjoint(atom.stems) or not wanted.isdisjoint(atom.parts)

    def _lit_atom(self, atom: Atom, form: str, piece: str, start: int) -> list[Lit]:
        """What is lit in the piece of a word at `start` that the atom stands for."""
        lit: list[Lit] = []
        if self._means(atom):
            for sense in self._senses:
                lit += sense.lit(atom, form, piece, start)
        for number, fits in self._fits:
            if atom.exact and fits.pattern.fits(atom.exact):
                lit.append(Lit(start, start + len(piece), Match.EXACT, number, form))
        return lit

    def _lit_hanging(self, text: str, hyphen: Hanging) -> Iterator[Lit]:
        """The part before or behind a hyphen, where its completion matches."""
        if found := completed(text, hyphen):
            start, end, pair = found
            for atom in self._analyzer.atoms(pair):
                yield from self._lit_atom(atom, text[start:end], text[start:end], start)

    # --------------------------------------------------------------------------------------- rows

    def _lit_placed(self, text: str, simple: str) -> Iterator[Lit]:
        for number, leaf in self._placed:
            if isinstance(leaf, Close):
                yield from self._lit_close(text, simple, leaf, number)
                continue
            for start, end in self._rows(text, simple, leaf.words):
                for word in WORD.finditer(text, start, end):
                    yield Lit(*word.span(), Match.EXACT, number, word.group())

    def _rows(self, text: str, simple: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        for start, end in _alike(simple, words):
            if self._exact(text[start:end]) == words:
                yield start, end

    def _exact(self, text: str) -> tuple[str, ...]:
        spelt = (atom.exact for word in WORD.findall(text) for atom in self._analyzer.atoms(word))
        return tuple(filter(None, spelt))

    def _lit_close(self, text: str, simple: str, leaf: Close, number: int) -> Iterator[Lit]:
        rights = list(self._rows(text, simple, leaf.right))
        for left in self._rows(text, simple, leaf.left):
            for right in rights:
                first, second = sorted((left, right))
                if first[1] > second[0] or second[0] - first[1] > leaf.distance * 60:
                    continue
                if len(self._exact(text[first[1] : second[0]])) < leaf.distance:
                    for start, end in (left, right):
                        yield Lit(start, end, Match.EXACT, number, text[start:end])


class Lighting:
    """Makes highlighters, and keeps those of the last questions: the next page of one, or the same with
    another date, has most of its words again.
    """

    def __init__(
        self, analyzer: Analyzer, forms: Forms, knowing: Callable[[Collection[str]], Knows] = knows_nothing
    ) -> None:
        """See `Highlighter`."""
        self._made = lru_cache(KEPT)(lambda leaves: Highlighter(leaves, analyzer, forms, knowing))

    def __call__(self, leaves: tuple[Leaf, ...]) -> Highlighter:
        """What lights up some leaves; threads must take turns with it."""
        return self._made(leaves)

    def close(self) -> None:
        """Forget all."""
        self._made.cache_clear()


def flatten(found: Iterable[Lit]) -> tuple[Mark, ...]:
    """Marks that never overlap, of lit places ascending by start.

    Where two light the same letters the better match wins, then the longer one.
    """
    marks: list[Mark] = []
    begun, reached, so = 0, -1, Match.EXACT
    for start, end, match, _, _ in found:
        if start >= reached:
            marks.append(Mark(start, end, match))
            begun = start
        elif end >= reached and _better(start - begun, match, so):
            marks[-1] = Mark(begun, end, match)
        else:
            continue
        reached, so = end, match
    return tuple(marks)


def _better(behind: int, match: Match, so: Match) -> bool:
    """Whether a longer match, which begins so far behind, goes before one so made."""
    better = _ORDER[match] - _ORDER[so]
    return better < 0 or (better == 0 and not behind)


class Meant(NamedTuple):
    """Leaf number `number`, a sense, as atoms are compared with it."""

    number: int
    exact: str
    stems: frozenset[str]
    parts: frozenset[str]
    insides: bool

    @classmethod
    def of(cls, number: int, sense: Sense) -> Meant:
        """From a leaf."""
        return cls(number, sense.exact, frozenset(sense.stems), frozenset(sense.parts), sense.inside)

    def match(self, exact: str, stems: Collection[str]) -> Match | None:
        """How a whole word lights up; a part of the query's compound that stands alone does, too."""
        if exact and exact == self.exact:
            return Match.EXACT
        if not self.stems.isdisjoint(stems):
            return Match.STEM
        return Match.PART if not self.parts.isdisjoint(stems) else None

    def inside(self, parts: Collection[str]) -> list[str]:
        """Those parts of a compound that light up: its own meaning before those of its parts."""
        if not self.insides or not parts:
            return []
        return [stem for stem in parts if stem in self.stems] or [
            stem for stem in parts if stem in self.parts
        ]

    def lit(self, atom: Atom, form: str, piece: str, start: int) -> list[Lit]:
        """What is lit in the piece of a word at `start`: a part only in its own letters."""
        end = start + len(piece)
        if match := self.match(atom.exact, atom.stems):
            return [Lit(start, end, match, self.number, form)]
        inside = self.inside(atom.parts)
        return [
            Lit(start + first, min(end, start + last), Match.PART, self.number, form)
            for first, last in (_part_spans(piece, atom, inside) if inside else ())
        ]


def _part_spans(piece: str, atom: Atom, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the wanted parts stand in the letters of a word; the whole word where that can't be seen."""
    simple = plain(piece)
    begins = {stem: _begin(simple, stem) for stem in atom.parts}
    for stem in wanted:
        begin = begins[stem]
        if begin < 0:
            yield 0, len(piece)
        else:
            least = min(begin + len(stem) // 2, len(piece) - 1)
            yield begin, min([border for border in begins.values() if border > least], default=len(piece))


def _begin(simple: str, stem: str) -> int:
    """Where a stem begins in a plain word: the longest beginning of it that stands there."""
    for length in range(len(stem), 2, -1):
        at = simple.rfind(stem[:length])
        if at < 0 and length <= LENGTH:
            at = max(map(simple.rfind, needles(stem[:length])))
        if at >= 0:
            return at
    return -1


def _places(word: str, atoms: int) -> Iterator[tuple[int, int]]:
    """Where the pieces of a hyphenated word stand that its atoms come from."""
    if atoms == 1:
        return iter(((0, len(word)),))
    bounds = [0, *(match.end() for match in _HYPHEN.finditer(word) if 0 < match.start() < len(word) - 1)]
    pieces = [(start, end - 1) for start, end in zip(bounds, [*bounds[1:], len(word) + 1], strict=True)]
    if len(pieces) > atoms:
        pieces = [(pieces[0][0], pieces[-atoms][1]), *pieces[len(pieces) - atoms + 1 :]]
    return iter(pieces if len(pieces) == atoms else [(0, len(word))] * atoms)


def _alike(simple: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """What may be the row in a plain text; compared letter by letter afterwards.

    A pattern that begins with letters is found many times faster than one that looks behind first.
    """
    spelt = (re.sub(r"([aou])e", r"\1e?", re.escape(word).replace("ss", "ss?")) for word in words)
    pattern = re.compile(r"[\W_]+".join(spelt) + r"(?![^\W_])")
    match = pattern.search(simple)
    while match:
        start, at = match.span()
        if start and simple[start - 1].isalnum():
            at = start + 1
        else:
            yield start, at
        match = pattern.search(simple, at)
