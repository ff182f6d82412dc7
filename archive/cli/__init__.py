"""The command line: the only place that knows all parts and wires them together."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from archive.cli.interrupts import is_interrupt, last_word, let_go, mind

__all__ = ["main"]

INTERRUPTED = 3
"""The exit code of a command that was ended before its time."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and end the process with its exit code; SIGTERM ends it like Ctrl-C."""
    mind()
    try:
        code = _run(arguments)
        let_go()
    except BaseException as error:
        if not is_interrupt(error):
            raise
        let_go()
        last_word("archive: interrupted")
        code = INTERRUPTED
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    _prepare_streams()
    from archive.cli.frame import run  # 0.2 s, in which somebody may already think better of it

    return run(arguments)


def _prepare_streams() -> None:
    """What the reader's encoding lacks is no reason to stop, nor that nobody reads (`>&-`)."""
    sys.stdout = sys.stdout or _nobody()
    sys.stderr = sys.stderr or _nobody()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _nobody() -> TextIO:
    return Path(os.devnull).open("w")
