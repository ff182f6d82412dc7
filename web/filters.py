"""What templates can say of values, in the reader's language."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Flask, request

from archive.dates import PartialDate, Precision
from archive.mentions import Kind
from index.answers import Match, Step
from web import state
from web.formats import LANGUAGES
from web.passages import runs
from web.translation import gettext


def setup_filters(app: Flask) -> None:
    """Make the functions of this module known to the templates."""
    app.add_template_filter(runs)
    app.add_template_filter(unknown_part)
    app.add_template_filter(match_class)
    for function in (kind_name, chip_name, step_name, match_name, here):
        app.add_template_global(function)
    app.context_processor(_context)


def _context() -> dict[str, Any]:
    return {
        "f": state.formats(),
        "language": state.language(),
        "languages": LANGUAGES,
        "theme": state.theme(),
        "settings": state.state().settings,
        "history": state.state().history,
    }


def here() -> str:
    """The address of this page below the application's root, for the way back after a switch."""
    string = urlencode(list(request.args.items(multi=True)))
    return request.path + (f"?{string}" if string else "")


def unknown_part(date: PartialDate | None) -> str:
    """What the archive does not know of a date, empty where it knows the day."""
    if date is None:
        return gettext("Date not recorded")
    if date.precision is Precision.YEAR:
        return gettext("Day and month not recorded")
    return gettext("Day not recorded") if date.precision is Precision.MONTH else ""


def match_class(match: Match) -> str:
    """The class that gives a match its form: bold, underlined, dotted, wavy."""
    return {Match.EXACT: "e", Match.STEM: "f", Match.PART: "t", Match.ALIAS: "a"}[match]


def match_name(match: Match) -> str:
    """How a word of the text answers a word of the query."""
    return {
        Match.EXACT: gettext("exactly so"),
        Match.STEM: gettext("inflected"),
        Match.PART: gettext("part of a word"),
        Match.ALIAS: gettext("another name"),
    }[match]


def step_name(step: Step) -> str:
    """The heading of a column of dates."""
    return {Step.YEAR: gettext("Year"), Step.MONTH: gettext("Month"), Step.DAY: gettext("Day")}[step]


def kind_name(kind: Kind | str, several: bool = False) -> str:
    """Person, Organisation, Ort; in the plural where `several`."""
    if several:
        return {
            Kind.PERSON: gettext("People"),
            Kind.ORGANISATION: gettext("Organisations"),
            Kind.PLACE: gettext("Places"),
        }[Kind(kind)]
    return chip_name(Kind(kind).value)


def chip_name(kind: str) -> str:
    """The label of a constraint."""
    return {
        "word": gettext("Word"),
        "phrase": gettext("Phrase"),
        "pattern": gettext("Pattern"),
        "near": gettext("Near"),
        "any": gettext("Any of"),
        "time": gettext("Time"),
        "undated": gettext("Undated"),
        "person": gettext("Person"),
        "organisation": gettext("Organisation"),
        "place": gettext("Place"),
        "actor": gettext("Actor"),
        "source": gettext("Source"),
        "section": gettext("Section"),
        "author": gettext("Author"),
        "folder": gettext("Folder"),
    }[kind]
