"""Terms that share their beginnings, in C; see `terms_plain`, which does the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from index.embedded import _terms
from index.embedded._terms import bisect, find, size, term
from index.embedded.arrays import Ints
from index.embedded.terms_plain import BLOCK

__all__ = ["bisect", "find", "packed", "several", "size", "term", "unpacked"]

_HEADER = 21
"""Bytes before the rest of a term, at most."""


def packed(text: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """(blob, starts) of the terms from `first` to `last` in a text."""
    blob = np.empty(int((last - first).sum()) + _HEADER * len(first), np.uint8)
    starts = np.empty(-(-len(first) // BLOCK), np.uint64)
    used = _terms.pack(text, np.ascontiguousarray(first), np.ascontiguousarray(last), blob, starts)
    return blob[:used].copy(), starts


def several(blob: memoryview, starts: memoryview, numbers: Iterable[int]) -> Iterator[bytes]:
    """The terms of many numbers."""
    return (term(blob, starts, number) for number in numbers)


def unpacked(blob: memoryview, starts: memoryview) -> tuple[Ints, Ints]:
    """All terms one after another (uint8), and n + 1 offsets (int64)."""
    ends = np.zeros(size(blob, starts) + 1, np.int64)
    _terms.ends(blob, starts, ends[1:])
    text = np.empty(int(ends[-1]), np.uint8)
    _terms.text(blob, starts, text)
    return text, ends
