"""The forms in which people and programs write a date, read without guessing.

A form is a pattern and a function from its groups to a date; the first whose pattern fits decides.
What fits none goes to python-dateutil, of which only those fields count that come out alike under two
defaults and under both orders of day and month (it fills what is missing from today).

Dots are day.month.year.
Slashes and hyphens after a day or month are ambiguous unless one number exceeds 12 (or both are equal).
A year has four digits: the century is never guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from dateutil import parser as dateutil

from archive.dates import PartialDate


class DateError(ValueError):
    """A date that can't be read: `code` is `no-date`, `unknown-date`, `ambiguous-date` or
    `impossible-date`; `reason` says what was found; `rest` is what followed it (for headers).
    """

    def __init__(self, code: str, reason: str, rest: str = "") -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.rest = rest


_MONTH_NAMES = (
    ("januar", "jänner", "jaenner", "january", "jan", "jän"),
    ("februar", "feber", "february", "feb", "febr"),
    ("märz", "maerz", "march", "mär", "mrz", "mar"),
    ("april", "apr"),
    ("mai", "may"),
    ("juni", "juno", "june", "jun"),
    ("juli", "julei", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("dezember", "december", "dez", "dec"),
)
_WEEKDAY_NAMES = (
    ("montag", "monday", "mo", "mon"),
    ("dienstag", "tuesday", "di", "tue", "tues"),
    ("mittwoch", "wednesday", "mi", "wed"),
    ("donnerstag", "thursday", "do", "thu", "thur", "thurs"),
    ("freitag", "friday", "fr", "fri"),
    ("samstag", "sonnabend", "saturday", "sa", "sat"),
    ("sonntag", "sunday", "so", "sun"),
)
_MONTHS: Mapping[str, int] = MappingProxyType(
    {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
)

_MONTH = "(?P<name>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = "(?:(?:" + "|".join(name for names in _WEEKDAY_NAMES for name in names) + r")\b\.?,?\s*)?"
_PARTICLE = r"(?:(?:am|vom|den|dem|der|on|the)\s+)*"
_DAY = r"(?P<day>[0-9]{1,2})"
_NUMBER = r"(?P<month>[0-9]{1,2})"
_YEAR = r"(?P<year>[0-9]{4})"
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
_OFFSET = r"(?:Z|[+-][0-9]{2}:?[0-9]{2})"
_END = r"(?=[\s,;:]|\Z)"

_TIME = re.compile(rf",?\s*(?:um\s+)?{_CLOCK}(?:\s*Uhr)?(?:\s*(?:{_OFFSET}|[A-Z]{{1,5}}))?(?:\s*\(.*\))?\Z")
_LOOKS_DATED = re.compile(rf"[0-9]|{_WEEKDAY}{_PARTICLE}(?:[0-9]|{_MONTH}{_END})", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_LONGEST = 60
_WORDS = 7

_Groups = Mapping[str, str | None]


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + _END, re.IGNORECASE)


def _number(groups: _Groups, name: str) -> int:
    """A number that was written, or 0 for none; a written 0 is no month and no day."""
    text = groups.get(name)
    if text is None:
        return 0
    if int(text) == 0:
        raise ValueError(f"no {name} is numbered 0")
    return int(text)


def _numbered(groups: _Groups) -> PartialDate:
    """Year, perhaps month and day, all as numbers whose order is known."""
    return PartialDate(_number(groups, "year"), _number(groups, "month"), _number(groups, "day"))


def _named(groups: _Groups) -> PartialDate:
    """The month as a word."""
    name = groups["name"] or ""
    return PartialDate(_number(groups, "year"), _MONTHS[name.lower()], _number(groups, "day"))


def _either_order(groups: _Groups) -> PartialDate:
    """Two numbers before the year, which may be day and month or month and day."""
    year, one, two = (_number(groups, name) for name in ("year", "day", "month"))
    if one != two and max(one, two) <= 12:
        raise DateError("ambiguous-date", "may be day/month or month/day")
    return PartialDate(year, min(one, two), max(one, two))


def _no_century(_: _Groups) -> PartialDate:
    raise DateError("ambiguous-date", "does not say the century")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Groups], PartialDate]], ...] = (
    (_form(rf"{_YEAR}-{_NUMBER}-{_DAY}(?:T{_CLOCK}{_OFFSET}?)?"), _numbered),
    (_form(rf"{_YEAR}[-/.]{_NUMBER}"), _numbered),
    (_form(_YEAR), _numbered),
    (_form(rf"{_WEEKDAY}{_PARTICLE}{_DAY}\.\s?{_NUMBER}\.\s?{_YEAR}"), _numbered),
    (_form(rf"{_WEEKDAY}{_PARTICLE}{_DAY}(?:\.|st|nd|rd|th)?\s*(?:of\s+)?{_MONTH},?\s*{_YEAR}"), _named),
    (_form(rf"{_WEEKDAY}{_MONTH}\s*{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}"), _named),
    (_form(rf"{_MONTH},?\s*{_YEAR}"), _named),
    (_form(rf"{_YEAR}(?P<sep>[/.]){_NUMBER}(?P=sep){_DAY}"), _numbered),
    (_form(rf"{_NUMBER}[./]{_YEAR}"), _numbered),
    (_form(rf"{_WEEKDAY}{_DAY}(?P<sep>[/-]){_NUMBER}(?P=sep){_YEAR}"), _either_order),
    (_form(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?:T[0-9]{4,6}Z?)?"), _numbered),
    (_form(rf"{_WEEKDAY}[0-9]{{1,2}}(?P<sep>[./-])\s?[0-9]{{1,2}}(?P=sep)\s?'?[0-9]{{2}}"), _no_century),
)


def read_date(text: str) -> PartialDate:
    """The date that a whole text states; a time of day after it is allowed and left out.

    A time zone changes nothing: the date is the one that was written.
    Raises DateError.
    """
    text = text.strip()
    if not text:
        raise DateError("no-date", "has no date; it is found under “ohne Datum”")
    found = _by_form(text)
    if found is not None and (not found[1] or _TIME.match(found[1])):
        return found[0]
    date = _by_dateutil(text)
    if date is None:
        raise DateError(
            "unknown-date", f"“{text[:_LONGEST]}” can't be read as a date; write it as 2022-12-16"
        )
    return date


def split_date(text: str) -> tuple[PartialDate, str]:
    """The date at the beginning of a header, and what follows it (the title).

    Raises DateError, whose `rest` is the title all the same: what follows a date that is ambiguous or
    impossible, else the whole text.
    """
    found = _by_form(text)
    if found is not None:
        date, rest = found
        return date, rest.lstrip(",;:").lstrip()
    if not _LOOKS_DATED.match(text):
        raise DateError("no-date", "has no date after the word “date”; found under “ohne Datum”", text)
    words = text[:_LONGEST].split(" ")[:_WORDS]
    for count in range(len(words), 0, -1):
        start = " ".join(words[:count])
        if last_resort := _by_dateutil(start):
            return last_resort, text[len(start) :].lstrip()
    raise DateError("unknown-date", f"“{text[:_LONGEST]}” does not begin with a date; write 2022-12-16", text)


def _by_form(text: str) -> tuple[PartialDate, str] | None:
    """The date that the first fitting form reads at the beginning, and the rest as it stands."""
    for pattern, read in _FORMS:
        if match := pattern.match(text):
            rest = text[match.end() :]
            try:
                return read(match.groupdict()), rest
            except DateError as error:
                reason = f"“{match.group()}” {error.reason}; write it as 2022-12-16"
                raise DateError(error.code, reason, rest.lstrip()) from None
            except ValueError as error:
                reason = f"“{match.group()}” is not in the calendar ({error}); correct it"
                raise DateError("impossible-date", reason, rest.lstrip()) from None
    return None


class _German(dateutil.parserinfo):
    """What python-dateutil knows about words, with the German ones added."""

    def __init__(self) -> None:
        months: Any = list(_MONTH_NAMES)
        weekdays: Any = list(_WEEKDAY_NAMES)
        self.MONTHS = months
        self.WEEKDAYS = weekdays
        self.JUMP = [*self.JUMP, "am", "den", "der", "vom"]
        super().__init__()


_DEFAULTS = (dt.datetime(2000, 1, 1), dt.datetime(2001, 2, 2))


def _by_dateutil(text: str) -> PartialDate | None:
    """What python-dateutil reads alike under two defaults and both orders; None without such a year."""
    if len(text) > _LONGEST or not _FOUR_DIGITS.search(text):
        return None
    try:
        one, two, three, four = (
            dateutil.parser(_German()).parse(text, default=default, dayfirst=dayfirst, ignoretz=True)
            for default in _DEFAULTS
            for dayfirst in (False, True)
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None  # it documents ValueError and OverflowError; odd input has raised the others
    if f"{one.year:04d}" not in text or one.year != three.year:
        return None
    if one != two or three != four:
        raise DateError("ambiguous-date", f"“{text}” can be read in two ways; write it as 2022-12-16", text)
    month = one.month if one.month == three.month else 0
    return PartialDate(one.year, month, one.day if month and one.day == three.day else 0)
