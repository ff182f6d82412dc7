"""`archive check`: what would be read, and what is wrong with it, without an index."""

from __future__ import annotations

from typing import Any

import click

from archive.cli.frame import OK, PARTLY, Setup, with_setup
from archive.cli.reindex import choose, read_fields
from archive.cli.terminal import bold, counted, problem_json, problem_line, say, say_json
from archive.errors import Problem, Severity
from archive.source import load


@click.command()
@click.argument("folders", nargs=-1, metavar="[NAME=]FOLDER…")
@click.option("--field", "fields", multiple=True, metavar="OURS=THEIRS",
              help="What JSON Lines call a field of ours, say date=published.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@with_setup()
def check(setup: Setup, folders: tuple[str, ...], fields: tuple[str, ...], as_json: bool) -> int:
    """Read articles and report every problem; writes nothing.

    Without a folder all remembered ones are checked. Ends with 1 when articles would be lost.

    \b
    Examples:
        archive check ~/articles
        archive check --json
    """
    chosen = choose(setup, folders, read_fields(fields))
    if not chosen:
        raise click.UsageError("no folder is known yet; name one: archive check FOLDER")
    problems: list[Problem] = []

    def report(problem: Problem) -> None:
        if as_json:
            problems.append(problem)
        else:
            say(problem_line(problem))
        counts[problem.severity] += 1

    counts = dict.fromkeys(Severity, 0)
    articles = dated = 0
    for folder in chosen.values():
        for article in load(folder, report):
            articles += 1
            dated += article.date is not None
    failed = counts[Severity.ERROR]
    figures: dict[str, Any] = {
        "read": articles + failed,
        "articles": articles,
        "dated": dated,
        "failed": failed,
        "warnings": counts[Severity.WARNING],
    }
    if as_json:
        say_json({**figures, "problems": [problem_json(problem) for problem in problems]})
    else:
        say(
            f"{bold(counted(articles, 'article'))}, {dated:,} with a date; "
            f"{failed:,} failed, {counted(counts[Severity.WARNING], 'warning')}"
        )
    return PARTLY if failed else OK
