"""Numbers, dates and periods as a newspaper of the reader's language prints them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from types import MappingProxyType

from archive.dates import MONTHS, PartialDate, Precision

LANGUAGES = MappingProxyType({"de": "Deutsch", "en": "English"})
"""Languages of the page, by code, in their own words; the first is the archive's own."""

_ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = {
    "de": ("Jan.", "Feb.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"),
}


@dataclass(frozen=True, slots=True)
class Formats:
    """Formats of one language (de or en)."""

    language: str

    def number(self, value: int) -> str:
        """1.234.567 or 1,234,567; negative numbers with a real minus."""
        text = f"{abs(value):,}"
        if self.language == "de":
            text = text.replace(",", ".")
        return f"−{text}" if value < 0 else text

    def decimal(self, value: float, digits: int = 1) -> str:
        """1.234,5 or 1,234.5."""
        whole, _, fraction = f"{value:,.{digits}f}".partition(".")
        if self.language == "de":
            return whole.replace(",", ".") + (f",{fraction}" if fraction else "")
        return whole + (f".{fraction}" if fraction else "")

    def month(self, number: int) -> str:
        """Dezember, December."""
        return (MONTHS if self.language == "de" else _ENGLISH)[number - 1]

    def month_short(self, number: int) -> str:
        """Dez., Dec: for axes."""
        return _SHORT[self.language][number - 1]

    def date(self, date: PartialDate) -> str:
        """As precise as it is known: 2022, Dezember 2022, 16. Dezember 2022 (16 December 2022)."""
        if date.precision is Precision.YEAR:
            return f"{date.year}"
        text = f"{self.month(date.month)} {date.year}"
        if date.precision is Precision.MONTH:
            return text
        return f"{date.day}.\u00a0{text}" if self.language == "de" else f"{date.day}\u00a0{text}"

    def span(self, start: PartialDate | None, end: PartialDate | None) -> str:
        """März 2021 bis Februar 2023, seit 2021, bis 2022; one date alone where both are the same."""
        since, until, between = ("seit", "bis", "bis") if self.language == "de" else ("since", "until", "to")
        if start and end:
            return self.date(start) if start == end else f"{self.date(start)} {between} {self.date(end)}"
        if start:
            return f"{since} {self.date(start)}"
        return f"{until} {self.date(end)}" if end else ""

    def range(self, first: PartialDate, last: PartialDate) -> str:
        """vom 3. Januar 2001 bis zum 1. März 2023, von 2001 bis 2023; from … to … in English."""
        start, end = self.date(first), self.date(last)
        if self.language == "en":
            return f"from {start} to {end}"
        return f"{'vom' if first.day else 'von'} {start} bis {'zum ' if last.day else ''}{end}"

    def day(self, moment: dt.date) -> str:
        """2. März 2023: the day of a moment."""
        return self.date(PartialDate(moment.year, moment.month, moment.day))

    def tick(self, date: PartialDate, major: bool) -> str:
        """A date on an axis: what the mark before it has said already is left out."""
        if date.precision is Precision.YEAR:
            return f"{date.year}"
        if date.precision is Precision.MONTH:
            return f"{date.year}" if major and date.month == 1 else self._axis_month(date, major)
        return f"{self.month_short(date.month)} {date.year}" if major else self._axis_day(date)

    def _axis_month(self, date: PartialDate, major: bool) -> str:
        return f"{self.month_short(date.month)} {date.year}" if major else self.month_short(date.month)

    def _axis_day(self, date: PartialDate) -> str:
        return f"{date.day}." if self.language == "de" else f"{date.day}"

    def quote(self, text: str) -> str:
        """„Text“, “text”."""
        return f"„{text}“" if self.language == "de" else f"“{text}”"

    def bytes(self, size: int) -> str:
        """12 MB, 3,4 GB."""
        value = float(size)
        for unit in ("B", "kB", "MB"):
            if value < 1000:
                return f"{self.decimal(value, 0)}\u00a0{unit}"
            value /= 1000
        return f"{self.decimal(value, 1)}\u00a0GB"
