"""Facets: counts over all matching documents, by one `bincount` each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from archive.dates import PartialDate, Span
from index.answers import DateBucket, DateFacet, Facets, Step, ValueCount
from index.embedded.arrays import Ints
from index.embedded.corpus import Corpus, Docs
from index.embedded.named import ActorIndex
from index.embedded.values import Values
from index.engine import FacetRequest
from index.query import ValueField

GRAIN = {Step.YEAR: 1, Step.MONTH: 2, Step.DAY: 3}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The buckets of one step: `numbers` gives each document's, `dates` what they stand for, ascending.

    Bucket 0 is for documents without a date. Dates coarser than the step are buckets of their own.
    """

    numbers: Ints
    dates: Sequence[PartialDate]
    holdings: Sequence[int]


class Counting:
    """Counts facets over one corpus; what does not depend on the question is made once."""

    def __init__(self, corpus: Corpus, actors: ActorIndex) -> None:
        self._corpus = corpus
        self._actors = actors
        self._calendars: dict[Step, Calendar] = {}
        self._columns: dict[ValueField, tuple[Ints, list[str]]] = {}

    def facets(self, docs: Docs, asked: FacetRequest, span: Span) -> Facets:
        """The facets asked for; dates outside the span are left out."""
        return Facets(
            dates=self._dates(docs, asked.step, span) if asked.step else None,
            actors=self._actors.facets(docs, asked.actors) if asked.actors else {},
            values={name.value: self.values(docs, name, asked.values) for name in ValueField}
            if asked.values
            else {},
        )

    # ---------------------------------------------------------------------------------- dates

    def _dates(self, docs: Docs, step: Step, span: Span) -> DateFacet:
        calendar = self._calendar(step)
        hits = np.bincount(calendar.numbers[docs], minlength=len(calendar.dates) + 1).tolist()
        grain = GRAIN[step]
        open_span = span == Span()
        fine: list[DateBucket] = []
        coarse: list[DateBucket] = []
        for number, (date, held) in enumerate(zip(calendar.dates, calendar.holdings[1:], strict=True), 1):
            if open_span or (not span.empty and span.overlaps(date)):
                (fine if date.precision == grain else coarse).append(DateBucket(date, hits[number], held))
        return DateFacet(step, tuple(fine), tuple(coarse), hits[0], calendar.holdings[0])

    def _calendar(self, step: Step) -> Calendar:
        if step not in self._calendars:
            self._calendars[step] = self._make_calendar(GRAIN[step])
        return self._calendars[step]

    def _make_calendar(self, grain: int) -> Calendar:
        """Buckets are numbered in the order of `PartialDate.sort_key`."""
        corpus = self._corpus
        days = corpus.first.astype(np.int64) - _EPOCH
        dates = days.astype("datetime64[D]")
        if grain < 3:
            unit = dates.astype("datetime64[M]") if grain == 2 else dates.astype("datetime64[Y]")
            dates = np.where(corpus.precision > grain, unit.astype("datetime64[D]"), dates)
        precision = np.minimum(corpus.precision, grain).astype(np.int64)
        keys = np.where(precision > 0, (dates.astype(np.int64) + _EPOCH) * 4 + precision, 0)
        found, numbers = np.unique(np.append(keys, 0), return_inverse=True)
        numbers = numbers[:-1]
        holdings = np.bincount(numbers[corpus.everything], minlength=len(found))
        kept = np.flatnonzero((holdings > 0) | (found == 0))
        renumbered = np.zeros(len(found), np.int64)
        renumbered[kept] = np.arange(len(kept))
        dated = [_date(int(key)) for key in found[kept].tolist() if key]
        return Calendar(renumbered[numbers], dated, holdings[kept].tolist())

    # --------------------------------------------------------------------------------- values

    def values(self, docs: Docs, name: ValueField, limit: int) -> tuple[ValueCount, ...]:
        """The most frequent values of a field, ties by value; documents without one are left out."""
        numbers, texts = self._column(name)
        if len(texts) < 2:
            return ()
        counts = np.bincount(numbers[docs], minlength=len(texts))
        counts[0] = 0
        order = np.argsort(-counts, kind="stable")[:limit]
        return tuple(ValueCount(texts[n], count) for n in order.tolist() if (count := int(counts[n])))

    def _column(self, name: ValueField) -> tuple[Ints, list[str]]:
        """Numbers of the values of all documents, and the values, ascending; 0 is the empty one."""
        if name not in self._columns:
            columns = [segment.values(name.value) for segment in self._corpus.segments]
            texts = sorted({""}.union(*(_texts(values) for values in columns)))
            places = {text: number for number, text in enumerate(texts)}
            whole = np.zeros(self._corpus.size, np.int64)
            for (base, segment), values in zip(self._corpus.parts(), columns, strict=True):
                table = np.array([places[text] for text in _texts(values)], np.int64)
                whole[base : base + segment.count] = table[values.ordinals]
            self._columns[name] = whole, texts
        return self._columns[name]

    @cached_property
    def undated(self) -> int:
        """Live documents without a date."""
        return int(np.count_nonzero(self._corpus.precision[self._corpus.everything] == 0))


_EPOCH = 719163
"""1970-01-01 as an ordinal."""


def _texts(values: Values) -> list[str]:
    return [term.decode() for term in values.terms]


def _date(key: int) -> PartialDate:
    """The date of a key: ordinal of its first day * 4 + precision."""
    day, precision = dt.date.fromordinal(key >> 2), key & 3
    return PartialDate(day.year, day.month if precision > 1 else 0, day.day if precision > 2 else 0)
