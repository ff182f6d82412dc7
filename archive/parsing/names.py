"""Names from file systems and containers as steps of ids."""

from __future__ import annotations

import re
import unicodedata

from archive.parsing.text import decode_windows

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SLASHES = re.compile(r"[/\\]+")


def readable(name: str) -> str:
    """A name as text: NFC, control characters as `_`, bytes that are no UTF-8 as Windows-1252.

    Such bytes come as lone surrogates (PEP 383).
    """
    if name.isascii() and name.isprintable():
        return name
    return _CONTROL.sub("_", unicodedata.normalize("NFC", printable(name)))


def printable(path: str) -> str:
    """A path that can be printed and stored; only bytes that are no UTF-8 change (to Windows-1252)."""
    if not _SURROGATE.search(path):
        return path
    try:
        return decode_windows(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", path)


def inner_path(name: str) -> str:
    """The name of an entry in a container as a path that can't leave it: no `..`, no root, no drive."""
    steps = _SLASHES.split(name)
    return "/".join(readable(step) for step in steps if step not in ("", ".", ".."))
