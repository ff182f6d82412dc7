"""The value of `datum:`, `von:` and `bis:` as a node."""

from __future__ import annotations

from archive.dateforms import read_date
from archive.dates import PartialDate
from index.query import At, DateIn, Node, Undated

UNDATED = ("ohne", "none", "undated")
"""What `datum:` takes for articles without a date."""


def read_range(text: str, at: At = (0, 0)) -> Node:
    """A date, `A..B`, `A..` or `..B`, or one of `UNDATED`.

    Raises ValueError where it can't be read. An end before its start is returned as it is.
    """
    if text.lower() in UNDATED:
        return Undated(at=at)
    start, dots, end = text.partition("..")
    if not dots:
        date = read_date(text)
        return DateIn(date, date, at=at)
    if not start and not end:
        raise ValueError("a period needs a start or an end")
    return DateIn(_open(start), _open(end), at=at)


def _open(text: str) -> PartialDate | None:
    return read_date(text) if text else None
