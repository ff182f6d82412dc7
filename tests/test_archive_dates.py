"""Dates that know how precise they are."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import MONTHS, PartialDate, Precision, Span


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any date of any precision."""
    day = draw(st.dates())
    precision = draw(st.sampled_from(Precision))
    return PartialDate(
        day.year,
        day.month if precision >= Precision.MONTH else 0,
        day.day if precision == Precision.DAY else 0,
    )


KNOWN = [
    ("2022", Precision.YEAR, "2022-01-01", "2022-12-31", "2022"),
    ("2022-12", Precision.MONTH, "2022-12-01", "2022-12-31", "Dezember 2022"),
    ("2024-02", Precision.MONTH, "2024-02-01", "2024-02-29", "Februar 2024"),
    ("2022-12-16", Precision.DAY, "2022-12-16", "2022-12-16", "16. Dezember 2022"),
    ("0800-12-25", Precision.DAY, "0800-12-25", "0800-12-25", "25. Dezember 800"),
]


@pytest.mark.parametrize(("iso", "precision", "first", "last", "german"), KNOWN)
def test_a_date_knows_its_precision_its_range_and_its_german_name(
    iso: str, precision: Precision, first: str, last: str, german: str
) -> None:
    """What is not known is not invented: it widens the range."""
    date = PartialDate.from_iso(iso)
    assert (date.precision, date.german()) == (precision, german)
    assert (date.first, date.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


REFUSED = [
    ("2022-02-30", "day is out of range for month"),
    ("2022-13", "month must be in 1..12"),
    ("2022-00", "no month or day is numbered 0: '2022-00'"),
    ("2022-12-00", "no month or day is numbered 0: '2022-12-00'"),
    ("0000", "year 0 is out of range"),
    ("2022-1-6", "not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: '2022-1-6'"),
    ("2022-12-16\n", "not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: '2022-12-16\\n'"),
    ("", "not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: ''"),
    ("16.12.2022", "not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: '16.12.2022'"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_the_calendar_does_not_have_is_refused_with_a_reason(text: str, reason: str) -> None:
    """No other spelling is taken for an ISO date."""
    with pytest.raises(ValueError) as caught:
        PartialDate.from_iso(text)
    assert str(caught.value) == reason


def test_a_day_without_a_month_is_no_date() -> None:
    """The parts are known from the coarse to the fine."""
    with pytest.raises(ValueError, match="a day needs a month"):
        PartialDate(2022, day=3)


@given(partial_dates())
def test_iso_reads_back(date: PartialDate) -> None:
    """from_iso(iso()) is the same date, and str() is the ISO form."""
    assert PartialDate.from_iso(date.iso()) == date
    assert str(date) == date.iso()


@given(partial_dates(), partial_dates())
def test_order_is_by_start_of_the_range_then_coarser_first(one: PartialDate, two: PartialDate) -> None:
    """sort_key orders as section 3 of the design says; only equal dates have equal keys."""
    if one.first != two.first:
        assert (one.sort_key < two.sort_key) == (one.first < two.first)
    else:
        assert (one.sort_key < two.sort_key) == (one.precision < two.precision)
    assert (one.sort_key == two.sort_key) == (one == two)


@given(partial_dates(), st.none() | st.dates(), st.none() | st.dates())
def test_a_span_takes_a_date_that_shares_a_day_with_it(
    date: PartialDate, first: dt.date | None, last: dt.date | None
) -> None:
    """overlaps() agrees with comparing the two ranges by their common part."""
    low = max(date.first, first or dt.date.min)
    high = min(date.last, last or dt.date.max)
    span = Span(first, last)
    if not span.empty:
        assert span.overlaps(date) == (low <= high)


def test_a_span_of_two_dates_reaches_from_the_first_to_the_last_day() -> None:
    """2021..2022-06 ends with the last day of June; open ends stay open; a span may be empty."""
    start, end = PartialDate(2021), PartialDate(2022, 6)
    assert Span.of(start, end) == Span(dt.date(2021, 1, 1), dt.date(2022, 6, 30))
    assert Span.of(None, end).first is None
    assert Span.of(start, None).last is None
    assert not Span.of(start, end).empty
    assert Span.of(PartialDate(2023), end).empty


def test_months_are_the_twelve_german_names() -> None:
    """In the order of the calendar."""
    assert len(MONTHS) == 12
    assert (MONTHS[0], MONTHS[2], MONTHS[11]) == ("Januar", "März", "Dezember")
