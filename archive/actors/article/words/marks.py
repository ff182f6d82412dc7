"""Tokens of a type that resolution knows something of: found for a whole batch at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.actors.article.drafts import Named
from archive.tokens import TokenRows

Marked = tuple[int, int, int]
"""Characters `start` to `end` (excluded) of a token, and the mark of its type."""


def marked(texts: TokenRows, columns: Sequence[npt.NDArray[Any]]) -> Iterator[list[list[Marked]]]:
    """For each of these columns, which have a row for each type: of each text the tokens whose types have a
    mark that is not 0, ascending.
    """
    any_mark = np.zeros(len(columns[0]), np.bool_)
    for marks in columns:
        any_mark |= marks != 0
    some = np.flatnonzero(any_mark[texts.all.types])
    types = texts.all.types[some]
    for marks in columns:
        own = marks[types]
        chosen = np.flatnonzero(own)
        places = some[chosen]
        rows = (texts.all.starts[places], texts.all.ends[places], own[chosen])
        found = list(zip(*(row.tolist() for row in rows), strict=True))
        bounds = np.searchsorted(places, texts.bounds).tolist()
        yield [found[start:stop] for start, stop in pairwise(bounds)]


def all_marks(texts: TokenRows, marks: npt.NDArray[np.int8]) -> list[int]:
    """Of each text the bits that the marks of its tokens have."""
    own = marks[texts.all.types]
    places = np.flatnonzero(own)
    found = np.zeros(len(texts), np.int8)
    np.bitwise_or.at(found, np.searchsorted(texts.bounds, places, side="right") - 1, own[places])
    return found.tolist()


def outside(found: Sequence[Marked], names: Sequence[Named | tuple[int, int]]) -> Sequence[Marked]:
    """The tokens that begin in none of the names (start, end …), which are ascending."""
    if not found or not names:
        return found
    begun = [name[0] for name in names]
    before = (bisect_right(begun, start) - 1 for start, _, _ in found)
    return [one for one, name in zip(found, before, strict=True) if name < 0 or names[name][1] <= one[0]]
