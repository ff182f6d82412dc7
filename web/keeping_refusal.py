"""The answer to an address with values that can't be taken, where guessing would give something else.

A page explains a bad value and shows results all the same; a feed or an export of another question than
the one that was meant would go unnoticed.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, make_response

from web.rendering import render_template
from web.state import formats
from web.urls import PageQuery, Remark


def refusal(remarks: Sequence[Remark], *problems: str) -> Response:
    """400, with a sentence on every value."""
    page = render_template("refusal.html", query=PageQuery(), remarks=remarks, problems=problems)
    response = make_response(page, 400)
    response.headers["Cache-Control"] = "no-store"
    response.content_language.add(formats().language)
    return response
