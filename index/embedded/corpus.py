"""All segments of one state seen as one row of documents, numbered through; deleted ones never show.

A document's global number is its number in the segment plus the segment's base. Masks and columns have
one entry for each of the `size` documents, deleted ones included.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NoReturn

import numpy as np
import numpy.typing as npt

from archive.article import Article
from archive.dates import PartialDate
from index import ranking
from index.embedded.arrays import Ints
from index.embedded.fields import Field
from index.embedded.segment import Segment
from index.embedded.stored import Head

KEPT_HEADS = 4096
KEPT_ARTICLES = 256
"""Heads and whole articles that stay unpacked: who narrows a search down sees most of them again."""
KEPT_SIZE = 1 << 14
"""Packed bytes of the longest article that stays unpacked, which takes some ten times that."""

Mask = npt.NDArray[np.bool_]
Docs = npt.NDArray[np.int64]
"""Global document numbers, ascending, none of them deleted."""


class Corpus:
    """Columns and statistics of an opened state; everything but `articles` and `live` is made when needed."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        counts = [segment.count for segment in self.segments]
        self.bases = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
        self._starts: list[int] = self.bases.tolist()
        self.size = self._starts[-1]
        self.articles = sum(segment.live for segment in self.segments)
        self._kept: Callable[[int], Article | None] = lru_cache(KEPT_ARTICLES)(self._read_short)
        self._kept_heads: Callable[[int], Head] = lru_cache(KEPT_HEADS)(self._read_head)
        self.live: Mask | None = None
        if self.articles < self.size:
            self.live = ~self.column(_deleted, np.bool_)

    def close(self) -> None:
        """Forget what stayed unpacked. The methods that are remembered refer to the corpus and it to them:
        without this it would live until the next search for cycles."""
        self._kept, self._kept_heads = _closed, _closed

    def parts(self) -> Iterator[tuple[int, Segment]]:
        """(base, segment) of each segment."""
        return zip(self.bases.tolist(), self.segments, strict=False)

    def column(self, read: Callable[[Segment], Ints], dtype: npt.DTypeLike) -> Ints:
        """One array of the same column of all segments."""
        whole = np.empty(self.size, dtype)
        for base, segment in self.parts():
            whole[base : base + segment.count] = read(segment)
        return whole

    def alive(self, mask: Mask) -> Mask:
        """The mask without deleted documents."""
        return mask if self.live is None else mask & self.live

    def count_live(self, docs: Docs) -> int:
        """How many of these documents are not deleted."""
        return len(docs) if self.live is None else int(np.count_nonzero(self.live[docs]))

    @cached_property
    def everything(self) -> Docs:
        """All documents."""
        return np.arange(self.size) if self.live is None else np.flatnonzero(self.live)

    # ------------------------------------------------------------------------------- ranking

    @cached_property
    def words(self) -> int:
        """Words of all articles, titles included."""
        return int(self._lengths[self.everything].sum())

    @cached_property
    def _lengths(self) -> Ints:
        return self.column(_words, np.int32)

    @cached_property
    def damping(self) -> ranking.Floats:
        """See `ranking.damping`."""
        return ranking.damping(self._lengths, self.average)

    @property
    def part(self) -> int:
        """See `ranking.part`."""
        return ranking.part(self.average)

    @property
    def average(self) -> float:
        """Words of an article on average."""
        return self.words / max(self.articles, 1)

    def fields(self, name: str) -> Iterator[tuple[int, Field]]:
        """(base, field) of each segment."""
        return ((base, segment.field(name)) for base, segment in self.parts())

    # ----------------------------------------------------------------------------------- dates

    @cached_property
    def first(self) -> Ints:
        """First day that each document's date can stand for (ordinal), 0 where undated."""
        return self.column(_first, np.int32)

    @cached_property
    def last(self) -> Ints:
        """Last day, 0 where undated."""
        return self.column(_last, np.int32)

    @cached_property
    def precision(self) -> Ints:
        """1, 2, 3 for year, month, day; 0 where undated."""
        return self.column(_precision, np.int8)

    @cached_property
    def age(self) -> Ints:
        """Orders documents by start of the date, then precision; 0 where undated (int32)."""
        return self.first * 4 + self.precision

    def date(self, doc: int) -> PartialDate | None:
        """The date of one document as it was known."""
        segment, local = self.locate(doc)
        return segment.date(local)

    def ends_of(self, docs: Docs) -> tuple[PartialDate | None, PartialDate | None]:
        """The oldest and the newest date of some documents, None where none is dated."""
        docs = docs[self.precision[docs] > 0]
        if not len(docs):
            return None, None
        age = self.age[docs]
        return self.date(int(docs[age.argmin()])), self.date(int(docs[age.argmax()]))

    # ------------------------------------------------------------------------------------- ids

    def locate(self, doc: int) -> tuple[Segment, int]:
        """The segment of a document and its number there."""
        at = bisect_right(self._starts, doc) - 1
        return self.segments[at], doc - self._starts[at]

    def id(self, doc: int) -> str:
        """The id of a document."""
        segment, local = self.locate(doc)
        return segment.id(local)

    def find(self, id: str) -> int:
        """The document with this id, -1 where there is none."""
        for base, segment in self.parts():
            local = segment.find(id)
            if local >= 0 and (segment.deleted is None or not segment.deleted[local]):
                return base + local
        return -1

    @cached_property
    def id_rank(self) -> Ints:
        """Place of each document in the order of ids."""
        if len(self.segments) == 1:
            return self.segments[0].id_rank
        ids = np.empty(self.size, object)
        for base, segment in self.parts():
            ids[base + segment.id_docs.astype(np.int64)] = list(segment.ids)
        ranks = np.empty(self.size, np.int64)
        ranks[np.argsort(ids, kind="stable")] = np.arange(self.size)
        return ranks

    def head(self, doc: int) -> Head:
        """The article without its body."""
        return self._kept_heads(doc)

    def _read_head(self, doc: int) -> Head:
        segment, local = self.locate(doc)
        return segment.head(local)

    def article(self, doc: int) -> Article:
        """The article as it was indexed.

        Room is counted in articles, so that of a long one only that it is long is kept, in the place of an
        article; the article itself is read each time.
        """
        return self._kept(doc) or self._read(doc)

    def _read(self, doc: int) -> Article:
        segment, local = self.locate(doc)
        return segment.article(local)

    def _read_short(self, doc: int) -> Article | None:
        """The same; None for a long one."""
        segment, local = self.locate(doc)
        return segment.article(local) if segment.packed(local) <= KEPT_SIZE else None

    def copies_of(self, doc: int) -> list[int]:
        """The live copies of a document, itself left out."""
        if self.copies is None or self.copies[doc] < 0:
            return []
        alike = self.alive(self.copies == self.copies[doc])
        return [other for other in np.flatnonzero(alike).tolist() if other != doc]

    def correcting(self, id: str) -> list[int]:
        """The live documents that correct the article with this id."""
        found: list[int] = []
        for base, segment in self.parts():
            values = segment.values("corrects")
            number = values.terms.find(id)
            if number >= 0:
                found += (base + np.flatnonzero(values.ordinals == number)).tolist()
        return [doc for doc in found if self.live is None or self.live[doc]]

    @cached_property
    def copies(self) -> Ints | None:
        """Group of copies of each document, -1 where it has none; None where no document has any."""
        groups = self.column(_copies, np.int32)
        return groups if (groups >= 0).any() else None


def _closed(_doc: int) -> NoReturn:
    raise ValueError("this state of the index is closed")


def _deleted(segment: Segment) -> Mask:
    return np.zeros(segment.count, np.bool_) if segment.deleted is None else segment.deleted


def _words(segment: Segment) -> Ints:
    return segment.field("title").lengths.astype(np.int32) + segment.field("body").lengths


def _first(segment: Segment) -> Ints:
    return segment.first


def _last(segment: Segment) -> Ints:
    return segment.last


def _precision(segment: Segment) -> Ints:
    return segment.precision


def _copies(segment: Segment) -> Ints:
    return segment.copies
