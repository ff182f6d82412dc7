"""Rows of words and pairs of rows, found by arithmetic on positions.

An occurrence is a packed integer (document, position), so that "the next word" is plus one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import POSITION_BITS, Ints, first_of_each
from index.embedded.fields import Field
from index.embedded.segment import Segment
from index.expand import Close, Row

Places = npt.NDArray[np.uint64]
"""Packed occurrences, ascending."""
Flags = npt.NDArray[np.bool_]
_SHIFT = np.uint64(POSITION_BITS)
_MASK = np.uint64((1 << POSITION_BITS) - 1)


def starts(segment: Segment, base: str, leaf: Row | Close) -> tuple[Ints, Ints]:
    """(documents, frequencies) of a row, or of left rows with a right row near, in one field."""
    field = segment.field(base)
    if isinstance(leaf, Row):
        return _count(_starts(field, leaf.words, segment.count))
    left = _starts(field, leaf.left, segment.count)
    right = _starts(field, leaf.right, segment.count)
    if not len(left) or not len(right):
        return _count(left[:0])
    after = _follows(left, len(leaf.left), right, leaf.distance)
    before = _precedes(left, right, len(leaf.right), leaf.distance)
    return _count(left[after | before])


def _follows(left: Places, size: int, right: Places, distance: int) -> Flags:
    """Where a right row begins 0 to distance - 1 words behind the end of the left one."""
    first = np.searchsorted(right, left + np.uint64(size))
    found = right[np.minimum(first, len(right) - 1)]
    near: Flags = (first < len(right)) & (found - left < np.uint64(size + distance))
    same: Flags = found >> _SHIFT == left >> _SHIFT
    return near & same


def _precedes(left: Places, right: Places, size: int, distance: int) -> Flags:
    """Where a right row ends 0 to distance - 1 words before the left one."""
    last = np.searchsorted(right + np.uint64(size), left, "right") - 1
    found = right[np.maximum(last, 0)]
    near: Flags = (last >= 0) & (left - found < np.uint64(size + distance))
    same: Flags = found >> _SHIFT == left >> _SHIFT
    return near & same


def _starts(field: Field, words: Sequence[str], size: int) -> Places:
    """Where a row begins. The documents that hold all its words are found first."""
    terms = [field.terms.find(word) for word in words]
    if min(terms) < 0:
        return np.zeros(0, np.uint64)
    mask = None
    if len(set(terms)) > 1:
        mask = reduce(np.logical_and, (_holding(field, term, size) for term in set(terms)))
    rows = [field.occurrences(term, mask) for term in terms]
    shifted = [places - np.uint64(at) for at, places in enumerate(rows)]
    shifted = [places[rows[at] & _MASK >= np.uint64(at)] for at, places in enumerate(shifted)]
    return reduce(_both, sorted(shifted, key=len))


def _holding(field: Field, term: int, size: int) -> Flags:
    mask = np.zeros(size, np.bool_)
    mask[field.postings(term)[0]] = True
    return mask


def _both(few: Places, many: Places) -> Places:
    if not len(few) or not len(many):
        return few[:0]
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    same: Flags = many[at] == few
    return few[same]


def _count(places: Places) -> tuple[Ints, Ints]:
    docs = (places >> _SHIFT).astype(np.int64)
    first = first_of_each(docs)
    return docs[first], np.diff(first, append=len(docs))
