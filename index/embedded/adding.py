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
from index.embedded.postings import Postings

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


Weighted = tuple[Postings, int, int]
"""Where a list is, its number there, and what an occurrence weighs."""


def lists_of(wanted: Sequence[Wanted]) -> list[Weighted]:
    """The lists that make up some terms."""
    return [(*part, weight) for field, term, weight in wanted for part in field.parts(term)]


def pays(lists: Sequence[Weighted], documents: int) -> bool:
    """Whether adding takes less time than reading list by list."""
    if len(lists) < 2:
        return False
    if len(lists) * A_LIST >= documents:
        return True
    return sum(postings.count(number) for postings, number, _ in lists) * SHARE >= documents


def added(lists: Sequence[Weighted], documents: int) -> tuple[Ints, Ints]:
    """Documents, ascending (int64), and their weighted frequencies (int32)."""
    total, room = np.zeros(documents, np.int32), 0
    for postings, number, weight in lists:
        if found := postings.place(number):
            in_c.add(postings.packed, *found, weight, total)
            room += found[-1] - found[-2]
    docs, sums = (np.empty(min(documents, room), kind) for kind in (np.int64, np.int32))
    count = in_c.collect(total, docs, sums)
    return docs[:count], sums[:count]
