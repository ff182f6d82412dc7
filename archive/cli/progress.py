"""How far a run of indexing is: a bar with articles a second for people, silence for programs."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from archive.cli.terminal import problem_line, tell, watched
from archive.errors import Problem
from index.ingest.summary import Summary

SHOWN = 20
"""Problems of one code that are said one by one; the others are counted."""


class Reporter:
    """Listens to a run. A context manager; the bar is shown only where a person looks at stderr.

    `keep` collects all problems instead of saying them; `record` writes down what must not be lost.
    """

    def __init__(self, record: Callable[[Summary], None], *, keep: bool = False) -> None:
        self.problems: list[Problem] = []
        self._keep = keep
        self._record = record
        self._said: Counter[str] = Counter()
        self._articles = 0
        self._began = time.monotonic()
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TextColumn("{task.fields[speed]}"),
            TimeRemainingColumn(),
            console=Console(file=sys.stderr),
            disable=not watched(),
            transient=True,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
        for code, count in self._said.items():
            if count > SHOWN:
                tell(f"… and {count - SHOWN:,} more of [{code}]; archive check --json lists all")

    def problem(self, problem: Problem) -> None:
        """Say a problem, or keep it."""
        if self._keep:
            self.problems.append(problem)
            return
        self._said[problem.code] += 1
        if self._said[problem.code] <= SHOWN:
            tell(problem_line(problem))

    def begin(self, files: int, size: int) -> None:
        """Show the bar."""
        self._began = time.monotonic()
        self._task = self._bar.add_task(f"{files:,} files", total=size, speed="")

    def advance(self, size: int, articles: int) -> None:
        """Move the bar."""
        self._articles += articles
        if self._task is not None:
            seconds = max(time.monotonic() - self._began, 0.001)
            speed = f"{self._articles:,} articles, {self._articles / seconds:,.0f}/s"
            self._bar.update(self._task, advance=size, speed=speed)

    def step(self, name: str, share: float) -> None:
        """Show what the commit is doing."""
        if self._task is not None:
            self._bar.update(self._task, description=f"{name} {share:.0%}")

    def published(self, summary: Summary) -> None:
        """Write down what must outlive the index."""
        self._record(summary)
