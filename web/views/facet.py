"""One facet in full: every value with its count, to demand or to exclude."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from archive.mentions import Kind
from index.engine import FacetRequest, SearchRequest
from index.parser import parse
from web import links
from web.chips import named_actors
from web.facets import Group, facet_groups
from web.rendering import render_template
from web.state import engine, fresh
from web.urls import Choice, PageQuery, constraints
from web.views.results import asked, tagged

blueprint = Blueprint("facet", __name__)

_ROWS = 1_000


@blueprint.get("/facet/<any(person,organisation,place,source,section,author,folder):kind>")
def index(kind: str) -> Response:
    """`/facet/person?…`: with the parameters of the results, and `containing` to filter the names."""
    if unchanged := fresh():
        return unchanged
    query, _ = asked()
    query = query.with_page(1)
    containing = " ".join(request.args.get("containing", "").split())
    group = next((found for found in _groups(query, kind) if found.kind == kind), None)
    if group is None:
        abort(404)
    wanted = containing.casefold()
    return tagged(
        render_template(
            "facet.html",
            query=query,
            group=group,
            containing=containing,
            rows=tuple(row for row in group.rows if wanted in row.label.casefold()),
            cut=len(group.rows) >= _ROWS,
            canonical=links.facet(kind, query),
            choice=Choice,
        )
    )


def _groups(query: PageQuery, kind: str) -> tuple[Group, ...]:
    node = parse(query.q).query
    named = kind in set(Kind)
    wanted = FacetRequest(step=None, actors=_ROWS if named else 0, values=0 if named else _ROWS)
    found = engine().search(
        SearchRequest(query=node, constraints=constraints(query), limit=0, facets=wanted, wider=False)
    )
    return facet_groups(query, found.facets, named_actors(engine(), query, node))
