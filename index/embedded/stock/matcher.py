"""A posting list as Whoosh's searches walk it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.matching import LeafMatcher, NullMatcher, ReadTooFar

from index.embedded.arrays import unpack
from index.embedded.stock.sources import TermSource

BLOCK = 128
"""Postings over which a matcher states the largest weight, so that the search can skip."""


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """Walks one posting list as Whoosh's searches do, a document at a time."""

    def __init__(
        self, source: TermSource, number: int, term: tuple[str, bytes], format_: Any, scorer: Any
    ) -> None:
        self._source, self._number = source, number
        self._term, self.format, self.scorer = term, format_, scorer
        docs, freqs = source.postings(number)
        self._ids: list[int] = docs.tolist()
        self._weights: list[int] = freqs.tolist()
        blocks = np.arange(0, len(docs), BLOCK)
        lengths = source.lengths[docs] if source.lengths is not None else np.ones(len(docs), np.int64)
        self._heaviest = np.maximum.reduceat(freqs, blocks).tolist()
        self._shortest = np.minimum.reduceat(lengths, blocks).tolist()
        self._longest = np.maximum.reduceat(lengths, blocks).tolist()
        self._at = 0
        self._places: tuple[list[int], list[int]] | None = None

    def is_active(self) -> bool:
        """Whether there is a document here."""
        return self._at < len(self._ids)

    def reset(self) -> None:
        """Back to the first document."""
        self._at = 0

    def id(self) -> int:
        """The document here."""
        return self._ids[self._at]

    def all_ids(self) -> Iterator[int]:
        """This document and all behind it."""
        return iter(self._ids[self._at :])

    def weight(self) -> float:
        """Frequency here."""
        return float(self._weights[self._at])

    def copy(self) -> ArrayMatcher:
        """A second walker at the same place."""
        twin = ArrayMatcher(self._source, self._number, self._term, self.format, self.scorer)
        twin._at = self._at
        return twin

    def next(self) -> bool:
        """Step; true where a new block begins."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return self._at % BLOCK == 0

    def skip_to(self, id: int) -> None:
        """Go to this document or the first behind it."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._ids, id, self._at)

    def _positions(self) -> list[int]:
        if self._places is None:
            docs, positions = unpack(self._source.occurrences(self._number))
            ends = np.searchsorted(docs, np.array([*self._ids, 1 << 40]))
            self._places = ends.tolist(), positions.tolist()
        ends_, all_ = self._places
        return all_[ends_[self._at] : ends_[self._at + 1]]

    def value_as(self, astype: str) -> Any:
        """Positions or frequency here."""
        if astype == "positions":
            return self._positions()
        return self._weights[self._at]

    def block_quality(self) -> float:
        """The best score of this block."""
        return float(self.scorer.block_quality(self))

    def max_quality(self) -> float:
        """The best score of the list."""
        return float(self.scorer.max_quality())

    def block_max_weight(self) -> int:
        """Largest frequency in this block."""
        return int(self._heaviest[self._at // BLOCK])

    def block_min_length(self) -> int:
        """Shortest document in this block."""
        return int(self._shortest[self._at // BLOCK])

    def block_max_length(self) -> int:
        """Longest document in this block."""
        return int(self._longest[self._at // BLOCK])

    def skip_to_quality(self, minquality: float) -> int:
        """Skip blocks that can't score better; how many."""
        skipped = 0
        while self.is_active() and self.block_quality() <= minquality:
            self._at = (self._at // BLOCK + 1) * BLOCK
            skipped += 1
        return skipped

    def replace(self, minquality: float = 0) -> Any:
        """This matcher, or an empty one where nothing can score better."""
        if not self.is_active() or (minquality and self.scorer and self.max_quality() < minquality):
            return NullMatcher()
        return self
