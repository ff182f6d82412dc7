"""Pages for what goes wrong; each says what to do. Only here are errors given a status."""

from __future__ import annotations

import logging

from flask import Flask, Response, g, make_response, request
from werkzeug.exceptions import HTTPException

from archive.errors import IndexDamaged, IndexMissing, IndexOutdated, IndexProblem
from web.api.problems import http_problem
from web.rendering import render_template
from web.state import formats, state
from web.urls import PageQuery

_API = "/api/"

_log = logging.getLogger(__name__)


def setup_errors(app: Flask) -> None:
    """Answer every error in the design of the other pages."""
    app.register_error_handler(IndexProblem, index_problem)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, failure)


def index_problem(problem: Exception) -> Response:
    """No index can be opened: 503, and the command that helps."""
    state_name = next(
        (
            name
            for kind, name in (
                (IndexMissing, "missing"),
                (IndexOutdated, "outdated"),
                (IndexDamaged, "damaged"),
            )
            if isinstance(problem, kind)
        ),
        "unavailable",
    )
    g.statistics = None  # asking for figures would try to open the index once more
    response = _page("index", 503, problem=state().settings.advised(str(problem)), state_name=state_name)
    response.headers["Retry-After"] = "30"
    return response


def http_error(error: HTTPException) -> Response:
    """404 and its like; what is not an error (a redirect) passes."""
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    if request.path.startswith(_API):  # a path that no route can hold, such as one with a line break
        return http_problem(error)
    response = _page("not-found" if error.code == 404 else "refused", error.code, gone=_withdrawn())
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            response.headers[name] = value
    return response


def failure(error: Exception) -> Response:
    """A fault of the program: 500, logged with its traceback, without details for the reader."""
    _log.error("failed to answer %s", request.path, exc_info=error)
    return _page("failure", 500)


def _withdrawn() -> str:
    """The date on which the article that was asked for left the archive, "" where it never was there."""
    history = state().history
    if history is None or not request.path.startswith("/article/"):
        return ""
    when = history.withdrawn(request.path.removeprefix("/article/"))
    return when.date().isoformat() if when else ""


def _page(name: str, status: int, **values: object) -> Response:
    page = render_template("error.html", name=name, status=status, query=PageQuery(), **values)
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    response.content_language.add(formats().language)
    return response
