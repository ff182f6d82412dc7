"""The last visit of a browser to the saved searches, as its cookie tells it.

A visit lasts until nothing was opened for half an hour: what was new when it began stays new in it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Self

PAUSE = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Visit:
    """`last` is when the visit before this one ended (None: there was none), `seen` the latest page of
    this one."""

    last: dt.datetime | None
    seen: dt.datetime

    @classmethod
    def read(cls, cookie: str, now: dt.datetime) -> Self:
        """The visit that goes on or begins at `now`; a cookie that can't be read is none."""
        first, _, second = cookie.partition(".")
        last, seen = _time(first, now), _time(second, now)
        if seen is None:
            return cls(None, now)
        return cls(seen, now) if now - seen > PAUSE else cls(last, now)

    def cookie(self) -> str:
        """`last.seen` in whole seconds since 1970, 0 for none."""
        return f"{int(self.last.timestamp()) if self.last else 0}.{int(self.seen.timestamp())}"


def _time(text: str, now: dt.datetime) -> dt.datetime | None:
    """A moment in the past; the end of its second, so that a receipt taken in it belongs to it."""
    if not (text.isascii() and text.isdigit() and len(text) < 12 and 0 < int(text) <= now.timestamp()):
        return None
    return dt.datetime.fromtimestamp(int(text) + 0.999999, dt.UTC)
