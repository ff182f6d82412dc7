"""The facet of dates: years, months or days with hits, each to look into or to leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.dates import PartialDate
from index.answers import DateFacet
from index.parser import MAX_LENGTH
from index.query import DateIn, Node, Not
from web.chips import parts, typed
from web.facets import SHOWN
from web.urls import PageQuery

MOST = 40
"""Rows of the facet; the table below the chart has them all."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """Hits at least as precise as `date`; the question within it, and the one without it (None where that
    would be longer than a query may be)."""

    date: PartialDate
    count: int
    within: PageQuery
    without: PageQuery | None


@dataclass(frozen=True, slots=True)
class DateRows:
    """The newest rows, and those that are shown on demand."""

    shown: Sequence[DateRow]
    more: Sequence[DateRow]


def date_rows(query: PageQuery, node: Node, facet: DateFacet, language: str) -> DateRows:
    """Rows of the facet that a query's results have, the newest first; `node` is the typed query. Nothing
    to choose, no rows."""
    hit = [bucket for bucket in reversed(facet.buckets) if bucket.count][:MOST]
    if len(hit) < 2:
        return DateRows((), ())
    rows = [
        DateRow(
            bucket.date,
            bucket.count,
            query.with_dates(bucket.date, bucket.date),
            _without(query, node, bucket.date, language),
        )
        for bucket in hit
    ]
    return DateRows(rows[:SHOWN], rows[SHOWN:])


def _without(query: PageQuery, node: Node, date: PartialDate, language: str) -> PageQuery | None:
    text = typed((*parts(node), Not(DateIn(date, date))), language)
    return query.with_text(text) if len(text) <= MAX_LENGTH else None
