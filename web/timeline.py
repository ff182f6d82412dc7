"""Which charts a results page shows, and the questions whose answers they draw.

Without a chosen period one chart shows everything at the grain that suits its length. With one, the
same chart shrinks to a strip above, and a finer one opens below it like a lens: whole years of months,
or whole months of days, around the period, so that what lies just outside stays in sight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from archive.dates import PartialDate
from index.answers import DateBucket, DateFacet, Statistics, Step
from index.engine import Engine, FacetRequest, SearchRequest
from index.query import DateIn, Node
from web.chart import Chart, coarsened, draw
from web.urls import PageQuery, constraints

_HEIGHT, _STRIP = 168, 46
"""Pixels of the large chart and of the strip above a lens."""

_MONTHS, _DAYS = 36, 62
"""Up to so many months a period is shown by month, up to so many days by day."""

Period = tuple[PartialDate, PartialDate]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to draw. `step` is the grain of the large chart; `window` the period that it covers, None
    for the whole archive; `strip` the grain of the strip above it, None for no strip."""

    step: Step
    window: Period | None = None
    strip: Step | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Charts and what does not fit into them: hits known less precisely, hits without a date."""

    chart: Chart
    strip: Chart | None
    coarser: tuple[DateBucket, ...]
    undated: int
    undated_holdings: int


def plan(query: PageQuery, statistics: Statistics) -> Plan | None:
    """What suits the period asked for and the archive; None for an archive without dates."""
    if statistics.first is None or statistics.last is None:
        return None
    whole = _grain(statistics.first, statistics.last)
    if not (query.start or query.end):
        return Plan(whole)
    start, end = query.start or statistics.first, query.end or statistics.last
    if start.first > end.last:
        return Plan(whole)
    step = _grain(start, end)
    if step is whole or step is Step.YEAR:
        return Plan(whole)
    wider = Step.YEAR if step is Step.MONTH else Step.MONTH
    window = coarsened(start, wider), coarsened(_last(end), wider)
    return Plan(step, window, whole)


def _grain(start: PartialDate, end: PartialDate) -> Step:
    if (end.last - start.first).days < _DAYS:
        return Step.DAY
    months = (end.last.year - start.first.year) * 12 + end.last.month - start.first.month + 1
    return Step.MONTH if months <= _MONTHS else Step.YEAR


def _last(date: PartialDate) -> PartialDate:
    return PartialDate(date.last.year, date.last.month, date.last.day)


def timeline(engine: Engine, query: PageQuery, node: Node, drawn: Plan, facet: DateFacet) -> Timeline:
    """Draw a plan. `facet` is that of the results themselves, at the grain `drawn.step`; what lies
    outside the period is asked for where a chart shows it."""
    selected = (query.start, query.end)
    free = not (query.start or query.end or query.undated)
    whole = facet if free else _ask(engine, query, node, drawn.strip or drawn.step, None)
    if drawn.window is None:
        chart, strip = draw(whole, height=_HEIGHT, selected=selected), None
    else:
        around = _ask(engine, query, node, drawn.step, drawn.window)
        chart = draw(around, height=_HEIGHT, window=drawn.window, selected=selected)
        strip = draw(whole, height=_STRIP, selected=selected)
    coarser = tuple(bucket for bucket in facet.coarser if bucket.count)
    return Timeline(chart, strip, coarser, whole.undated, whole.undated_holdings)


def _ask(engine: Engine, query: PageQuery, node: Node, step: Step, window: Period | None) -> DateFacet:
    """The date facet of the query over another period."""
    chosen = constraints(query, dates=False)
    if window:
        chosen = (DateIn(*window), *chosen)
    request = SearchRequest(query=node, constraints=chosen, limit=0, wider=False, snippets=False)
    counted = replace(request, facets=FacetRequest(step=step, actors=0, values=0))
    return engine.search(counted).facets.dates or DateFacet(step)
