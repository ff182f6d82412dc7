"""From an open file to its articles, whatever its format."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from archive.article import Article
from archive.parsing.build import Place, Report
from archive.parsing.codes import problem
from archive.parsing.containers import Entry, Unreadable, tar_entries, unpacked, zip_entries
from archive.parsing.html import parse_html
from archive.parsing.kinds import KINDS, Form, Kind, kind_of
from archive.parsing.listing import parse_lines, parse_listing
from archive.parsing.markdown import parse_markdown
from archive.parsing.names import inner_path, printable
from archive.parsing.options import DEFAULTS, Options
from archive.parsing.plain import parse_plain
from archive.parsing.text import NotText, decode

_PLAIN = Kind(Form.PLAIN)


def articles_of(
    file: io.BufferedReader, path: str, *, id: str, report: Report, options: Options = DEFAULTS
) -> Iterator[Article]:
    """The articles of an open file, one at a time; problems go to `report` as they are met.

    `path` says by its suffix how to read it (as plain text where that says nothing).
    `id` is that of the one article, or the beginning of those of many.
    """
    place = Place(id, printable(path), report)
    kind = kind_of(path.rpartition("/")[2]) or _PLAIN
    if kind.many:
        yield from _Unique(place).all(_many(file, kind, place, options))
    elif article := _single(file, kind, place, options):
        yield article


def _single(file: io.BufferedReader, kind: Kind, place: Place, options: Options) -> Article | None:
    """The article of a file that holds one; None is reported."""
    longest = options.limits.article
    try:
        data = unpacked(file, kind.packed, options.limits).read(longest + 1)
        if not data:
            place.tell("empty", "is empty; fill it or delete it", line=0)
        elif len(data) > longest:
            place.tell("too-large", f"is larger than {longest} bytes, as no article is; split it", line=0)
        else:
            return _parse(data, kind.form, place)
    except (Unreadable, NotText) as error:
        place.tell(error.code, str(error), line=0)
    return None


def _parse(data: bytes, form: Form, place: Place) -> Article | None:
    """The article in these bytes. Raises NotText."""
    if form is Form.HTML:
        return parse_html(data, place)
    text, odd = decode(data)
    if odd:
        place.tell("encoding", "is not UTF-8 here; such lines were read as Windows-1252", line=odd)
    return parse_markdown(text, place) if form is Form.MARKDOWN else parse_plain(text, place)


def _many(file: io.BufferedReader, kind: Kind, place: Place, options: Options) -> Iterator[Article]:
    """The articles of a file that may hold many; what ends it early is reported."""
    count = 0
    try:
        inner = unpacked(file, kind.packed, options.limits)
        if not inner.peek(1):
            place.tell("empty", "is empty; fill it or delete it", line=0)
            return
        for count, article in enumerate(_of_form(inner, kind.form, place, options), 1):  # noqa: B007
            yield article
    except (Unreadable, NotText) as error:
        place.tell(error.code, str(error), line=0)
    else:
        if not count:
            place.tell("no-articles", "holds no article that could be read", line=0)


def _of_form(file: io.BufferedReader, form: Form, place: Place, options: Options) -> Iterator[Article]:
    if form is Form.LINES:
        return parse_lines(file, place, options)
    if form is Form.JSON:
        return parse_listing(file, place, options)
    entries = zip_entries(file, place, options.limits) if form is Form.ZIP else tar_entries(file)
    return _contained(entries, place, options)


def _contained(entries: Iterator[Entry], place: Place, options: Options) -> Iterator[Article]:
    """The articles of the entries of a container; what is none is counted and said once."""
    skipped: Counter[str] = Counter()
    for entry in entries:
        inner = place.within(entry.name)
        kind = kind_of(inner.name)
        if entry.file is None:
            skipped["special file"] += 1
        elif kind is None or _hidden(entry.name):
            skipped[skip_label(inner.name)] += 1
        elif kind.container:
            reason = "is a container in a container; unpack the outer one"
            place.report(problem("nested-container", inner.path, 0, reason))
        else:
            yield from articles_of(entry.file, inner.path, id=inner.id, report=place.report, options=options)
    if skipped:
        place.report(problem("skipped", place.path, 0, skip_reason(skipped)))


def _hidden(name: str) -> bool:
    return any(step.startswith((".", "__MACOSX")) for step in inner_path(name).split("/"))


def skip_label(name: str) -> str:
    """How a skipped file is counted: by its suffix, or its name where the suffix says nothing."""
    if name.startswith("."):
        return "hidden"
    suffix = PurePosixPath(name).suffix.lower()
    return name if not suffix or suffix in KINDS else suffix


def skip_reason(skipped: Counter[str]) -> str:
    """One sentence about all that was skipped."""
    counts = ", ".join(f"{count} {label}" for label, count in sorted(skipped.items()))
    return f"skipped what is no article: {counts}"


class _Unique:
    """Gives every article of a container an id of its own."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._given: dict[str, int] = {}

    def all(self, articles: Iterator[Article]) -> Iterator[Article]:
        """The same articles; an id that was given before gets the beginning of the digest behind it."""
        for article in articles:
            free = self._free(article)
            self._given[free] = 1
            yield article if free == article.id else self._renamed(article, free)

    def _free(self, article: Article) -> str:
        if article.id not in self._given:
            return article.id
        wish = free = f"{article.id}~{article.digest[:8]}"
        while free in self._given:
            self._given[wish] += 1
            free = f"{wish}~{self._given[wish]}"
        return free

    def _renamed(self, article: Article, free: str) -> Article:
        reason = f"the id {article.id} was given before in this file; this article is {free}"
        self._place.report(problem("duplicate-id", article.path, 0, reason))
        return replace(article, id=free)
