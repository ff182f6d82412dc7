"""Which words of a text may be asked for, what lights up in them, which hanging hyphens may stand for one.

A stretch lies between white space; it is found by the needles of the words asked for (see
`index.needles`), or by a mark that parts their first letters. The work is done in C where that was
compiled, and for texts with letters that take more than a byte when they are plain in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple

from index.answers import Match
from index.needles import BEGIN, TABLE, around, begun, hits, marks, parted_at, plain, root, spelt

try:
    from index._scan import light as light_in_c
except ImportError:  # there was no compiler: every text goes the long way
    light_in_c = None  # type: ignore[assignment]


REACH = 140
"""Characters behind and before a hanging hyphen that are looked at: among them is its other half."""
EDGES = '.,;:!?()„“”"'
"""Signs around a word that are never part of one; most words have no others."""


class Lit(NamedTuple):
    """Characters `start` to `end` of a text, lit by leaf number `leaf`, in the word `form`."""

    start: int
    end: int
    match: Match
    leaf: int
    form: str


_lit = partial(tuple.__new__, Lit)
"""The same from a tuple, in half the time."""

Judge = Callable[[str], list[Lit]]
"""Says what lights up in a word (or what else stands between white space), places counted from its start,
ascending."""
Verdicts = dict[str, list[Lit]]
"""What was said before."""


class Hanging(NamedTuple):
    """A hyphen with a letter on one side only, and the stretch of text in which it may be completed."""

    at: int
    start: int
    end: int


Scanned = tuple[list[Lit], list[Hanging]]
"""What is lit, ascending by start, and hanging hyphens near which there is a needle, ascending."""


class Scanner:
    """Looks for words with some stems or spellings; `hanging` false leaves out hyphens."""

    def __init__(self, terms: Iterable[str], *, hanging: bool = True) -> None:
        roots = set(map(root, {term[:BEGIN] for term in terms if term}))
        self._needles = frozenset(chain.from_iterable(map(spelt, roots)))
        self._starts = frozenset(chain.from_iterable(map(begun, roots)))
        self._reach = REACH if hanging else 0
        self._packed = _packed(self._needles, "\n"), _packed(self._starts, "")

    def __call__(self, text: str, verdicts: Verdicts, judge: Judge) -> Scanned:
        """What is lit in all words of one text that may be asked for, and hyphens; see `lit_in`."""
        if not self._needles:
            return [], []
        if light_in_c is not None:
            scanned = light_in_c(text, TABLE, *self._packed, self._reach, verdicts, judge, Lit)
            if scanned:
                found, hanging = scanned
                return found, list(map(Hanging._make, hanging))
        return self.in_python(text, verdicts, judge)

    def in_python(self, text: str, verdicts: Verdicts, judge: Judge) -> Scanned:
        """The same for any text."""
        simple = plain(text)
        marked = marks(simple)
        places = [at for digraph, group in self._grouped if digraph in simple for at in hits(simple, group)]
        places += [at for at in marked if parted_at(simple, at, self._starts)]
        hanging = list(self._hanging(text, simple, marked)) if self._reach else []
        return lit_in(text, _stretches(text, sorted(places)), verdicts, judge), hanging

    @cached_property
    def _grouped(self) -> list[tuple[str, list[str]]]:
        return _by_digraph(self._needles)

    def _hanging(self, text: str, simple: str, marked: Iterable[int]) -> Iterator[Hanging]:
        for at in marked:
            before, behind = simple[at - 1 : at].isalnum(), simple[at + 1 : at + 2].isalnum()
            if before == behind or simple[at] != "-":
                continue
            start, end = max(0, at - self._reach), at + self._reach
            first, last = around(text[start:end], at - start)
            start, end = (start + first, end) if before else (start, start + last)
            near = simple[start:end]
            if any(needle in near for needle in self._needles):
                yield Hanging(at, start, end)


def lit_in(text: str, stretches: Iterable[tuple[int, int]], verdicts: Verdicts, judge: Judge) -> list[Lit]:
    """What is lit in ascending stretches of a text; each word is judged once for one dict of verdicts."""
    found = []
    for start, end in stretches:
        chunk = text[start:end]
        word = chunk.strip(EDGES)
        verdict = verdicts.get(word)
        if verdict is None:
            verdict = verdicts[word] = judge(word)
        start += chunk.index(word)
        for first, last, match, leaf, form in verdict:
            found.append(_lit((start + first, start + last, match, leaf, form)))
    return found


def _packed(texts: Iterable[str], between: str) -> bytes:
    """Those that a text of one byte a letter can hold, as bytes."""
    ordered = sorted(texts)
    try:
        return between.join(ordered).encode("latin-1")
    except UnicodeEncodeError:
        return between.join(text for text in ordered if max(text) < "\u0100").encode("latin-1")


def _stretches(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches between white space that hold ascending places, each once."""
    done = 0
    for at in places:
        if at >= done:
            start, done = around(text, at)
            yield start, done


def _by_digraph(wanted: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Needles by the written-out umlaut that a text must hold for them to be worth a look."""
    groups: dict[str, list[str]] = {}
    for needle in wanted:
        digraph = next((each for each in ("ae", "oe", "ue") if each in needle), "")
        groups.setdefault(digraph, []).append(needle)
    return list(groups.items())
