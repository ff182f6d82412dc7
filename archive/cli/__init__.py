"""The command line: the only place that knows all parts and wires them together."""

from archive.cli.frame import main

__all__ = ["main"]
