"""Problems that indexing adds to those of reading, in the same form as `archive.parsing.CODES`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from archive.errors import Problem, Severity
from archive.parsing import Code

_ROWS = (
    Code("empty-folder", Severity.WARNING, "A source folder holds no files that could be articles."),
    Code(
        "removals-withheld",
        Severity.WARNING,
        "Articles are gone from a source folder as if its disk were missing; they stay in the index.",
    ),
    Code(
        "manifest-damaged",
        Severity.WARNING,
        "What was known of files could not be read; a full rebuild goes on without it.",
    ),
    Code("worker-died", Severity.ERROR, "The process that read the file ended with it, twice."),
)

CODES: Mapping[str, Code] = MappingProxyType({row.name: row for row in _ROWS})
"""All codes of indexing by name."""


def problem(name: str, path: str, reason: str) -> Problem:
    """A problem with the severity of its code; KeyError for a code that is not in the table."""
    return Problem(path, 0, name, CODES[name].severity, reason)
