"""What browsers, proxies and switches ask for: search bar, suggestions, health, preferences."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, make_response, redirect, request

from archive.errors import IndexProblem
from web.formats import LANGUAGES
from web.rendering import render_template
from web.state import THEMES, engine, etag, formats, fresh, language, root, state
from web.suggestions import completions

blueprint = Blueprint("service", __name__)

_YEAR = 365 * 24 * 3600


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """The description with which a browser adds the archive to its search engines."""
    response = make_response(render_template("opensearch.xml", root=root()))
    response.content_type = "application/opensearchdescription+xml; charset=utf-8"
    response.headers["Cache-Control"] = "private, max-age=3600"
    response.vary.update(("Accept-Language", "Cookie"))
    return response


@blueprint.get("/suggest")
def suggest() -> Response:
    """OpenSearch suggestions: [typed, completions, descriptions, addresses]."""
    if unchanged := fresh():
        return unchanged
    typed = request.args.get("q", "")[:200]
    found = completions(engine(), typed, state().examples(engine(), language()).months, formats())
    site = root()
    response = jsonify(
        [
            typed,
            [completion.text for completion in found],
            [completion.description for completion in found],
            [site + completion.address for completion in found],
        ]
    )
    response.content_type = "application/x-suggestions+json; charset=utf-8"
    response.set_etag(etag(), weak=True)
    response.headers["Cache-Control"] = "private, max-age=60"
    response.vary.update(("Accept-Language", "Cookie"))
    return response


@blueprint.get("/health")
def health() -> tuple[Response, int]:
    """For a proxy: 200 while questions are answered, 503 while none can be."""
    holder = state().holder
    try:
        with holder.lease() as archive:
            answer = {
                "status": "stale" if holder.problem else "ok",
                "revision": archive.revision,
                "articles": archive.statistics().articles,
            }
    except IndexProblem as problem:
        return jsonify({"status": "unavailable", "problem": state().settings.advised(str(problem))}), 503
    if holder.problem:
        answer["problem"] = state().settings.advised(str(holder.problem))
    response = jsonify(answer)
    response.headers["Cache-Control"] = "no-store"
    return response, 200


@blueprint.post("/preferences")
def preferences() -> Response:
    """Remember language or appearance in a cookie, and go back to the page."""
    response = redirect(_way_back(request.form.get("next", "")), 303)
    for name, allowed in (("lang", tuple(LANGUAGES)), ("theme", THEMES)):
        value = request.form.get(name)
        if value in allowed:
            response.set_cookie(name, value, max_age=_YEAR, samesite="Lax", httponly=True)
    return response  # type: ignore[return-value]


def _way_back(address: str) -> str:
    """A path of this application; anything that could lead elsewhere leads to the start page."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if inside else "/"
