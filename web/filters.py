"""What templates can say of values, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from flask import Flask, request
from markupsafe import Markup, escape
from werkzeug.local import LocalProxy

from archive.dates import PartialDate, Precision
from index.engine import Sort
from web import links, state
from web.chart import above, beside
from web.formats import LANGUAGES
from web.keeping_words import difference_text, minute
from web.labels import (
    chip_label,
    chip_name,
    kind_name,
    lesson_text,
    match_class,
    match_name,
    per_step,
    remark_text,
    step_name,
)
from web.passages import Run, runs
from web.translation import gettext
from web.urls import PageQuery


def setup_filters(app: Flask) -> None:
    """Make the functions of this module known to the templates."""
    app.add_template_filter(runs)
    app.add_template_filter(unknown_part)
    app.add_template_filter(chip_label)
    for function in _FUNCTIONS:
        app.add_template_global(function)
    app.jinja_env.globals.update(
        statistics=LocalProxy(state.statistics),
        links=links,
        blank=PageQuery(),
        sorts=Sort,
    )
    app.add_template_global(state.root)
    app.context_processor(_context)


def _context() -> dict[str, Any]:
    return {
        "languages": LANGUAGES,
        "theme": state.theme(),
        "settings": state.state().settings,
        "history": state.state().history,
    }


def here() -> str:
    """The address of this page below the application's root, for the way back after a switch."""
    string = urlencode(list(request.args.items(multi=True)))
    return request.path + (f"?{string}" if string else "")


def lit(runs: Iterable[Run], numbered: bool = False) -> Markup:
    """Runs of text as markup, what is lit up in its form; `numbered` places can be linked to."""
    return Markup("".join([_marked(run, numbered) if run.match else str(escape(run.text)) for run in runs]))


def _marked(run: Run, numbered: bool) -> str:
    assert run.match
    place = f' id="t{run.number}"' if numbered and run.number else ""
    return f'<mark class="{match_class(run.match)}"{place}>{escape(run.text)}</mark>'


def unknown_part(date: PartialDate | None) -> str:
    """What the archive does not know of a date, empty where it knows the day."""
    if date is None:
        return gettext("Date not recorded")
    if date.precision is Precision.YEAR:
        return gettext("Day and month not recorded")
    return gettext("Day not recorded") if date.precision is Precision.MONTH else ""


_FUNCTIONS = (
    above,
    beside,
    chip_name,
    difference_text,
    here,
    kind_name,
    lesson_text,
    lit,
    match_name,
    minute,
    per_step,
    remark_text,
    step_name,
)
