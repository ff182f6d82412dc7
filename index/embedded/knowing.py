"""What an archive knows about its words, in C: a page asks about dozens of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from functools import partial

from index.embedded.arrays import Ints
from index.embedded.corpus import Corpus
from index.embedded.segment import Segment
from index.highlight import Knows

try:
    from index.embedded import _knowing as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]

IN_C = in_c is not None and sys.byteorder == "little"
"""Whether there is C that reads the arrays as they are stored."""

Members = tuple[tuple[str, Ints], ...]
"""Terms and the lists of each, ascending."""
Table = tuple[memoryview, memoryview, Ints | None, Members, Members]
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
        return partial(in_c.known, tuple(_table(segment, terms) for segment in self._corpus.segments))


def _table(segment: Segment, terms: Collection[str]) -> Table:
    """What C reads of one segment."""
    stems, parts = (_members(segment, view, terms) for view in ("body_stem", "body_parts"))
    return *segment.words.stored, segment.lists.several, stems, parts


def _members(segment: Segment, view: str, terms: Collection[str]) -> Members:
    field = segment.field(view)
    return tuple((term, field.members(number)) for term in terms if (number := field.terms.find(term)) >= 0)
