"""What can go wrong, as values and as exceptions that carry their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: a warning keeps the article, an error loses it (and says so)."""

    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a person should know about one place in one file.

    `path` is as the person knows it (a container's entry is `container/entry`), `line` counts from 1
    and is 0 where no line is meant, `code` is a short stable word for programs (`no-date`),
    `reason` one English sentence for people that says what is wrong and what to do.
    """

    path: str
    line: int
    code: str
    severity: Severity
    reason: str


class ArchiveError(Exception):
    """Base of every error that is meant for a person: its text says what, where and what to do."""


class ParseError(ArchiveError):
    """An article that can't be read; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.path}:{problem.line}: {problem.reason}")
        self.problem = problem


class SettingError(ArchiveError):
    """A setting that is unknown or has an impossible value."""


class IndexProblem(ArchiveError):
    """Base of the states in which an index can't be opened; its text says how to go on."""


class IndexMissing(IndexProblem):
    """Nothing has been indexed yet."""


class IndexOutdated(IndexProblem):
    """The index was made by another analysis (code version, word lists, settings); rebuild it."""


class IndexDamaged(IndexProblem):
    """A file of the index is missing or changed; it is never opened in order to repair it."""


class IndexLocked(IndexProblem):
    """Another process is writing."""
