"""What a results page costs on the server: the benchmark's questions as addresses of the real application.

Each page is complete, as a browser gets it: hits with snippets, chart, facets, compressed. Beside it the
engine alone answers the same questions with the same hits and facets, in the same process.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archive.dates import PartialDate
from index.engine import Engine, FacetRequest, Store
from index.parser import parse
from tests.bench import measure
from tests.bench.measure import Query
from web import create_app, links
from web.timeline import plan
from web.urls import PAGE_SIZE, Choice, PageQuery, search_request
from web.views.results import ROWS

_BROWSER = {"Accept-Encoding": "gzip", "Accept-Language": "de"}


def web_figures(store: Store, queries: list[Query]) -> dict[str, Any]:
    """`web_page_ms` of whole pages, `web_engine_ms` of the engine's part of them, `web_page_kb` of the
    heaviest page without its fonts, style and script, compressed."""
    client = create_app(store, refresh=3600, settled=True).test_client()
    engine = store.open()

    def page(query: Query) -> bytes:
        return client.get(links.results(question(query)), headers=_BROWSER).data

    figures: dict[str, Any] = {
        "web_page_ms": measure.times(page, queries),
        "web_engine_ms": measure.times(_asking(engine), queries),
        "web_page_kb": max(len(page(query)) for query in queries) / 1000,
    }
    engine.close()
    return figures


def question(query: Query) -> PageQuery:
    """A query of the benchmark as its page asks it."""
    text = " ".join(query["words"])
    typed = {"phrase": f'"{text}"', "prefix": f"{text}*"}.get(query["kind"], text)
    start, end = (PartialDate.from_iso(query[name]) if name in query else None for name in ("from", "to"))
    actor = (Choice(query["actor"]),) if "actor" in query else ()
    return PageQuery(q=typed, start=start, end=end, actor=actor)


def _asking(engine: Engine) -> Callable[[Query], object]:
    """What the engine is asked for the same hits, snippets and facets."""
    figures = engine.statistics()

    def ask(query: Query) -> object:
        asked = question(query)
        drawn = plan(asked, figures)
        facets = FacetRequest(step=drawn.step if drawn else None, actors=ROWS, values=ROWS)
        return engine.search(search_request(asked, parse(asked.q).query, facets=facets, limit=PAGE_SIZE + 1))

    return ask
