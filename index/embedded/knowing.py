"""What an archive knows about its words, in C: a page asks about dozens of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from functools import partial

from index.answers import Match
from index.embedded.corpus import Corpus
from index.embedded.segment import Segment
from index.highlight import Known, Knows, Meant
from index.scan import Judge, Lit

try:
    from index.embedded import _knowing as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]

IN_C = in_c is not None and sys.byteorder == "little"
"""Whether there is C that reads the arrays as they are stored."""

Members = tuple[tuple[str, memoryview], ...]
"""Terms and the lists of each, ascending: C asks for them word by word, and gets at views in less time."""
Table = tuple[memoryview, memoryview, memoryview | None, Members, Members]
"""Words and where their blocks begin, the first list of each word and an end where some have several, stems
and parts."""


class Knowing:
    """Says which of some terms are stems and which are parts of a word (see `vocabulary.Knowledge`)."""

    def __init__(self, corpus: Corpus, otherwise: Callable[[Collection[str]], Knows]) -> None:
        """`otherwise` says so without a compiler."""
        self._corpus = corpus
        self._otherwise = otherwise

    def __call__(self, terms: Collection[str]) -> Knows:
        """What is known about some terms."""
        if not IN_C:
            return self._otherwise(terms)
        return _FromTables(tuple(_table(segment, terms) for segment in self._corpus.segments))


class _FromTables(Knows):
    """What the tables of the segments say."""

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self._tables = tables

    def __call__(self, word: str, /) -> Known | None:
        return in_c.known(self._tables, word)

    def judging(self, senses: Sequence[Meant], otherwise: Judge, /) -> Judge:
        return partial(in_c.judge, self._tables, tuple(senses), _MATCHES, Lit, otherwise)


_MATCHES = (Match.EXACT, Match.STEM, Match.PART)


def _table(segment: Segment, terms: Collection[str]) -> Table:
    """What C reads of one segment."""
    stems, parts = (_members(segment, view, terms) for view in ("body_stem", "body_parts"))
    several = segment.lists.several
    return *segment.words.stored, None if several is None else several.data, stems, parts


def _members(segment: Segment, view: str, terms: Collection[str]) -> Members:
    field = segment.field(view)
    return tuple(
        (term, field.members(number).data) for term in terms if (number := field.terms.find(term)) >= 0
    )
