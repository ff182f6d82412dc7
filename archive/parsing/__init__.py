"""From files to articles: one module per format, one table of what can go wrong (`codes`).

`articles_of` reads an open file of any format, article by article; `parse` does the same with bytes;
`render` writes an article in a format that `parse` reads back.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from archive.article import Article
from archive.errors import Problem
from archive.parsing.codes import CODES, Code, problem
from archive.parsing.kinds import KINDS, Form, Kind, kind_of, suffix_of
from archive.parsing.names import printable, readable
from archive.parsing.options import DEFAULTS, Limits, Options
from archive.parsing.reader import articles_of, skip_label, skip_reason
from archive.parsing.rendering import render

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
    "kind_of",
    "parse",
    "printable",
    "problem",
    "readable",
    "render",
    "skip_label",
    "skip_reason",
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
    """All articles in the bytes of a file; `path` says by its suffix how to read them.

    `id` is that of the one article, or the beginning of those of many. Never raises.
    """
    problems: list[Problem] = []
    file: io.BufferedReader = io.BufferedReader(io.BytesIO(data))
    articles = tuple(articles_of(file, path, id=id, report=problems.append, options=options))
    return Parsed(articles, tuple(problems))
