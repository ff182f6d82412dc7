"""Every problem a reader of articles can meet: its stable code, its severity, what it means.

The table is the documentation: `docs/` is generated from it, and `problem` refuses any other code.
An error always stands for exactly one thing that was lost (a file, a folder, an entry of a container),
so that read = articles + errors; a warning loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from archive.errors import Problem, Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table: the word for programs, how bad it is, one sentence for people."""

    name: str
    severity: Severity
    meaning: str


def _rows(severity: Severity, rows: Mapping[str, str]) -> dict[str, Code]:
    return {name: Code(name, severity, meaning) for name, meaning in rows.items()}


CODES: Mapping[str, Code] = MappingProxyType(
    _rows(
        Severity.WARNING,
        {
            "no-header": "The text does not begin with a dated header; it is kept without a date.",
            "no-date": "The article carries no date; it is found under “ohne Datum”.",
            "unknown-date": "What stands where the date belongs can't be read; the article has no date.",
            "ambiguous-date": "The date can be read in two ways; the article has no date.",
            "impossible-date": "The calendar does not have this date; the article has no date.",
            "no-title": "The article has no title; the name of its file or entry stands in for it.",
            "long-title": "The title is too long for one; all of it begins the body, its start is the title.",
            "no-body": "The article has a title but no text.",
            "encoding": "The file is not UTF-8; it was read as Windows-1252, line by line.",
            "front-matter": "A line of the front matter can't be understood; it was left out.",
            "bad-field": "A field holds something that is no text; the field was left empty.",
            "duplicate-id": "Two articles would get the same id; the later one got an id with an addition.",
            "no-articles": "The container or list holds no article.",
            "skipped": "Files that are no articles were skipped; they are counted by kind.",
            "link-loop": "A linked folder is also reached by another way; it is read only once.",
        },
    )
    | _rows(
        Severity.ERROR,
        {
            "empty": "The file is empty.",
            "binary": "The file holds no text, whatever its name says.",
            "undecodable": "The file says that it is UTF-16, but is not.",
            "too-large": "The article is larger than the limit.",
            "unreadable": "The file or folder can't be opened or read.",
            "vanished": "The file was there when the folder was listed, and gone when it was to be read.",
            "no-folder": "The source folder does not exist.",
            "needs-extra": "This format needs an optional extra that is not installed.",
            "no-text": "No article text was found in the HTML page.",
            "bad-json": "The line or file is not valid JSON.",
            "bad-record": "The JSON value is not an object with the fields of an article.",
            "bad-container": "The container is damaged, cut off, or not what its name says.",
            "encrypted": "The entry of the container is encrypted.",
            "unsafe-container": "The container would unpack to far more than any archive of texts.",
            "nested-container": "A container inside a container is not opened.",
        },
    )
)
"""All codes by name."""


def problem(name: str, path: str, line: int, reason: str) -> Problem:
    """A problem with the severity of its code; KeyError for a code that is not in the table."""
    return Problem(path, line, name, CODES[name].severity, reason)
