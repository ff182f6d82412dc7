"""Facets: counts over all matching documents, by one pass over them each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from archive.dates import PartialDate, Span
from index.answers import DateBucket, DateFacet, Facets, Step, ValueCount, rows
from index.embedded.arrays import Ints
from index.embedded.corpus import Corpus, Docs
from index.embedded.named import ActorIndex
from index.embedded.tally import count
from index.embedded.values import Values
from index.engine import FacetRequest
from index.query import ValueField

GRAIN = {Step.YEAR: 1, Step.MONTH: 2, Step.DAY: 3}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The buckets of one step: `numbers` gives each document's; first comes the one for documents without
    a date, then `coarse` ones (less precise than the step), then `fine` ones; both ascend.

    `holdings` are the archive's articles in each.
    """

    numbers: Ints
    coarse: Sequence[PartialDate]
    fine: Sequence[PartialDate]
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
        held, split = calendar.holdings, len(calendar.coarse) + 1
        hits: list[int] = count(docs, calendar.numbers, len(held)).tolist()
        fine = rows(DateBucket, calendar.fine, hits[split:], held[split:])
        coarse = rows(DateBucket, calendar.coarse, hits[1:split], held[1:split])
        if span.first or span.last:
            fine, coarse = _within(span, fine), _within(span, coarse)
        return DateFacet(step, fine, coarse, hits[0], held[0])

    def _calendar(self, step: Step) -> Calendar:
        if step not in self._calendars:
            self._calendars[step] = self._make_calendar(GRAIN[step])
        return self._calendars[step]

    def _make_calendar(self, grain: int) -> Calendar:
        corpus = self._corpus
        precision = np.minimum(corpus.precision, grain).astype(np.int64)
        days = _rounded(corpus.first, np.where(corpus.precision > grain, grain, 3))
        keys = np.where(precision == grain, _FINE, 0) + days * 4 + precision
        keys[precision == 0] = 0
        found, numbers = np.unique(np.append(keys[corpus.everything], 0), return_inverse=True)
        whole = np.zeros(corpus.size, np.int32)
        whole[corpus.everything] = numbers[:-1]
        holdings: list[int] = np.bincount(numbers[:-1], minlength=len(found)).tolist()
        coarse = [_date(key) for key in found[1:].tolist() if key < _FINE]
        fine = [_date(key - _FINE) for key in found[1:].tolist() if key >= _FINE]
        return Calendar(whole, coarse, fine, holdings)

    # --------------------------------------------------------------------------------- values

    def values(self, docs: Docs, name: ValueField, limit: int) -> tuple[ValueCount, ...]:
        """The most frequent values of a field, ties by value; documents without one are left out."""
        numbers, texts = self._column(name)
        if len(texts) < 2:
            return ()
        counts = count(docs, numbers, len(texts))
        counts[0] = 0
        order = np.argsort(-counts, kind="stable")[:limit]
        order = order[counts[order] > 0]
        return rows(ValueCount, [texts[n] for n in order.tolist()], counts[order].tolist())

    def _column(self, name: ValueField) -> tuple[Ints, list[str]]:
        """Numbers of the values of all documents, and the values, ascending; 0 is the empty one."""
        if name not in self._columns:
            columns = [segment.values(name.value) for segment in self._corpus.segments]
            texts = sorted({""}.union(*(_texts(values) for values in columns)))
            places = {text: number for number, text in enumerate(texts)}
            whole = np.zeros(self._corpus.size, np.int32)
            for (base, segment), values in zip(self._corpus.parts(), columns, strict=True):
                table = np.array([places[text] for text in _texts(values)], np.int32)
                whole[base : base + segment.count] = table[values.ordinals]
            self._columns[name] = whole, texts
        return self._columns[name]

    @cached_property
    def undated(self) -> int:
        """Live documents without a date."""
        return int(np.count_nonzero(self._corpus.precision[self._corpus.everything] == 0))


_EPOCH = 719163
"""1970-01-01 as an ordinal."""
_NEVER = dt.MAXYEAR + 1
_FINE = 1 << 40
"""Puts fine buckets behind coarse ones."""


def _within(span: Span, buckets: tuple[DateBucket, ...]) -> tuple[DateBucket, ...]:
    """Those that overlap the span; only of years at its ends it takes a closer look."""
    if span.empty:
        return ()
    first, last = span.first.year if span.first else 0, span.last.year if span.last else _NEVER
    return tuple(
        bucket
        for bucket in buckets
        if first < bucket.date.year < last
        or (first <= bucket.date.year <= last and span.overlaps(bucket.date))
    )


def _rounded(ordinals: Ints, grains: Ints) -> Ints:
    """Day ordinals taken back to the first day of their month (grain 2) or year (1), or left (3)."""
    dates = (ordinals.astype(np.int64) - _EPOCH).astype("datetime64[D]")
    months = dates.astype("datetime64[M]").astype("datetime64[D]")
    years = dates.astype("datetime64[Y]").astype("datetime64[D]")
    chosen = np.choose(grains - 1, (years, months, dates))
    return np.asarray(chosen.astype(np.int64) + _EPOCH)


def _texts(values: Values) -> list[str]:
    return [term.decode() for term in values.terms]


def _date(key: int) -> PartialDate:
    """The date of a key: ordinal of its first day * 4 + precision."""
    day, precision = dt.date.fromordinal(key >> 2), key & 3
    return PartialDate(day.year, day.month if precision > 1 else 0, day.day if precision > 2 else 0)
