"""`archive stats`, `archive verify` and `archive rollback`: looking after the index."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import click

from archive.cli import wiring
from archive.cli.frame import OK, PARTLY, Setup, advised, with_setup
from archive.cli.terminal import bold, counted, problem_json, problem_line, say, say_json
from index.answers import Statistics


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@with_setup()
def stats(setup: Setup, as_json: bool) -> int:
    """Print how much the archive holds.

    \b
    Example:
        archive stats
    """
    with closing(wiring.open_store(setup).open()) as engine:
        figures = engine.statistics()
    if as_json:
        say_json(statistics_json(figures))
        return OK
    say(bold(counted(figures.articles, "article")))
    period = f"{figures.first.german()} – {figures.last.german()}" if figures.first and figures.last else "–"
    rows = (
        ("period", period),
        ("without a date", f"{figures.undated:,}"),
        ("words", f"{figures.words:,} ({figures.word_types:,} different ones)"),
        ("actors", f"{figures.actors:,}"),
        ("size", f"{figures.bytes / 1e6:,.1f} MB in {counted(figures.segments, 'segment')}"),
        ("index", f"generation {figures.generation}, {figures.committed.astimezone():%Y-%m-%d %H:%M:%S}"),
        ("home", str(setup.home.path)),
        *((f"folder {row.value}", counted(row.count, "article")) for row in figures.folders),
    )
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        say(f"{name:<{width}}  {value}")
    return OK


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@with_setup()
def verify(setup: Setup, as_json: bool) -> int:
    """Check every file of the index against its checksum.

    Ends with 1 when something is damaged. A damaged index is never repaired in place: archive
    rollback takes the previous one, archive reindex --full builds a new one.

    \b
    Example:
        archive verify
    """
    problems = wiring.open_store(setup).check()
    if as_json:
        say_json({"sound": not problems, "problems": [problem_json(problem) for problem in problems]})
    else:
        for problem in problems:
            say(advised(problem_line(problem), setup.home))
        say("the index is damaged" if problems else "the index is sound")
    return PARTLY if problems else OK


@click.command()
@with_setup()
def rollback(setup: Setup) -> int:
    """Go back to the index as it was before the last full rebuild.

    The articles are not touched; archive reindex brings the index up to date again.

    \b
    Example:
        archive rollback
    """
    say(f"back at revision {wiring.open_store(setup).rollback()}")
    return OK


def statistics_json(figures: Statistics) -> dict[str, Any]:
    """Figures for programs."""
    return {
        "articles": figures.articles,
        "undated": figures.undated,
        "first": figures.first.iso() if figures.first else None,
        "last": figures.last.iso() if figures.last else None,
        "words": figures.words,
        "word_types": figures.word_types,
        "actors": figures.actors,
        "bytes": figures.bytes,
        "segments": figures.segments,
        "generation": figures.generation,
        "fingerprint": figures.fingerprint,
        "committed": figures.committed.isoformat(),
        "folders": {row.value: row.count for row in figures.folders},
    }
