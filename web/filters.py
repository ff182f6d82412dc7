"""What templates can say of values, in the reader's language."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Flask, request
from werkzeug.local import LocalProxy

from archive.dates import PartialDate, Precision
from archive.mentions import Kind
from index.answers import Match, Step
from index.engine import Sort
from web import links, state
from web.chart import above
from web.formats import LANGUAGES
from web.passages import runs
from web.translation import gettext
from web.urls import PageQuery, Remark


def setup_filters(app: Flask) -> None:
    """Make the functions of this module known to the templates."""
    app.add_template_filter(runs)
    app.add_template_filter(unknown_part)
    app.add_template_filter(match_class)
    for function in _FUNCTIONS:
        app.add_template_global(function)
    app.jinja_env.globals.update(
        f=LocalProxy(state.formats),
        statistics=LocalProxy(state.statistics),
        links=links,
        blank=PageQuery(),
        sorts=Sort,
    )
    app.add_template_global(state.root)
    app.context_processor(_context)


def _context() -> dict[str, Any]:
    return {
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


def per_step(step: Step) -> str:
    """What the bars of a chart count."""
    return {
        Step.YEAR: gettext("Matches per year"),
        Step.MONTH: gettext("Matches per month"),
        Step.DAY: gettext("Matches per day"),
    }[step]


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


def remark_text(remark: Remark) -> str:
    """A sentence on a parameter of the address that could not be taken as it stands."""
    quoted = state.formats().quote(remark.value)
    return {
        "bad-date": gettext(
            "%(value)s is not a readable date. Possible are 2022, 2022-12 and 2022-12-16.", value=quoted
        ),
        "swapped-span": gettext("The period ended before it began; both ends were exchanged."),
        "undated-and-span": gettext("An article without a date lies in no period; the period is ignored."),
        "bad-undated": gettext("%(value)s was not understood; “undated” is 1 or missing.", value=quoted),
        "bad-sort": gettext("There is no order %(value)s; the best matches come first.", value=quoted),
        "bad-page": gettext("%(value)s is not a page; this is the first.", value=quoted),
        "too-many-choices": gettext(
            "Too many values at once; the first %(limit)s are used.", limit=remark.value
        ),
    }[remark.code]


def lesson_text(topic: str) -> str:
    """What an example teaches, in one sentence."""
    return {
        "both": gettext("Both words, also inflected and as parts of longer words."),
        "phrase": gettext("Exactly these words, one after another."),
        "actor": gettext("Articles that name this actor, whatever the article calls it."),
        "without": gettext("The first word, but not the second."),
        "either": gettext("One of the two words, or both."),
        "title": gettext("Only where the word stands in the headline."),
        "near": gettext("Both, with at most twenty words between them."),
        "prefix": gettext("All words that begin like this."),
        "letter": gettext("The question mark stands for one letter, the asterisk for any number."),
        "fuzzy": gettext("Also words that differ by one letter."),
        "month": gettext("Only from this month; a year or a day will do as well."),
        "span": gettext("From the first to the last of these years."),
        "open": gettext("From this year on; “bis:” sets the end."),
        "undated": gettext("Articles whose date is not known."),
    }[topic]


_FUNCTIONS = (
    above,
    chip_name,
    here,
    kind_name,
    lesson_text,
    match_name,
    per_step,
    remark_text,
    step_name,
)
