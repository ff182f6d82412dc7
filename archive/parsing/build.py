"""From fields to an `Article`: what every format has in common.

A format finds strings and makes them clean; here the date is read, gaps are named, the digest is taken.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from archive.article import GAP, Article
from archive.dateforms import DateError, read_date
from archive.dates import PartialDate
from archive.errors import Problem
from archive.parsing.codes import problem
from archive.parsing.names import inner_path
from archive.parsing.text import one_line, paragraphs

LONGEST_TITLE = 1000
_CUT_TITLE = 120

Report = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article comes from: the id it gets, its path for a person, its first line, who listens."""

    id: str
    path: str
    report: Report
    line: int = 1

    def tell(self, code: str, reason: str, line: int | None = None) -> None:
        """Report a problem here, or at another line of the same file."""
        self.report(problem(code, self.path, self.line if line is None else line, reason))

    def within(self, entry: str) -> Place:
        """The place of an entry in this container."""
        name = inner_path(entry)
        return Place(f"{self.id}/{name}", f"{self.path}/{name}", self.report)

    @property
    def name(self) -> str:
        """The last step of the id: stands in for a missing title."""
        return self.id.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an article as a format found them, made clean; empty where it has none."""

    title: str = ""
    body: str = ""
    date: str = ""
    source: str = ""
    section: str = ""
    author: str = ""
    page: str = ""
    url: str = ""
    corrects: str = ""


def digest(title: str, body: str) -> str:
    """32 hexadecimal digits that identify a clean text: BLAKE2b of title, gap and body (RFC 7693)."""
    text = title + GAP + body
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def build(fields: Fields, place: Place) -> Article:
    """The article of these fields, its date read from text; gaps are reported."""
    return build_dated(fields, date_or_none(fields.date, place), place)


def build_dated(fields: Fields, date: PartialDate | None, place: Place) -> Article:
    """The article of these fields with a date that was read (and reported on) before."""
    title, body = _titled(one_line(fields.title), paragraphs(fields.body), place)
    if not body:
        place.tell("no-body", "has no text below its title; it is found by its title only")
    return Article(
        place.id,
        title,
        body,
        date,
        place.path,
        one_line(fields.source),
        one_line(fields.section),
        one_line(fields.author),
        one_line(fields.page),
        one_line(fields.url),
        one_line(fields.corrects),
        digest(title, body),
    )


def _titled(title: str, body: str, place: Place) -> tuple[str, str]:
    if not title:
        place.tell("no-title", f"has no title; “{place.name}” stands in for it")
        return place.name, body
    if len(title) <= LONGEST_TITLE:
        return title, body
    place.tell("long-title", f"has a title of {len(title)} characters; put an empty line below the title")
    return title[:_CUT_TITLE].rsplit(" ", 1)[0] + " …", (title + GAP + body).strip()


def date_or_none(text: str, place: Place) -> PartialDate | None:
    """Read a date; one that can't be read is reported and is None."""
    try:
        return read_date(text)
    except DateError as error:
        place.tell(error.code, error.reason)
        return None
