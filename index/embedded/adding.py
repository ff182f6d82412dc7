"""Adding up posting lists, in C: the weighted frequencies of every document of a segment.

Without a compiler lists are read and added one by one (see `index.embedded.lookup`), which also pays where
there are few of them and they are short.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np

from index.embedded.arrays import Ints
from index.embedded.fields import Field

try:
    from index.embedded import _adding as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]

ADDS = in_c is not None and sys.byteorder == "little"
"""Whether there is such a way here."""
SHARE = 32
"""It pays where lists have one posting in so many documents, or more,"""
A_LIST = 1 << 14
"""or one list for so many documents."""

Wanted = tuple[Field, int, int]
"""A field, the number of a term there, and what an occurrence weighs."""


def pays(wanted: Sequence[Wanted], documents: int) -> bool:
    """Whether adding takes less time than reading list by list."""
    if not ADDS or len(wanted) < 2:
        return False
    return len(wanted) * A_LIST >= documents or _postings(wanted) * SHARE >= documents


def added(wanted: Sequence[Wanted], documents: int) -> tuple[Ints, Ints]:
    """Documents, ascending (int64), and their weighted frequencies (int32)."""
    total = np.zeros(documents, np.int32)
    for field, term, weight in wanted:
        for postings, number in field.parts(term):
            if found := postings.place(number):
                in_c.add(postings.packed, *found, weight, total)
    room = min(documents, _postings(wanted))
    docs, sums = np.empty(room, np.int64), np.empty(room, np.int32)
    count = in_c.collect(total, docs, sums)
    return docs[:count], sums[:count]


def _postings(wanted: Sequence[Wanted]) -> int:
    """How many postings the lists have together."""
    return sum(postings.count(number) for field, term, _ in wanted for postings, number in field.parts(term))
