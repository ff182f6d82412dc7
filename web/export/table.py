"""CSV (RFC 4180), safe to open in a spreadsheet.

A cell that begins with `=`, `+`, `-`, `@`, a tab, a line break or one of their full-width forms would be
run as a formula. Such a cell gets an apostrophe in front; so does one that begins with an apostrophe, so
that taking away one leading apostrophe always gives the value back.

Three dialects: `rfc4180` for programs (comma, UTF-8 without a mark), `excel` (comma) and `excel-de`
(semicolon, which a German Excel expects) with the byte-order mark by which Excel and LibreOffice know
UTF-8. The text of the articles is not in the table: cells of a spreadsheet end at 32,767 characters.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from archive.article import Article

COLUMNS = ("id", "date", "title", "source", "section", "author", "page", "url", "corrects", "address")
"""`date` is as precise as it is known; `address` is the lasting address of the article."""

RISKY = tuple("=+-@\t\r\n＝＋－＠'")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are separated, and whether the file begins with a byte-order mark."""

    separator: str
    marked: bool


class _Line:
    """What `csv` writes to: keeps the last line."""

    text = ""

    def write(self, text: str) -> int:
        self.text = text
        return len(text)


def rows(articles: Iterable[Article], address: Callable[[str], str], dialect: Dialect) -> Iterator[str]:
    """A line of names, then a line for each article."""
    line = _Line()
    writer = csv.writer(line, delimiter=dialect.separator, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    yield ("\ufeff" if dialect.marked else "") + line.text
    for article in articles:
        writer.writerow([safe(value) for value in cells(article, address(article.id))])
        yield line.text


def cells(article: Article, address: str) -> list[str]:
    """The values of `COLUMNS`, as they are."""
    date = article.date.iso() if article.date else ""
    return [article.id, date, *(getattr(article, name) for name in COLUMNS[2:-1]), address]


def safe(value: str) -> str:
    """A value as it stands in its cell."""
    return f"'{value}" if value.startswith(RISKY) else value


def plain(cell: str) -> str:
    """The value of a cell: the other way round."""
    return cell.removeprefix("'")
