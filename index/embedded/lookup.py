"""Leaves of a query looked up: how often each stands in which documents.

The answer to a leaf is a `Found`: documents and scores. Answers are kept as long as they take little
room, because words come back: from page to page, from facet to facet, from reader to reader.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index import ranking
from index.embedded.adding import ADDS, Wanted, added, lists_of, pays
from index.embedded.arrays import Ints, distinct, first_of_each
from index.embedded.clock import Clock
from index.embedded.corpus import Corpus, Docs, Mask
from index.embedded.places import starts
from index.embedded.segment import Segment
from index.embedded.vocabulary import Expansions
from index.expand import Close, Fits, Leaf, Row, Sense
from index.query import TextField

KEPT_BYTES = 256 << 20
"""Room for kept answers."""
SPARSE = 32
"""Below one posting in so many documents lists are merged by sorting, above by counting on an array."""

Weighted = tuple[Ints, Ints, int]
"""Documents, frequencies, and the weight of a frequency in units."""


@dataclass
class Found:
    """Documents that match, and the score that each earns (float32)."""

    docs: Docs
    scores: ranking.Floats
    size: int

    @cached_property
    def dense(self) -> ranking.Floats:
        """The score of every document, 0 where it does not match."""
        dense = np.zeros(self.size, np.float32)
        dense[self.docs] = self.scores
        return dense

    def at(self, docs: Docs) -> ranking.Floats:
        """The scores of some documents, 0 where they do not match."""
        if "dense" in self.__dict__ or len(self.docs) * SPARSE > self.size:
            return np.asarray(self.dense[docs])
        if not len(self.docs):
            return np.zeros(len(docs), np.float32)
        at = np.searchsorted(self.docs, docs)
        at[at == len(self.docs)] = 0
        return np.where(self.docs[at] == docs, self.scores[at], np.float32(0))

    def at_each(self, docs: Sequence[int]) -> list[float]:
        """The scores of a few documents that match."""
        scores: list[float] = self.scores[np.searchsorted(self.docs, docs)].tolist()
        return scores

    def holds(self, docs: Docs) -> Mask:
        """Which of some documents match."""
        if len(self.docs) * SPARSE > self.size:
            return np.asarray(self.mask[docs])
        at = np.searchsorted(self.docs, docs)
        at[at == len(self.docs)] = 0
        return np.asarray(self.docs[at] == docs) if len(self.docs) else np.zeros(len(docs), np.bool_)

    @cached_property
    def mask(self) -> Mask:
        """One flag a document: whether it matches."""
        mask = np.zeros(self.size, np.bool_)
        mask[self.docs] = True
        return mask

    @property
    def nbytes(self) -> int:
        """Room that it may take."""
        return (
            self.docs.nbytes
            + self.scores.nbytes
            + (5 * self.size if len(self.docs) * SPARSE > self.size else 0)
        )


class Lookup:
    """Answers to leaves over one corpus."""

    def __init__(self, corpus: Corpus, expansions: Expansions, clock: Clock) -> None:
        self._corpus = corpus
        self._expansions = expansions
        self._clock = clock
        self._kept: OrderedDict[Leaf, Found] = OrderedDict()
        self._bytes = 0

    def found(self, leaf: Leaf) -> Found:
        """Matching documents and scores of one leaf. Raises TimeUp."""
        found = self._kept.get(leaf)
        if found is None:
            self._clock.check()
            found = self._kept[leaf] = self._make(leaf)
            self._bytes += found.nbytes
            while self._bytes > KEPT_BYTES and len(self._kept) > 1:
                self._bytes -= self._kept.popitem(last=False)[1].nbytes
        else:
            self._kept.move_to_end(leaf)
        return found

    def _make(self, leaf: Leaf) -> Found:
        docs, tf = self._frequencies(leaf)
        rarity = ranking.idf(self._corpus.articles, len(docs))
        found = Found(docs, ranking.impact(tf, self._corpus.damping[docs], rarity), self._corpus.size)
        return self._with_parts(leaf, found) if isinstance(leaf, Sense) and leaf.parts else found

    def _with_parts(self, leaf: Sense, found: Found) -> Found:
        """Single parts raise the scores of what matches; all halves together match."""
        parts = [self.found(part) for part in _alone(leaf, leaf.parts)]
        docs = found.docs
        halves = [self.found(half).docs for half in _alone(leaf, leaf.halves)]
        if halves:
            docs = self.united([docs, self._shared(halves)])
        if leaf.loose:
            docs = self.united([docs, *(part.docs for part in parts)])
        scores = found.scores if docs is found.docs else found.at(docs)
        for part in parts:
            scores = scores + ranking.SINGLE * part.at(docs)
        return Found(docs, scores, found.size)

    def united(self, many: Sequence[Docs]) -> Docs:
        """All of these documents, ascending."""
        if sum(map(len, many)) * SPARSE < self._corpus.size:
            return distinct(np.concatenate(many))
        mask = np.zeros(self._corpus.size, np.bool_)
        for docs in many:
            mask[docs] = True
        return np.flatnonzero(mask)

    def _shared(self, many: Sequence[Docs]) -> Docs:
        smallest, *others = sorted(many, key=len)
        for docs in others:
            mask = np.zeros(self._corpus.size, np.bool_)
            mask[docs] = True
            smallest = smallest[mask[smallest]]
        return smallest

    # --------------------------------------------------------------------------- frequencies

    def _frequencies(self, leaf: Leaf) -> tuple[Docs, Ints]:
        """Live documents, ascending, and frequencies in units."""
        match leaf:
            case Sense():
                docs, tf = self._joined(_summed(segment, wanted) for segment, wanted in self._meant(leaf))
            case Row() | Close():
                docs, tf = self._joined(self._placed(leaf))
            case Fits():
                docs, tf = self._joined(_summed(segment, wanted) for segment, wanted in self._fitting(leaf))
        if self._corpus.live is None:
            return docs, tf
        live = self._corpus.live[docs]
        return docs[live], tf[live]

    def _joined(self, by_segment: Iterable[tuple[Docs, Ints]]) -> tuple[Docs, Ints]:
        """One answer of those of all segments."""
        parts = list(by_segment)
        if len(parts) == 1:
            return parts[0]
        bases = self._corpus.bases.tolist()
        docs = [docs + base for (docs, _), base in zip(parts, bases, strict=False)]
        return np.concatenate(docs or [np.zeros(0, np.int64)]), np.concatenate(
            [tf for _, tf in parts] or [np.zeros(0, np.int32)]
        )

    def _meant(self, leaf: Sense) -> Iterator[tuple[Segment, list[Wanted]]]:
        """The lists of each segment in which a word stands, or its stems or parts."""
        views = (
            ("_stem", leaf.stems, ranking.STEM),
            ("_parts", leaf.stems if leaf.inside else (), self._corpus.part),
            ("", (leaf.exact,) if leaf.exact else (), ranking.EXACT),
        )
        bases = _bases(leaf.field)
        for segment in self._corpus.segments:
            yield (
                segment,
                [
                    (segment.field(base + view), term, weight * times)
                    for view, keys, weight in views
                    for key in keys
                    if (term := segment.terms(view).find(key)) >= 0
                    for base, times in bases
                ],
            )

    def _fitting(self, leaf: Fits) -> Iterator[tuple[Segment, list[Wanted]]]:
        """The lists of each segment in which a word stands that fits."""
        weight = ranking.STEM + ranking.EXACT
        for segment, terms in zip(self._corpus.segments, self._expansions.terms(leaf.pattern), strict=True):
            self._clock.check()
            fields = [(segment.field(base), times) for base, times in _bases(leaf.field)]
            yield segment, [(field, term, weight * times) for field, times in fields for term in terms]

    def _placed(self, leaf: Row | Close) -> Iterator[tuple[Docs, Ints]]:
        for segment in self._corpus.segments:
            self._clock.check()
            lists = [
                (*starts(segment, base, leaf), (ranking.STEM + ranking.EXACT) * times)
                for base, times in _bases(leaf.field)
            ]
            yield _add_up(lists, segment.count)


def _bases(field: TextField) -> tuple[tuple[str, int], ...]:
    title = ("title", ranking.TITLE)
    return (title,) if field is TextField.TITLE else (("body", 1), title)


def _alone(sense: Sense, stems: Sequence[str]) -> list[Sense]:
    """Parts of a compound as words of their own (without an exact spelling)."""
    return [Sense("", (stem,), field=sense.field) for stem in stems]


def _summed(segment: Segment, wanted: Sequence[Wanted]) -> tuple[Docs, Ints]:
    """Documents ascending and summed weighted frequencies of some terms of one segment."""
    if ADDS and pays(lists := lists_of(wanted), segment.count):
        return added(lists, segment.count)
    return _add_up([(*field.postings(term), weight) for field, term, weight in wanted], segment.count)


def _add_up(lists: Sequence[Weighted], size: int) -> tuple[Docs, Ints]:
    """Documents ascending and summed weighted frequencies of several posting lists of one segment."""
    lists = [part for part in lists if len(part[0])]
    if not lists:
        return np.zeros(0, np.int64), np.zeros(0, np.int32)
    if len(lists) == 1:
        docs, freqs, weight = lists[0]
        return docs.astype(np.int64), freqs.astype(np.int32) * np.int32(weight)
    if sum(len(docs) for docs, _, _ in lists) * SPARSE < size:
        return _merge(lists)
    (docs, freqs, weight), *others = sorted(lists, key=_length, reverse=True)
    total = np.zeros(size, np.int32)
    total[docs] = freqs * np.int32(weight)
    for docs, freqs, weight in others:
        total[docs] += freqs * np.int32(weight)
    docs = np.flatnonzero(total != 0)
    return docs, total[docs]


def _length(part: Weighted) -> int:
    return len(part[0])


def _merge(lists: Sequence[Weighted]) -> tuple[Docs, Ints]:
    docs = np.concatenate([docs for docs, _, _ in lists]).astype(np.int64)
    tf = np.concatenate([freqs * np.int32(weight) for _, freqs, weight in lists])
    order = np.argsort(docs, kind="stable")
    docs, tf = docs[order], tf[order]
    first = first_of_each(docs)
    return docs[first], np.add.reduceat(tf, first)
