"""Errors as problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

from flask import Response, jsonify, request
from werkzeug.exceptions import HTTPException
from werkzeug.http import HTTP_STATUS_CODES

from web.api.shapes import FaultJson, ProblemJson

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "bad-parameters": "A parameter has a value that can't be taken",
        "index-missing": "Nothing has been indexed yet",
        "index-outdated": "The index was made by another version of the program",
        "index-damaged": "The index is damaged",
        "index-unavailable": "No index can be opened now",
        "time-up": "The search was ended before it had found everything",
        "article-unknown": "There is no such article",
        "article-withdrawn": "The article has been withdrawn",
    }
)
"""Kinds of problems that are ours; others carry `about:blank` and the title of their status."""


def _asked() -> str:
    """The address of the request as a reference that is valid whatever was asked."""
    string = quote(request.query_string.decode("latin-1"), safe=_QUERY, encoding="latin-1")
    return quote(request.path, safe="/:,@") + (f"?{string}" if string else "")


_QUERY = "!$&'()*+,;=:@/?-._~%"


def problem(
    status: int,
    detail: str,
    kind: str = "",
    *,
    errors: list[FaultJson] | None = None,
    withdrawn: str = "",
) -> Response:
    """An answer that tells a program what went wrong. `kind` is one of `TYPES`."""
    body = ProblemJson(
        type=f"/api/v1/problems/{kind}" if kind else "about:blank",
        title=TYPES[kind] if kind else HTTP_STATUS_CODES.get(status, "Error"),
        status=status,
        detail=detail,
        instance=_asked(),
    )
    if errors:
        body["errors"] = errors
    if withdrawn:
        body["withdrawn"] = withdrawn
    response = jsonify(body)
    response.status_code = status
    response.content_type = "application/problem+json"
    response.headers["Cache-Control"] = "no-store"
    return response


def http_problem(error: HTTPException) -> Response:
    """404 and its like."""
    response = problem(error.code or 500, error.description or error.name)
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            response.headers[name] = value
    return response
