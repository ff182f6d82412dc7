"""JSON Lines: one object an article, complete with its text.

The names are those that `archive reindex` reads: an export is a source folder of another archive.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from archive.article import Article

NAMES = ("id", "date", "title", "body", "source", "section", "author", "page", "url", "corrects")


def lines(articles: Iterable[Article], address: Callable[[str], str]) -> Iterator[str]:
    """A line for each article; fields without a value are left out, `address` is always there."""
    for article in articles:
        yield json.dumps(record(article, address(article.id)), ensure_ascii=False) + "\n"


def record(article: Article, address: str) -> dict[str, str]:
    """The fields of an article that have a value, and its lasting address."""
    date = article.date.iso() if article.date else ""
    values = ((name, date if name == "date" else getattr(article, name)) for name in NAMES)
    return {**{name: value for name, value in values if value}, "address": address}
