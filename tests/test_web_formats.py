"""Numbers, dates and periods in both languages, as a newspaper prints them."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.dates import PartialDate
from web.formats import Formats

DE, EN = Formats("de"), Formats("en")
YEAR, MONTH, DAY = PartialDate(2022), PartialDate(2022, 3), PartialDate(2022, 12, 16)


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [(0, "0", "0"), (999, "999", "999"), (1234, "1.234", "1,234"), (1234567, "1.234.567", "1,234,567"),
     (-4, "−4", "−4")],
)  # fmt: skip
def test_number(value: int, german: str, english: str) -> None:
    """Thousands are parted, and minus is a minus."""
    assert (DE.number(value), EN.number(value)) == (german, english)


@pytest.mark.parametrize(
    ("value", "digits", "german", "english"),
    [(0.04, 1, "0,0", "0.0"), (1234.56, 1, "1.234,6", "1,234.6"), (7.0, 0, "7", "7")],
)
def test_decimal(value: float, digits: int, german: str, english: str) -> None:
    """Decimals are rounded and marked as the language does."""
    assert (DE.decimal(value, digits), EN.decimal(value, digits)) == (german, english)


@pytest.mark.parametrize(
    ("date", "german", "english"),
    [
        (YEAR, "2022", "2022"),
        (MONTH, "März 2022", "March 2022"),
        (DAY, "16.\u00a0Dezember 2022", "16\u00a0December 2022"),
    ],
)
def test_date(date: PartialDate, german: str, english: str) -> None:
    """A date says what is known of it, and no more."""
    assert (DE.date(date), EN.date(date)) == (german, english)


@pytest.mark.parametrize(
    ("start", "end", "german", "english"),
    [
        (MONTH, DAY, "März 2022 bis 16.\u00a0Dezember 2022", "March 2022 to 16\u00a0December 2022"),
        (YEAR, YEAR, "2022", "2022"),
        (YEAR, None, "seit 2022", "since 2022"),
        (None, MONTH, "bis März 2022", "until March 2022"),
        (None, None, "", ""),
    ],
)
def test_span(start: PartialDate | None, end: PartialDate | None, german: str, english: str) -> None:
    """Periods may be open."""
    assert (DE.span(start, end), EN.span(start, end)) == (german, english)


def test_range() -> None:
    """The period of the holdings is part of a sentence."""
    assert DE.range(YEAR, DAY) == "von 2022 bis zum 16.\u00a0Dezember 2022"
    assert DE.range(DAY, YEAR) == "vom 16.\u00a0Dezember 2022 bis 2022"
    assert EN.range(YEAR, MONTH) == "from 2022 to March 2022"


@pytest.mark.parametrize(
    ("date", "major", "german", "english"),
    [
        (YEAR, True, "2022", "2022"),
        (PartialDate(2022, 1), True, "2022", "2022"),
        (MONTH, False, "März", "Mar"),
        (MONTH, True, "März 2022", "Mar 2022"),
        (DAY, False, "16.", "16"),
        (PartialDate(2022, 12, 1), True, "Dez. 2022", "Dec 2022"),
    ],
)
def test_tick(date: PartialDate, major: bool, german: str, english: str) -> None:
    """An axis repeats nothing that the mark before it says."""
    assert (DE.tick(date, major), EN.tick(date, major)) == (german, english)


def test_rest() -> None:
    """Quotation marks, sizes and days follow the language."""
    assert (DE.quote("a"), EN.quote("a")) == ("„a“", "“a”")
    assert (DE.bytes(512), DE.bytes(3_400_000), EN.bytes(3_400_000_000)) == (
        "512\u00a0B",
        "3\u00a0MB",
        "3.4\u00a0GB",
    )
    assert DE.day(dt.datetime(2023, 3, 2, 12, tzinfo=dt.UTC)) == "2.\u00a0März 2023"
