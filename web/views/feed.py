"""The Atom feed of any query."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, Response, make_response

from index.engine import SearchRequest, Sort
from index.parser import parse
from web.chips import chips, named_actors
from web.feed import SIZE, entry, urn, xml_text
from web.keeping_caching import unchanged, validated
from web.keeping_links import feed as address_of
from web.keeping_links import feed_query
from web.keeping_refusal import refusal
from web.keeping_state import keeping
from web.keeping_words import summary
from web.rendering import render_template
from web.state import engine, figures, formats, root
from web.urls import PageQuery, constraints
from web.views.results import asked

blueprint = Blueprint("feed", __name__)


@blueprint.get("/feed")
def index() -> Response:
    """`/feed?…`: the newest articles of a query; the same parameters as its page, `sort` without effect."""
    query, remarks = asked()
    if remarks:
        return refusal(remarks)
    if same := unchanged():
        return same
    response = make_response(_feed(feed_query(query).with_page(query.page)))
    response.content_type = "application/atom+xml; charset=utf-8"
    return validated(response)


def _feed(query: PageQuery) -> str:
    archive, parsed = engine(), parse(query.q)
    start = (query.page - 1) * SIZE
    results = archive.search(
        SearchRequest(
            query=parsed.query,
            constraints=constraints(query),
            sort=Sort.NEWEST,
            offset=start,
            limit=SIZE,
            wider=False,
        )
    )
    identity, first = keeping().archive, query.with_page(1)
    actors = named_actors(archive, query, parsed.query)
    return render_template(
        "feed.xml",
        root=root(),
        query=query,
        id=urn(identity, f"feed:{first.string()}"),
        summary=xml_text(summary(chips(first, parsed.query, actors, formats()))),
        entries=[entry(hit, identity) for hit in results.hits],
        total=results.total,
        start=start + 1,
        size=SIZE,
        updated=f"{figures().committed.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
        first=address_of(query),
        current=address_of(query, query.page),
        previous=address_of(query, query.page - 1) if query.page > 1 else "",
        next=address_of(query, query.page + 1) if len(results.hits) == SIZE else "",
    )
