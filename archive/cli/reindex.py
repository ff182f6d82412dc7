"""`archive reindex` and `archive forget`: what is in the archive."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from archive.cli import wiring
from archive.cli.frame import OK, PARTLY, Setup, advised, with_setup
from archive.cli.interrupts import Interrupted
from archive.cli.progress import Reporter
from archive.cli.terminal import bold, counted, problem_json, say, say_json, tell
from archive.errors import ArchiveError
from archive.home import SourceFolder
from archive.home.folders import ARTICLE_FIELDS, FolderError, add_folder, parse_folder
from archive.home.history import Run
from index.engine import Store
from index.ingest.run import Options, known_folders
from index.ingest.run import forget as forget_folder
from index.ingest.run import reindex as run_reindex
from index.ingest.summary import Summary


@click.command()
@click.argument("folders", nargs=-1, metavar="[NAME=]FOLDER…")
@click.option("--full", is_flag=True, help="Build a new index beside the old one, then put it in its place.")
@click.option("--allow-removals", is_flag=True, help="Remove what is gone even if it is suspiciously much.")
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="OURS=THEIRS",
    help="What JSON Lines call a field of ours, say date=published; remembered for these folders.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@with_setup("cores", "memory")
def reindex(
    setup: Setup,
    folders: tuple[str, ...],
    full: bool,
    allow_removals: bool,
    fields: tuple[str, ...],
    as_json: bool,
) -> int:
    """Read articles from folders into the index.

    Reads only what has changed since the last run. Folders are remembered: without one, all of them
    are read again. The name of a folder begins the ids of its articles and stays; it is the folder's
    own unless another is given.

    \b
    Examples:
        archive reindex ~/articles
        archive reindex taz=/data/taz faz=/data/faz
        archive reindex
        archive reindex --full
    """
    chosen = choose(setup, folders, read_fields(fields))
    if full:
        chosen = {**setup.home.folders(), **chosen}
    if not chosen:
        text = "no folder is known yet; name one: archive reindex FOLDER"
        raise click.UsageError(advised(text, setup.home))
    for folder in chosen.values():
        setup.home.remember(folder)
    options = Options(full, allow_removals, wiring.processes(setup))
    store = wiring.open_store(setup)
    with recorded(setup, "reindex") as record, Reporter(record, keep=as_json) as reporter:
        summary = run_reindex(store, tuple(chosen.values()), options, reporter)
    if as_json:
        say_json({**summary_json(summary), "problems": [problem_json(each) for each in reporter.problems]})
    else:
        say(summary_text(summary))
    warn_of_orphans(store, setup)
    return PARTLY if summary.failed else OK


@click.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@with_setup("memory")
def forget(setup: Setup, name: str, as_json: bool) -> int:
    """Take a source folder and all its articles out of the archive.

    The files themselves are not touched.

    \b
    Example:
        archive forget taz
    """
    known = setup.home.folders()
    store = wiring.open_store(setup)
    summary = Summary()
    if store.folder() is not None:
        with recorded(setup, "forget") as record, Reporter(record, keep=as_json) as reporter:
            summary = forget_folder(store, name, reporter)
    if name not in known and not summary.removed:
        names = ", ".join(known) or "none yet"
        raise FolderError(f"no source folder is called {name!r}; known: {names}")
    setup.home.forget(name)
    if as_json:
        say_json({"removed": summary.removed, "seconds": round(summary.seconds, 3)})
    else:
        say(f"{bold(name)} forgotten, {counted(summary.removed, 'article')} removed")
    return OK


def choose(setup: Setup, typed: tuple[str, ...], fields: Mapping[str, str]) -> dict[str, SourceFolder]:
    """The source folders that this run is about, by name; all known ones when none was typed."""
    known = dict(setup.home.folders())
    chosen: dict[str, SourceFolder] = {}
    for text in typed:
        new, named = parse_folder(text)
        folder = add_folder(known, replace(new, fields=fields), named)
        if folder.name not in known and not folder.path.exists():
            raise FolderError(f"{folder.path}: there is no such folder")
        if holds_home(folder.path, setup.home.path):
            raise FolderError(
                f"{folder.path} holds the archive's own home {setup.home.path}; keep them apart"
            )
        known[folder.name] = chosen[folder.name] = folder
    if not typed:
        return {name: replace(folder, fields=fields or folder.fields) for name, folder in known.items()}
    return chosen


def holds_home(folder: Path, home: Path) -> bool:
    """Whether reading the folder would read the archive's own files; hidden folders are never read."""
    return home.is_relative_to(folder) and not any(
        part.startswith(".") for part in home.relative_to(folder).parts
    )


def read_fields(texts: tuple[str, ...]) -> dict[str, str]:
    """`date=published` … as a mapping. Raises click's usage error."""
    fields: dict[str, str] = {}
    for text in texts:
        ours, _, theirs = text.partition("=")
        if ours not in ARTICLE_FIELDS or not theirs:
            names = ", ".join(ARTICLE_FIELDS)
            raise click.BadParameter(f"write OURS=THEIRS, where ours is one of {names}", param_hint="--field")
        fields[ours] = theirs
    return fields


def summary_json(summary: Summary) -> dict[str, Any]:
    """The figures of a run for programs."""
    names = ("read", "added", "changed", "unchanged", "failed", "removed")
    return {**{name: getattr(summary, name) for name in names}, "seconds": round(summary.seconds, 3)}


def summary_text(summary: Summary) -> str:
    """The figures of a run for people: they add up."""
    speed = f", {summary.read / summary.seconds:,.0f}/s" if summary.seconds > 1 else ""
    figures = (
        f"{summary.added:,} added, {summary.changed:,} changed, {summary.unchanged:,} unchanged, "
        f"{summary.failed:,} failed"
    )
    lines = [f"{bold(counted(summary.read, 'article'))} read in {summary.seconds:.1f} s{speed}: {figures}"]
    if summary.removed or summary.withheld:
        lines.append(f"{summary.removed:,} removed, {summary.withheld:,} withheld from removal")
    if summary.warnings:
        lines.append(counted(summary.warnings, "warning"))
    return "\n".join(lines)


def warn_of_orphans(store: Store, setup: Setup) -> None:
    """Say which articles come from folders that `archive.toml` does not name any more."""
    for name, articles in known_folders(store).items():
        if name not in setup.home.folders():
            what = counted(articles, "article")
            tell(f"archive: {what} of {name!r} stay; to remove them: archive forget {shlex.quote(name)}")


@contextmanager
def recorded(setup: Setup, command: str) -> Iterator[Callable[[Summary], None]]:
    """Keep the run in the history, however it ends."""
    started = dt.datetime.now(dt.UTC)
    with setup.home.history() as history:

        def keep(summary: Summary, outcome: str = "done") -> None:
            now = dt.datetime.now(dt.UTC)
            run = Run(command, started, now, outcome, summary.revision, summary.read, summary.added,
                      summary.changed, summary.unchanged, summary.failed, summary.removed)  # fmt: skip
            history.record(run, removed=summary.gone, returned=summary.came)

        try:
            yield keep
        except (KeyboardInterrupt, Interrupted):
            keep(Summary(), "interrupted")
            raise
        except (ArchiveError, OSError):
            keep(Summary(), "failed")
            raise
