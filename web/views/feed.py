"""The Atom feed of any query."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, Response, make_response

from index.answers import Results
from index.engine import SearchRequest, Sort
from index.hints import Hint
from index.parser import parse
from web.api.problems import problem
from web.chips import chips, named_actors
from web.feed import SIZE, entry, urn, xml_text
from web.keeping_caching import unchanged, validated
from web.keeping_links import feed as address_of
from web.keeping_links import feed_query
from web.keeping_refusal import refusal
from web.keeping_state import keeping
from web.keeping_words import summary
from web.rendering import render_template
from web.state import ended, engine, figures, formats, language, root
from web.urls import PageQuery, constraints
from web.views.results import asked

blueprint = Blueprint("feed", __name__)

_LATER = 300
"""Seconds after which a program should ask again for what could not be found in time."""


@blueprint.get("/feed")
def index() -> Response:
    """`/feed?…`: the newest articles of a query; the same parameters as its page, `sort` without effect."""
    query, remarks = asked()
    if remarks:
        return refusal(remarks)
    if same := unchanged():
        return same
    asked_for = feed_query(query).with_page(query.page)
    results = _found(asked_for)
    if hint := ended():
        return _later(hint)
    response = make_response(_feed(asked_for, results))
    response.content_type = "application/atom+xml; charset=utf-8"
    return validated(response)


def _later(hint: Hint) -> Response:
    """503: a feed with gaps would be taken for a whole one, and what it lacks for old news."""
    response = problem(503, hint.text(language()), "time-up")
    response.headers["Retry-After"] = str(_LATER)
    return response


def _found(query: PageQuery) -> Results:
    return engine().search(
        SearchRequest(
            query=parse(query.q).query,
            constraints=constraints(query),
            sort=Sort.NEWEST,
            offset=(query.page - 1) * SIZE,
            limit=SIZE,
            wider=False,
        )
    )


def _feed(query: PageQuery, results: Results) -> str:
    node = parse(query.q).query
    identity, first = keeping().archive, query.with_page(1)
    actors = named_actors(engine(), query, node)
    return render_template(
        "feed.xml",
        root=root(),
        query=query,
        id=urn(identity, f"feed:{first.string()}"),
        summary=xml_text(summary(chips(first, node, actors, formats()))),
        entries=[entry(hit, identity) for hit in results.hits],
        total=results.total,
        start=(query.page - 1) * SIZE + 1,
        size=SIZE,
        updated=f"{figures().committed.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
        first=address_of(query),
        current=address_of(query, query.page),
        previous=address_of(query, query.page - 1) if query.page > 1 else "",
        next=address_of(query, query.page + 1) if len(results.hits) == SIZE else "",
    )
