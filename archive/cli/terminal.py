"""What people see: colours where a person looks, plain text where a program reads."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Any

import click

from archive.errors import Problem, Severity
from index.engine import Mark, Marked, Match

STYLES: Mapping[Match, Mapping[str, Any]] = {
    Match.EXACT: {"fg": "yellow", "bold": True},
    Match.STEM: {"fg": "yellow"},
    Match.PART: {"fg": "cyan"},
    Match.ALIAS: {"fg": "magenta"},
}


def say(text: str = "") -> None:
    """One line of a result, to stdout."""
    click.echo(text, color=_coloured())


def tell(text: str) -> None:
    """One line about the work, to stderr."""
    click.echo(text, err=True, color=_coloured())


def say_json(value: Any) -> None:
    """One JSON value on one line of stdout; text as it is."""
    click.echo(json.dumps(value, ensure_ascii=False))


def bold(text: str) -> str:
    """Text that leads the eye."""
    return click.style(text, bold=True)


def dim(text: str) -> str:
    """Text of less weight."""
    return click.style(text, dim=True)


def lit(marked: Marked, **base: Any) -> str:
    """A text with its marked places in the colours of how they match."""
    return "".join(
        click.style(piece, **(STYLES[match] if match else base)) for piece, match in pieces(marked)
    )


def pieces(marked: Marked) -> list[tuple[str, Match | None]]:
    """The text cut where marks begin and end; None between marks."""
    found: list[tuple[str, Match | None]] = []
    at = 0
    for mark in (*marked.marks, Mark(len(marked.text), len(marked.text), Match.EXACT)):
        if mark.start > at:
            found.append((marked.text[at : mark.start], None))
        if mark.end > mark.start:
            found.append((marked.text[mark.start : mark.end], mark.match))
        at = mark.end
    return found


def problem_line(problem: Problem) -> str:
    """A problem as one line: place, severity, reason, code."""
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    colour = "red" if problem.severity is Severity.ERROR else "yellow"
    return f"{place}: {click.style(problem.severity.value, fg=colour)}: {problem.reason} [{problem.code}]"


def problem_json(problem: Problem) -> dict[str, str | int]:
    """A problem for programs."""
    return {
        "path": problem.path,
        "line": problem.line,
        "code": problem.code,
        "severity": problem.severity.value,
        "reason": problem.reason,
    }


def counted(number: int, one: str, many: str = "") -> str:
    """`1 article`, `1,234 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def watched() -> bool:
    """True when a person looks at stderr."""
    return sys.stderr.isatty()


def _coloured() -> bool | None:
    """Never with NO_COLOR (no-color.org); else where a terminal is."""
    return False if os.environ.get("NO_COLOR") else None
