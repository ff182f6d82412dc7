"""The URL is the saved query: parameters <-> `PageQuery`, in one canonical form.

Knows no web framework: feeds, exports and the command line read and write the same parameters.
Old forms work for ever; `tests/urls.tsv` is the table of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qsl, quote_plus

from archive.dateforms import read_date
from archive.dates import PartialDate, Span
from index.engine import NO_FACETS, FacetRequest, SearchRequest, Sort
from index.parser import MAX_LENGTH
from index.query import (
    ActorIs,
    And,
    DateIn,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Undated,
    ValueField,
    ValueIs,
    Wildcard,
    Word,
)

PAGE_SIZE = 10
"""Hits on a page; part of what `page` means, and so never changed."""

MAX_PAGE = 10_000
MAX_VALUE = 300
"""Characters of a chosen value; no name is longer, and what is would make every link of a page heavy."""

MAX_CHOICES = 20
"""How many values of one field a URL can name; what is beyond is dropped and said."""


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """A value chosen beside the query: all of them must hold, or not hold where `excluded`."""

    value: str
    excluded: bool = False

    @classmethod
    def read(cls, text: str) -> Self:
        """`value` or `-value`."""
        return cls(text[1:].strip(), True) if text.startswith("-") else cls(text)

    def __str__(self) -> str:
        return f"-{self.value}" if self.excluded else self.value


@dataclass(frozen=True, slots=True)
class Remark:
    """A parameter that could not be taken as it stands. `code` names the text shown to the reader."""

    code: str
    parameter: str
    value: str


@dataclass(frozen=True, slots=True)
class PageQuery:
    """What a URL asks for. `q` is the query as typed; everything else was chosen beside it.

    `start` and `end` are not before each other and both None when `undated`; `page` counts from 1.
    """

    q: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    undated: bool = False
    actor: tuple[Choice, ...] = ()
    source: tuple[Choice, ...] = ()
    section: tuple[Choice, ...] = ()
    author: tuple[Choice, ...] = ()
    folder: tuple[Choice, ...] = ()
    sort: Sort = Sort.RELEVANCE
    page: int = 1

    @property
    def empty(self) -> bool:
        """True when nothing is asked: the start page."""
        return replace(self, sort=Sort.RELEVANCE, page=1) == PageQuery()

    @property
    def offset(self) -> int:
        """Hits before this page."""
        return (self.page - 1) * PAGE_SIZE

    def choices(self, parameter: str) -> tuple[Choice, ...]:
        """The choices of `actor`, `source`, `section`, `author` or `folder`."""
        found: tuple[Choice, ...] = getattr(self, parameter)
        return found

    def with_choice(self, parameter: str, choice: Choice) -> Self:
        """The same question with one more choice, on its first page."""
        kept = {*self.choices(parameter), choice}
        return self._changed(**{parameter: tuple(sorted(kept))})

    def without_choice(self, parameter: str, choice: Choice) -> Self:
        """The same question without this choice, on its first page."""
        kept = tuple(other for other in self.choices(parameter) if other != choice)
        return self._changed(**{parameter: kept})

    def with_dates(self, start: PartialDate | None, end: PartialDate | None) -> Self:
        """The same question for another period (None, None: for any), on its first page."""
        return self._changed(start=start, end=end, undated=False)

    def with_undated(self) -> Self:
        """The same question for the bucket without a date, on its first page."""
        return self._changed(start=None, end=None, undated=True)

    def with_text(self, q: str) -> Self:
        """The same choices with another typed query, on its first page."""
        return self._changed(q=clean(q))

    def with_sort(self, sort: Sort) -> Self:
        """The same question in another order, on its first page."""
        return self._changed(sort=sort)

    def with_page(self, page: int) -> Self:
        """Another page of the same question."""
        return replace(self, page=page)

    def _changed(self, **changes: object) -> Self:
        return replace(self, page=1, **changes)  # type: ignore[arg-type]

    def pairs(self) -> list[tuple[str, str]]:
        """The canonical parameters: sorted, defaults dropped."""
        found = [(parameter, str(choice)) for parameter in CHOICES for choice in getattr(self, parameter)]
        if self.q:
            found.append(("q", self.q))
        if self.start:
            found.append(("from", self.start.iso()))
        if self.end:
            found.append(("to", self.end.iso()))
        if self.undated:
            found.append(("undated", "1"))
        if self.sort is not Sort.RELEVANCE:
            found.append(("sort", self.sort.value))
        if self.page > 1:
            found.append(("page", str(self.page)))
        found.sort()
        return found

    def string(self) -> str:
        """The canonical query string, without the question mark."""
        return "&".join([f"{name}={encoded(value)}" for name, value in self.pairs()])


CHOICES = ("actor", *(field.value for field in ValueField))
"""Parameters that can be repeated and excluded."""


def read_string(string: str) -> tuple[PageQuery, tuple[Remark, ...]]:
    """Read a query string; see `read_pairs`."""
    return read_pairs(parse_qsl(string.removeprefix("?"), keep_blank_values=True))


def read_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[PageQuery, tuple[Remark, ...]]:
    """Read decoded parameters in their order; the first of a parameter that holds one value counts.

    Unknown parameters and empty values are ignored; impossible ones become remarks. Never raises.
    """
    reader = _Reader(pairs)
    start, end, undated = reader.dates()
    query = PageQuery(
        q=reader.text("q"),
        start=start,
        end=end,
        undated=undated,
        actor=reader.choices("actor"),
        source=reader.choices("source"),
        section=reader.choices("section"),
        author=reader.choices("author"),
        folder=reader.choices("folder"),
        sort=reader.sort(),
        page=reader.page(),
    )
    return query, tuple(reader.remarks)


class _Reader:
    """The parameters of one URL, and what has to be said about them."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.values: dict[str, list[str]] = {}
        self.remarks: list[Remark] = []
        self.long: set[str] = set()
        for name, value in pairs:
            if name in CHOICES and len(value) > MAX_VALUE:
                self.long.add(name)
            elif cleaned := clean(value):
                self.values.setdefault(name, []).append(cleaned)
                if name == "q" and len(value) > MAX_LENGTH:
                    self.long.add(name)

    def one(self, name: str) -> str:
        return self.values.get(name, [""])[0]

    def text(self, name: str) -> str:
        """As much of a typed query as is searched, cut between two words."""
        typed = self.one(name)
        if name in self.long:
            self.remarks.append(Remark("long-query", name, str(MAX_LENGTH)))
        if len(typed) <= MAX_LENGTH:
            return typed
        cut = typed[: MAX_LENGTH + 1]
        return (cut.rpartition(" ")[0] or cut[:MAX_LENGTH]).strip()

    def say(self, code: str, name: str) -> None:
        self.remarks.append(Remark(code, name, self.one(name)))

    def date(self, name: str) -> PartialDate | None:
        if not self.one(name):
            return None
        try:
            return read_date(self.one(name))
        except ValueError:
            self.say("bad-date", name)
            return None

    def dates(self) -> tuple[PartialDate | None, PartialDate | None, bool]:
        start, end = self.date("from"), self.date("to")
        if self.one("undated") not in ("", "0", "1"):
            self.say("bad-undated", "undated")
        if self.one("undated") == "1":
            if start or end:
                self.say("undated-and-span", "from" if start else "to")
            return None, None, True
        if Span.of(start, end).empty:
            self.say("swapped-span", "from")
            start, end = end, start
        return start, end, False

    def choices(self, name: str) -> tuple[Choice, ...]:
        if name in self.long:
            self.remarks.append(Remark("long-value", name, str(MAX_VALUE)))
        found = sorted({Choice.read(value) for value in self.values.get(name, ()) if value != "-"})
        if len(found) > MAX_CHOICES:
            self.remarks.append(Remark("too-many-choices", name, str(MAX_CHOICES)))
        return tuple(found[:MAX_CHOICES])

    def sort(self) -> Sort:
        text = self.one("sort")
        if text and text not in Sort.__members__.values():
            self.say("bad-sort", "sort")
            return Sort.RELEVANCE
        return Sort(text) if text else Sort.RELEVANCE

    def page(self) -> int:
        text = self.one("page")
        short = len(text) < 10 and text.isascii() and text.isdigit()
        if text and not (short and 1 <= int(text) <= MAX_PAGE):
            self.say("bad-page", "page")
            return 1
        return int(text or 1)


def clean(text: str) -> str:
    """NFC, without control characters, one blank between words."""
    normal = unicodedata.normalize("NFC", text)
    if not normal.isprintable():
        normal = "".join(char if char.isprintable() else " " for char in normal)
    return " ".join(normal.split())


_PLAIN = re.compile(r"[A-Za-z0-9_.~:/*,-]*").fullmatch


def encoded(value: str) -> str:
    """A value in a query string; most need no encoding, and a page writes hundreds."""
    return value if _PLAIN(value) else quote_plus(value, safe=":/*,„“")


def constraints(query: PageQuery, *, dates: bool = True) -> tuple[Node, ...]:
    """What was chosen beside the typed query, as nodes that must all hold; `dates` false leaves out time."""
    found: list[Node] = []
    if dates and query.undated:
        found.append(Undated())
    elif dates and (query.start or query.end):
        found.append(DateIn(query.start, query.end))
    for parameter in CHOICES:
        found.extend(_node(parameter, choice) for choice in query.choices(parameter))
    return tuple(found)


def _node(parameter: str, choice: Choice) -> Node:
    named = parameter == "actor"
    node: Node = ActorIs(choice.value) if named else ValueIs(ValueField(parameter), choice.value)
    return Not(node) if choice.excluded else node


def order(query: PageQuery, node: Node) -> Sort:
    """The order of hits: without words to look for there is no relevance, and the newest come first."""
    browsing = query.sort is Sort.RELEVANCE and not _scored(node)
    return Sort.NEWEST if browsing else query.sort


def _scored(node: Node) -> bool:
    """Whether a query looks for words: dates, actors and fields are met or not, without any rank."""
    if isinstance(node, And | Or):
        return any(map(_scored, node.children))
    return isinstance(node, Word | Phrase | Near | Prefix | Wildcard | Fuzzy)


def search_request(
    query: PageQuery, node: Node, *, facets: FacetRequest = NO_FACETS, limit: int = PAGE_SIZE
) -> SearchRequest:
    """The page that the URL asks for; `node` is its `q`, parsed."""
    return SearchRequest(
        query=node,
        constraints=constraints(query),
        sort=order(query, node),
        offset=query.offset,
        limit=limit,
        facets=facets,
    )
