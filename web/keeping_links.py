"""Addresses of what can be kept of a query, with the parameters of its page."""

from __future__ import annotations

from urllib.parse import urlencode

from web.urls import PageQuery

FORMATS = ("csv", "jsonl", "ris", "bib")
"""Formats of an export, as its address names them."""


def save(query: PageQuery) -> str:
    """The form that saves a query."""
    return _with("/saved/new", query.with_page(1))


def saved(number: int) -> str:
    """A saved search with its receipts."""
    return f"/saved/{number}"


def feed(query: PageQuery, page: int = 1) -> str:
    """A page of the Atom feed of a query."""
    return _with("/feed", feed_query(query).with_page(page))


def feed_query(query: PageQuery) -> PageQuery:
    """The question of a feed: all pages and orders of a query share one, the newest first."""
    return query.with_sort(type(query.sort).RELEVANCE)


def export(query: PageQuery, format: str, dialect: str = "") -> str:
    """All hits of a query in one of `FORMATS`; `dialect` is for csv (see `web.export`)."""
    extra = [("format", format), *([("dialect", dialect)] if dialect else [])]
    return _with("/export", query.with_page(1), extra)


def choose(query: PageQuery) -> str:
    """The page that explains the formats of an export."""
    return _with("/export", query.with_page(1))


def _with(path: str, query: PageQuery, extra: list[tuple[str, str]] | None = None) -> str:
    parts = [urlencode(extra) if extra else "", query.string()]
    string = "&".join(filter(None, parts))
    return f"{path}?{string}" if string else path
