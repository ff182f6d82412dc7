"""From files to articles: one module per format, one table of what can go wrong (`codes`).

`articles_of` reads an open file of any format, article by article; `parse` the same from bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from archive.article import Article
from archive.errors import Problem
from archive.parsing.build import Place, Report
from archive.parsing.codes import CODES, Code, problem
from archive.parsing.kinds import KINDS, Form, Kind, kind_of, suffix_of
from archive.parsing.options import DEFAULTS, Limits, Options
from archive.parsing.single import parse_single
from archive.parsing.text import decode_windows

__all__ = [
    "CODES",
    "DEFAULTS",
    "KINDS",
    "Code",
    "Form",
    "Kind",
    "Limits",
    "Options",
    "Parsed",
    "articles_of",
    "decode_windows",
    "kind_of",
    "parse",
    "problem",
    "suffix_of",
]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file gave: its articles, and everything that a person should know about it.

    Every problem of severity error stands for one thing that was lost: read = articles + errors.
    """

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


def parse(data: bytes, path: str, *, id: str, options: Options = DEFAULTS) -> Parsed:
    """All articles in the bytes of a file; `path` says by its suffix how to read them, and where.

    `id` is the id of the one article, or the beginning of the ids of many. Never raises.
    """
    problems: list[Problem] = []
    articles = articles_of(io.BytesIO(data), path, id=id, options=options, report=problems.append)
    return Parsed(tuple(articles), tuple(problems))


def articles_of(
    file: BinaryIO, path: str, *, id: str, options: Options = DEFAULTS, report: Report
) -> Iterator[Article]:
    """The articles of an open file, one at a time; problems go to `report` as they are met."""
    place = Place(id, path, report)
    data = file.read()
    article = parse_single(data, Form.PLAIN, place)
    if article is not None:
        yield article
