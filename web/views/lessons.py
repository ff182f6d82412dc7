"""The page that teaches the query language by examples from the archive at hand."""

from __future__ import annotations

from flask import Blueprint, Response

from web.rendering import render_template
from web.state import engine, fresh, language, state
from web.urls import PageQuery
from web.views.results import tagged

blueprint = Blueprint("lessons", __name__)


@blueprint.get("/help")
def index() -> Response:
    """`/help`."""
    if unchanged := fresh():
        return unchanged
    archive = engine()
    lessons = {lesson.topic: lesson for lesson in state().examples(archive, language()).lessons}
    page = render_template("help.html", query=PageQuery(), lessons=lessons, canonical="/help")
    return tagged(page)
