"""The command line: the only place that knows all parts and wires them together."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from typing import NoReturn

from archive.cli.interrupts import Interrupted, let_go, mind

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and end the process with its exit code; SIGTERM ends it like Ctrl-C."""
    mind()
    try:
        from archive.cli.frame import run  # 0.2 s, in which somebody may already think better of it

        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # what the reader's encoding lacks is no reason to stop
                stream.reconfigure(errors="backslashreplace")
        code = run(arguments)
    except (KeyboardInterrupt, Interrupted):
        print("archive: interrupted", file=sys.stderr)
        code = 3
    let_go()
    sys.exit(code)
