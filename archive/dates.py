"""Dates that know how precise they are, and spans of days.

A `PartialDate` keeps what was written (2022, 2022-12 or 2022-12-16) and never invents a day.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Self

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip

_BEHIND = tuple(f"-{number:02d}" for number in range(32))
"""Month or day in a date: a page writes a hundred dates, and formatting takes the longest."""
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


class Precision(IntEnum):
    """How much of a date is known; a finer precision is a larger number."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day. `month` and `day` are 0 where they are not known.

    Raises ValueError for a date that the calendar does not have (2022-02-30) or years outside 1–9999.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day needs a month")
        dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Read YYYY, YYYY-MM or YYYY-MM-DD; anything else raises ValueError."""
        match = _ISO.match(text)
        if not match:
            raise ValueError(f"not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
        year, month, day = (int(group) if group else None for group in match.groups())
        if month == 0 or day == 0:
            raise ValueError(f"no month or day is numbered 0: {text!r}")
        return cls(year or 0, month or 0, day or 0)

    @property
    def precision(self) -> Precision:
        """Year, month or day."""
        return Precision.DAY if self.day else Precision.MONTH if self.month else Precision.YEAR

    @property
    def first(self) -> dt.date:
        """The first day that this date can stand for."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day that this date can stand for."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def sort_key(self) -> tuple[dt.date, Precision]:
        """Orders by the start of the range, then coarser before finer."""
        return self.first, self.precision

    def iso(self) -> str:
        """2022, 2022-12 or 2022-12-16, as it was known."""
        text = str(self.year) if self.year > 999 else f"{self.year:04d}"
        if self.month:
            text += _BEHIND[self.month]
        if self.day:
            text += _BEHIND[self.day]
        return text

    def german(self) -> str:
        """2022, Dezember 2022 or 16. Dezember 2022."""
        if not self.month:
            return str(self.year)
        name = MONTHS[self.month - 1]
        return f"{self.day}. {name} {self.year}" if self.day else f"{name} {self.year}"

    def __str__(self) -> str:
        return self.iso()


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included; None is an open end."""

    first: dt.date | None = None
    last: dt.date | None = None

    @classmethod
    def of(cls, start: PartialDate | None, end: PartialDate | None) -> Self:
        """From the first day of `start` to the last day of `end`."""
        return cls(start.first if start else None, end.last if end else None)

    @property
    def empty(self) -> bool:
        """True when the end lies before the start."""
        return self.first is not None and self.last is not None and self.last < self.first

    def overlaps(self, date: PartialDate) -> bool:
        """True when the range of `date` has a day in common with this span."""
        return not (
            (self.first is not None and date.last < self.first)
            or (self.last is not None and date.first > self.last)
        )
