"""Reading the files of a source: from a `FileEntry` to articles, in any process."""

from __future__ import annotations

from collections.abc import Iterator

from archive.article import Article
from archive.errors import Problem
from archive.parsing import DEFAULTS, Options, Parsed, articles_of, printable, problem
from archive.source.walk import FileEntry, Report, Source, scan

BATCH = 500
"""Articles in one batch of `stream`."""


def read(entry: FileEntry, options: Options = DEFAULTS) -> Parsed:
    """All articles of one file, and what is wrong with it. Never raises for what a file may hold."""
    problems: list[Problem] = []
    articles = tuple(_articles(entry, options, problems.append))
    return Parsed(articles, tuple(problems))


def stream(entry: FileEntry, options: Options = DEFAULTS, batch: int = BATCH) -> Iterator[Parsed]:
    """The same in batches: memory stays bounded however many articles a container holds."""
    problems: list[Problem] = []
    articles: list[Article] = []
    for article in _articles(entry, options, problems.append):
        articles.append(article)
        if len(articles) == batch:
            yield Parsed(tuple(articles), tuple(problems))
            articles.clear()
            problems.clear()
    if articles or problems:
        yield Parsed(tuple(articles), tuple(problems))


def load(source: Source, report: Report, options: Options | None = None) -> Iterator[Article]:
    """Every article of a source, one at a time, in this process; problems go to `report`."""
    options = options or Options(fields=source.fields)
    for entry in scan(source, report):
        yield from _articles(entry, options, report)


def _articles(entry: FileEntry, options: Options, report: Report) -> Iterator[Article]:
    try:
        with open(entry.path, "rb") as file:  # noqa: PTH123 - Path.open costs a quarter of the time of a small file
            yield from articles_of(file, entry.path, id=entry.id, options=options, report=report)
    except FileNotFoundError:
        report(
            problem("vanished", printable(entry.path), 0, "is gone since the folder was listed; run again")
        )
    except OSError as error:
        report(
            problem(
                "unreadable",
                printable(entry.path),
                0,
                f"can't be read ({error.strerror}); check its permissions",
            )
        )
