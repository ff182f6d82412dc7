"""`archive watch`: what is new in a query since it was last asked, for cron."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import click

from archive.article import Article
from archive.cli import wiring
from archive.cli.frame import OK, PARTLY, Setup, with_setup
from archive.cli.terminal import counted, say, say_json, tell, watched
from archive.errors import ArchiveError
from archive.home import Home
from index.engine import Engine
from web.keeping import Difference, Snapshot, compare, holds, pack, take, unpack
from web.keeping_store import Watches
from web.links import article as article_path
from web.urls import PageQuery, read_string

UNDATED = "ohne Datum"

_SIGNS = MappingProxyType(
    {
        "new": ("+", ""),
        "changed": ("~", "  (changed)"),
        "withdrawn": ("-", "  (withdrawn)"),
        "left": ("-", "  (matches no more)"),
    }
)


class StateDamaged(ArchiveError):
    """The file that remembers what was told can't be read."""


@click.command()
@click.argument("query")
@click.option("--name", metavar="NAME", help="Remember what was told under this name, not under the query.")
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Remember what was told in this file, not in the home.",
)
@click.option("--changes", is_flag=True, help="Tell changed and withdrawn articles, too.")
@click.option("--exit-code", is_flag=True, help="End with 1 when there is nothing to tell.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line for programs.")
@with_setup("url")
def watch(
    setup: Setup,
    query: str,
    name: str | None,
    state: Path | None,
    changes: bool,
    exit_code: bool,
    as_json: bool,
) -> int:
    """Print what is new in a query since the last call, and nothing else.

    QUERY is what would be typed, or the address of a page of results, with all that was chosen there.
    The first call prints nothing: it remembers what there is. Copies count, wider matches never.

    \b
    Examples:
        archive watch 'rüstung china'
        archive watch 'http://127.0.0.1:8000/?q=rüstung&actor=place:china' --changes
    A line for cron, which mails what is printed:
        0 7 * * *  archive watch 'rüstung china'
    """
    page = question(query)
    memory = StateFile(state) if state else HomeMemory(setup.home, name or page.string())
    with closing(wiring.open_store(setup).open()) as engine:
        now = take(engine, page, dt.datetime.now(dt.UTC))
        old = memory.last()
        difference = compare(old, now, holds(engine)) if old else Difference(now.taken)
        told = changes_told(difference, changes)
        _say(engine, told, setup.settings.url, as_json)
    if old is None and watched():
        tell(f"archive: watching {counted(now.total, 'article')} from now on")
    if told and difference.analysis_changed:
        tell("archive: the analysis has changed since the last call; some articles may be new only to it")
    # Remembered last: what could not be printed is told again.
    sys.stdout.flush()
    memory.remember(now)
    return PARTLY if exit_code and not told else OK


def question(text: str) -> PageQuery:
    """What is typed, or the address of a page, a feed or an export. Raises click.BadParameter."""
    if not text.startswith(("http://", "https://", "/", "?")):
        return PageQuery().with_text(text)
    page, remarks = read_string(urlsplit(text).query)
    if remarks:
        wrong = ", ".join(f"{remark.parameter}={remark.value} ({remark.code})" for remark in remarks)
        raise click.BadParameter(f"the address has values that can't be taken: {wrong}")
    return page.with_page(1)


def changes_told(difference: Difference, whole: bool) -> list[tuple[str, str]]:
    """(kind, id) of the articles that are told: the new ones, and all others where `whole`."""
    kinds = _SIGNS if whole else ("new",)
    return [(kind, each) for kind in kinds for each in getattr(difference, kind)]


def _say(engine: Engine, told: Sequence[tuple[str, str]], url: str, as_json: bool) -> None:
    for kind, each in told:
        stored = engine.article(each)
        article = stored.article if stored else None
        address = url.rstrip("/") + article_path(each) if url else ""
        if as_json:
            say_json(row(kind, each, article, address))
        else:
            say(line(kind, each, article, address))


def row(kind: str, id: str, article: Article | None, address: str) -> dict[str, Any]:
    """An article for programs; `article` is None where it is withdrawn."""
    return {
        "change": kind,
        "id": id,
        "date": article.date.iso() if article and article.date else None,
        "title": article.title if article else None,
        "address": address or None,
    }


def line(kind: str, id: str, article: Article | None, address: str) -> str:
    """An article for people: what became of it, date and title; below, where it is."""
    sign, remark = _SIGNS[kind]
    if article is None:
        return f"{sign} {id}{remark}"
    date = article.date.german() if article.date else UNDATED
    return f"{sign} {date}  {article.title}{remark}\n  {address or id}"


class HomeMemory:
    """What was told, in the home's history."""

    def __init__(self, home: Home, name: str) -> None:
        self._home, self._name = home, name

    def last(self) -> Snapshot | None:
        """None the first time."""
        with self._home.history() as history:
            return Watches(history).last(self._name)

    def remember(self, now: Snapshot) -> None:
        """Keep what was told now."""
        with self._home.history() as history:
            Watches(history).remember(self._name, now)


class StateFile:
    """What was told, in a file of its own: a line of JSON, then the articles. Replaced as a whole."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def last(self) -> Snapshot | None:
        """None where there is no file. Raises StateDamaged."""
        try:
            head, _, blob = self._path.read_bytes().partition(b"\n")
            taken, revision, fingerprint = json.loads(head)
            return Snapshot(dt.datetime.fromisoformat(taken), revision, fingerprint, unpack(blob))
        except FileNotFoundError:
            return None
        except (ValueError, TypeError, ArchiveError):
            raise StateDamaged(
                f"{self._path}: not a file that archive watch has written; remove it to begin anew"
            ) from None

    def remember(self, now: Snapshot) -> None:
        """Keep what was told now. Raises OSError."""
        head = json.dumps([now.taken.isoformat(), now.revision, now.fingerprint]).encode()
        beside = self._path.with_name(self._path.name + ".new")
        with beside.open("wb") as file:
            file.write(head + b"\n" + pack(now.articles))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)
