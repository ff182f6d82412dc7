"""The start page and the results of a query."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

from flask import Blueprint, Response, make_response, request

from index.answers import DateFacet, Step
from index.engine import FacetRequest, SearchRequest, Sort
from index.hints import Hint
from index.parser import Parsed, parse
from web import links
from web.chart import draw
from web.chips import chips, named_actors
from web.datefacet import date_rows
from web.facets import facet_groups
from web.keeping_receipts import Opened, changes, opened
from web.keeping_state import keeping
from web.keeping_store import Saved
from web.noticing import ended
from web.rendering import render_template
from web.state import engine, figures, formats, fresh, kept, language, state
from web.timeline import plan, timeline
from web.urls import PAGE_SIZE, PageQuery, Remark, order, read_pairs, search_request
from web.zero import zero_help

blueprint = Blueprint("results", __name__)

ROWS = 16
"""Rows of a facet that a page carries; a few are shown at once, the others on demand."""


@blueprint.get("/")
def index() -> Response:
    """`/`: the start page; with parameters the results."""
    query, remarks = asked()
    saved = opened(query)
    if saved:
        return _never_kept(make_response(_results(query, remarks, saved)))
    if unchanged := fresh():
        return unchanged
    body = _start() if query.empty and not remarks and "q" not in request.args else _results(query, remarks)
    return tagged(body)


def _never_kept(response: Response) -> Response:
    """A page that tells of a receipt depends on the time, the list and the browser."""
    response.headers["Cache-Control"] = "no-store"
    response.content_language.add(formats().language)
    return response


def asked() -> tuple[PageQuery, tuple[Remark, ...]]:
    """What the address of this request asks for."""
    return read_pairs(parse_qsl(request.query_string.decode("utf-8", "replace"), keep_blank_values=True))


def tagged(body: str) -> Response:
    """A page that the reader's browser may keep, but must ask for again."""
    response = kept(make_response(body))
    response.content_language.add(formats().language)
    return response


def _start() -> str:
    archive = engine()
    facets = archive.search(
        SearchRequest(limit=0, facets=FacetRequest(step=Step.YEAR, actors=8, values=0))
    ).facets
    dates = facets.dates or DateFacet(Step.YEAR)
    drawn = plan(PageQuery(), figures())
    if drawn and drawn.step is not Step.YEAR:
        finer = SearchRequest(limit=0, facets=FacetRequest(step=drawn.step, actors=0, values=0))
        dates = archive.search(finer).facets.dates or dates
    return render_template(
        "start.html",
        query=PageQuery(),
        chart=draw(dates, height=138),
        dates=dates,
        actors=facets.actors,
        taught=state().examples(archive, language()),
    )


def _results(query: PageQuery, remarks: tuple[Remark, ...], saved: Saved | None = None) -> str:
    archive, parsed, statistics = engine(), parse(query.q), figures()
    drawn = plan(query, statistics)
    wanted = FacetRequest(step=drawn.step if drawn else None, actors=ROWS, values=ROWS)
    results = archive.search(search_request(query, parsed.query, facets=wanted, limit=PAGE_SIZE + 1))
    shown, further = results.hits[:PAGE_SIZE], len(results.hits) > PAGE_SIZE
    actors = named_actors(archive, query, parsed.query)
    constraints = chips(query, parsed.query, actors, formats())
    dates = results.facets.dates
    gaps = ended(results) is not None  # each further question would have all the time of the first
    return render_template(
        "results.html",
        query=query,
        remarks=remarks,
        hints=_hints(parsed, results.hints),
        results=replace(results, hits=shown),
        sort=order(query, parsed.query),
        ranked=order(query.with_sort(Sort.RELEVANCE), parsed.query) is Sort.RELEVANCE,
        pages=pages(query, results.total, further),
        chips=constraints,
        timeline=timeline(archive, query, parsed.query, drawn, dates)
        if drawn and dates and not gaps
        else None,
        groups=facet_groups(query, results.facets, actors),
        dates=date_rows(query, parsed.query, dates, language()) if dates else None,
        zero=None
        if results.total or gaps
        else zero_help(archive, query, parsed.query, constraints, language()),
        canonical=links.results(query),
        facet_rows=ROWS,
        opened=Opened(saved, None, None) if saved and gaps else _opened(saved, results.total),
        revision=archive.revision,
    )


def _opened(saved: Saved | None, total: int) -> Opened | None:
    kept = keeping().saved
    return changes(kept, saved, total) if kept and saved else None


def _hints(parsed: Parsed, told: tuple[Hint, ...]) -> tuple[Hint, ...]:
    """What the parser and the engine have to say, in the order of the typed text."""
    return tuple(sorted((*parsed.hints, *told), key=lambda remark: remark.at))


def pages(query: PageQuery, total: int, further: bool) -> tuple[int, ...]:
    """Numbers of the pager: the first, those around this one, the last; 0 stands for a gap.

    `total` counts copies that are folded on the pages, so that the last page may come earlier: it is
    this one when there are no `further` hits.
    """
    last = max(query.page + 1, -(-total // PAGE_SIZE)) if further else query.page
    near = range(max(1, query.page - 2), min(last, query.page + 2) + 1)
    found: list[int] = []
    for number in sorted({1, last, *near}):
        if found and number == found[-1] + 2:
            found.append(number - 1)
        elif found and number > found[-1] + 1:
            found.append(0)
        found.append(number)
    return tuple(found)
