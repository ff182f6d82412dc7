"""The JSON API: the same questions as the page, for programs."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from archive.errors import IndexDamaged, IndexMissing, IndexOutdated, IndexProblem
from archive.mentions import Kind
from index.answers import DateFacet, Step
from index.engine import FacetRequest
from index.parser import parse
from web import keeping_links, links
from web.api import answers
from web.api.document import BASE, document
from web.api.parameters import (
    ACTORS,
    FACETS,
    MOST_OFFSET,
    ORDER,
    SUGGEST,
    BadParameters,
    read,
    read_values,
)
from web.api.problems import http_problem, problem
from web.api.shapes import ActorsJson, FaultJson, LinksJson, SearchJson, SuggestJson
from web.keeping_caching import unchanged, validated
from web.state import engine, language, root, state
from web.urls import PageQuery, search_request

blueprint = Blueprint("api", __name__)

_log = logging.getLogger(__name__)
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_KINDS = ((IndexMissing, "index-missing"), (IndexOutdated, "index-outdated"), (IndexDamaged, "index-damaged"))


@blueprint.get(f"{BASE}/search")
def search() -> Response:
    """`/api/v1/search?…`."""
    query, values = read(_pairs(), ORDER)
    offset, limit = _window(values)
    if same := unchanged():
        return same
    archive, parsed = engine(), parse(query.q)
    asked = replace(search_request(query, parsed.query), offset=offset, limit=limit)
    results = archive.search(asked)
    hints = sorted((*parsed.hints, *results.hints), key=lambda hint: hint.at)
    return _json(
        SearchJson(
            total=results.total,
            offset=offset,
            limit=limit,
            query=query.with_page(1).string(),
            revision=archive.revision,
            hits=[answers.hit(hit, _address) for hit in results.hits],
            wider=[answers.hit(hit, _address) for hit in results.wider],
            hints=[answers.hint(hint, language()) for hint in hints],
            links=_links(query, offset, limit, results.total),
        )
    )


@blueprint.get(f"{BASE}/facets")
def facets() -> Response:
    """`/api/v1/facets?…`."""
    query, values = read(_pairs(), FACETS)
    if same := unchanged():
        return same
    archive, step = engine(), Step(values["step"])
    wanted = FacetRequest(step=step, actors=values["actors"], values=values["values"])
    asked = replace(search_request(query, parse(query.q).query, facets=wanted, limit=0), wider=False)
    results = archive.search(asked)
    dates = results.facets.dates or DateFacet(step)
    string = query.with_page(1).string()
    return _json(answers.facets(results.facets, dates, results.total, string, archive.revision))


@blueprint.get(f"{BASE}/articles/<path:id>")
def article(id: str) -> Response:
    """`/api/v1/articles/ID`."""
    if same := unchanged():
        return same
    stored = engine().article(id)
    if stored is None:
        return _gone(id)
    return _json(answers.article(stored, engine().revision, _address))


@blueprint.get(f"{BASE}/actors")
def actors() -> Response:
    """`/api/v1/actors?kind=person&containing=…&letter=M`."""
    values = read_values(_pairs(), ACTORS)
    if same := unchanged():
        return same
    kind = Kind(values["kind"]) if values["kind"] else None
    containing, letter = values["containing"], values["letter"]
    start, limit = values["offset"], values["limit"]
    if letter:
        ordered = state().register(engine(), containing)
        found = tuple(ordered.of_kind(letter, kind)[start : start + limit])
    else:
        found = engine().actors(kind, containing, start, limit)
    return _json(
        ActorsJson(
            offset=values["offset"],
            limit=values["limit"],
            revision=engine().revision,
            actors=answers.actor_counts(found),
        )
    )


@blueprint.get(f"{BASE}/suggest")
def suggest() -> Response:
    """`/api/v1/suggest?q=…`."""
    values = read_values(_pairs(), SUGGEST)
    if same := unchanged():
        return same
    typed = values["q"][:200]
    found = engine().suggest(typed, values["limit"])
    return _json(
        SuggestJson(
            typed=typed, revision=engine().revision, suggestions=[answers.suggestion(each) for each in found]
        )
    )


@blueprint.get(f"{BASE}/openapi.json")
def openapi() -> Response:
    """`/api/v1/openapi.json`: answers without an index, too."""
    response = jsonify(document(state().settings.title, root()))
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(state().assets)
    return response.make_conditional(request)  # type: ignore[return-value]


@blueprint.route("/api", methods=_METHODS, defaults={"rest": ""})
@blueprint.route("/api/<path:rest>", methods=_METHODS)
def elsewhere(rest: str) -> Response:  # noqa: ARG001
    """Whatever else is asked below `/api/`: problem details, too."""
    if request.method != "GET":
        raise MethodNotAllowed(["GET", "HEAD", "OPTIONS"])
    abort(404, f"the addresses of the API are listed in {BASE}/openapi.json")


# -------------------------------------------------------------------------------- parameters


def _pairs() -> list[tuple[str, str]]:
    return parse_qsl(request.query_string.decode("utf-8", "replace"), keep_blank_values=True)


def _window(values: dict[str, Any]) -> tuple[int, int]:
    """Offset and limit; `page` counts pages of `limit` hits."""
    page, offset, limit = values["page"], values["offset"], values["limit"]
    if page is None:
        return offset, limit
    if "offset" in request.args:
        raise _fault("page", "give page or offset, not both")
    if (page - 1) * limit > MOST_OFFSET:
        raise _fault("page", f"at most {MOST_OFFSET} hits can be passed over; take the export")
    return (page - 1) * limit, limit


def _fault(name: str, detail: str) -> BadParameters:
    fault = FaultJson(parameter=name, value=request.args.get(name, ""), code="bad-value", detail=detail)
    return BadParameters([fault])


# ------------------------------------------------------------------------------------ answers


def _json(body: Any) -> Response:
    text = json.dumps(body, ensure_ascii=False)
    return validated(Response(text, content_type="application/json"))


def _address(id: str) -> str:
    return root() + links.article(id)


def _links(query: PageQuery, offset: int, limit: int, total: int) -> LinksJson:
    found = LinksJson(page=root() + links.results(query), feed=root() + keeping_links.feed(query))
    if limit and offset + limit < total and offset + limit <= MOST_OFFSET:
        found["next"] = _window_address(query, offset + limit, limit)
    if limit and offset:
        found["previous"] = _window_address(query, max(0, offset - limit), limit)
    return found


def _window_address(query: PageQuery, offset: int, limit: int) -> str:
    pairs = [*query.with_page(1).pairs(), ("offset", str(offset)), ("limit", str(limit))]
    return f"{root()}{BASE}/search?{urlencode(pairs)}"


def _gone(id: str) -> Response:
    history = state().history
    when = history.withdrawn(id) if history else None
    if when:
        return problem(410, f"{id} has left the archive", "article-withdrawn", withdrawn=when.isoformat())
    return problem(404, f"no article has the id {id}", "article-unknown")


# ------------------------------------------------------------------------------------- errors


@blueprint.errorhandler(BadParameters)
def bad_parameters(error: BadParameters) -> Response:
    """400 with one entry for each fault."""
    return problem(400, str(error), "bad-parameters", errors=error.faults)


@blueprint.errorhandler(IndexProblem)
def index_problem(error: IndexProblem) -> Response:
    """503, with what helps."""
    kind = next((name for type_, name in _KINDS if isinstance(error, type_)), "index-unavailable")
    response = problem(503, state().settings.advised(str(error)), kind)
    response.headers["Retry-After"] = "30"
    return response


@blueprint.errorhandler(HTTPException)
def http_error(error: HTTPException) -> Response:
    """404 and its like."""
    return http_problem(error)


@blueprint.errorhandler(Exception)
def failure(error: Exception) -> Response:
    """A fault of the program: logged, without details for the caller."""
    _log.error("failed to answer %s", request.path, exc_info=error)
    return problem(500, "a fault of the program; it has been logged")


# --------------------------------------------------------------------------------------- CORS


@blueprint.after_request
def shared(response: Response) -> Response:
    """Scripts of the sites that the setting `origins` names may read answers; by default none."""
    allowed, origin = state().settings.origins, request.headers.get("Origin", "")
    if not allowed:
        return response
    response.vary.add("Origin")
    if "*" in allowed or origin in allowed:
        response.headers["Access-Control-Allow-Origin"] = "*" if "*" in allowed else origin
        response.headers["Access-Control-Expose-Headers"] = "ETag"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "GET, HEAD"
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            response.headers["Access-Control-Max-Age"] = "86400"
    return response
