"""Answers for programs that come back: the same revision is answered by 304."""

from __future__ import annotations

import datetime as dt

from flask import Response, request

from web.state import ended, etag, figures


def unchanged(*variants: str) -> Response | None:
    """A 304 answer when the caller's copy is still right, by its tag or, without one, by its time."""
    response = validated(Response(status=304), *variants)
    tags = request.if_none_match
    if tags:
        return response if tags.contains_weak(_tag(variants)) else None
    since = request.if_modified_since
    return response if since and since >= _committed() else None


def validated(response: Response, *variants: str) -> Response:
    """Say what the answer depends on: the state of the index, the program, the reader's language.

    An answer with gaps is never valid again.
    """
    response.vary.update(("Accept-Language", "Cookie"))
    if ended():
        response.headers["Cache-Control"] = "no-store"
        return response
    response.set_etag(_tag(variants), weak=True)
    response.last_modified = _committed()
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _tag(variants: tuple[str, ...]) -> str:
    return "-".join((etag(), *filter(None, variants)))


def _committed() -> dt.datetime:
    """When the index last changed, in whole seconds, as HTTP tells times."""
    return figures().committed.astimezone(dt.UTC).replace(microsecond=0)
