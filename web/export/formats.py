"""The formats of an export as one table."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from archive.article import Article
from web import citation
from web.export.records import lines
from web.export.table import Dialect, rows

Write = Callable[[Iterable[Article], Callable[[str], str]], Iterator[str]]
"""Articles, and what gives the address of an id, to pieces of text."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its content type, the end of its file's name, and what writes it."""

    kind: str
    suffix: str
    write: Write


DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {
        "rfc4180": Dialect(",", marked=False),
        "excel": Dialect(",", marked=True),
        "excel-de": Dialect(";", marked=True),
    }
)
"""Dialects of csv; the first is meant where none is named."""


def _ris(articles: Iterable[Article], address: Callable[[str], str]) -> Iterator[str]:
    return (citation.ris(article, address(article.id)) + "\r\n" for article in articles)


def _bibtex(articles: Iterable[Article], address: Callable[[str], str]) -> Iterator[str]:
    return (citation.bibtex(article, address(article.id)) + "\n" for article in articles)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format(
            "text/csv; charset=utf-8; header=present", "csv", partial(rows, dialect=DIALECTS["rfc4180"])
        ),
        "jsonl": Format("application/jsonl; charset=utf-8", "jsonl", lines),
        "ris": Format("application/x-research-info-systems; charset=utf-8", "ris", _ris),
        "bib": Format("application/x-bibtex; charset=utf-8", "bib", _bibtex),
    }
)
"""By the value of `format`."""


def in_dialect(name: str) -> Format:
    """CSV in one of `DIALECTS`."""
    csv = FORMATS["csv"]
    return Format(csv.kind, csv.suffix, partial(rows, dialect=DIALECTS[name]))


def file_name(summary: str, suffix: str) -> str:
    """zeitlupe-ruestung-china.csv: ASCII letters only, which every system takes."""
    return in_ascii(f"zeitlupe {summary}") + f".{suffix}"


def in_ascii(text: str) -> str:
    """At most 80 letters and digits of a text, a hyphen for all else: names of files travel in headers, which
    hold no others. Empty where the text has none of these."""
    for letter, spelt in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.lower().replace(letter, spelt)
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = "".join(char if char.isalnum() else " " for char in bare).split()
    return "-".join(words)[:80].rstrip("-")
