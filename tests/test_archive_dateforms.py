"""Every form of a date, and everything that is none."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.dateforms import DateError, read_date, split_date
from archive.dates import MONTHS, PartialDate

FORMS = [
    # ISO 8601
    ("2022", "2022"),
    ("2022-12", "2022-12"),
    ("2022-12-16", "2022-12-16"),
    ("2022-1-6", "2022-01-06"),
    ("20221216", "2022-12-16"),
    ("2022-12-16T20:15", "2022-12-16"),
    ("2022-12-16T20:15:00Z", "2022-12-16"),
    ("2022-12-16T23:30:00.123+01:00", "2022-12-16"),
    ("2022-12-16T23:30:00-0500", "2022-12-16"),
    ("2022-12-16 20:15:00", "2022-12-16"),
    ("2022-12-16 20:15:00 +0100", "2022-12-16"),
    ("20221216T201500Z", "2022-12-16"),
    # year first
    ("2022/12/16", "2022-12-16"),
    ("2022/12", "2022-12"),
    ("2022.12.16", "2022-12-16"),
    # German
    ("16.12.2022", "2022-12-16"),
    ("6.1.2022", "2022-01-06"),
    ("16. 12. 2022", "2022-12-16"),
    ("12.2022", "2022-12"),
    ("12/2022", "2022-12"),
    ("16. Dezember 2022", "2022-12-16"),
    ("16 Dezember 2022", "2022-12-16"),
    ("16.Dezember 2022", "2022-12-16"),
    ("16. Dez. 2022", "2022-12-16"),
    ("16. DEZEMBER 2022", "2022-12-16"),
    ("Freitag, 16. Dezember 2022", "2022-12-16"),
    ("Fr., 16.12.2022", "2022-12-16"),
    ("Freitag, den 16. Dezember 2022", "2022-12-16"),
    ("am 16. Dezember 2022", "2022-12-16"),
    ("16. Dezember 2022, 20:15 Uhr", "2022-12-16"),
    ("16.12.2022 um 9:05 Uhr", "2022-12-16"),
    ("Dezember 2022", "2022-12"),
    ("Dez. 2022", "2022-12"),
    ("Dez 2022", "2022-12"),
    ("März 2022", "2022-03"),
    ("Maerz 2022", "2022-03"),
    ("Mrz. 2022", "2022-03"),
    ("Jänner 2022", "2022-01"),
    ("3. Feber 2022", "2022-02-03"),
    ("Mai 2022", "2022-05"),
    # English, RFC 2822 and RFC 9110
    ("16 December 2022", "2022-12-16"),
    ("December 16, 2022", "2022-12-16"),
    ("Dec 16th, 2022", "2022-12-16"),
    ("16th of December 2022", "2022-12-16"),
    ("Fri, 16 Dec 2022 10:00:00 +0100", "2022-12-16"),
    ("Fri, 16 Dec 2022 10:00:00 GMT", "2022-12-16"),
    ("Fri, 16 Dec 2022 10:00:00 +0100 (CET)", "2022-12-16"),
    ("October 2022", "2022-10"),
    # slashes and hyphens that can be read in one way only
    ("16/12/2022", "2022-12-16"),
    ("12/16/2022", "2022-12-16"),
    ("5/5/2022", "2022-05-05"),
    ("16-12-2022", "2022-12-16"),
    # left to python-dateutil
    ("2022 Dezember 16", "2022-12-16"),
    ("Fri Dec 16 10:00:00 2022", "2022-12-16"),
    ("16-Dez-2022", "2022-12-16"),
    ("2022 Dez", "2022-12"),
    # white space around it
    ("  2022-12 \n", "2022-12"),
]


@pytest.mark.parametrize(("text", "iso"), FORMS)
def test_every_form_is_read(text: str, iso: str) -> None:
    """As precisely as it was written, and no more."""
    assert read_date(text).iso() == iso


NO_DATE = "has no date; it is found under “ohne Datum”"
UNKNOWN = "“{}” can't be read as a date; write it as 2022-12-16"
EITHER = "“{}” may be day/month or month/day; write it as 2022-12-16"
CENTURY = "“{}” does not say the century; write it as 2022-12-16"
TOO_LONG = "“{}” is not in the calendar (day is out of range for month); correct it"
NO_MONTH = "“{}” is not in the calendar (month must be in 1..12); correct it"
ZERO = "“{}” is not in the calendar (no {} is numbered 0); correct it"

REFUSED = [
    ("", "no-date", NO_DATE),
    (" \t", "no-date", NO_DATE),
    ("gestern", "unknown-date", UNKNOWN.format("gestern")),
    ("Dezember", "unknown-date", UNKNOWN.format("Dezember")),
    ("16. Dezember", "unknown-date", UNKNOWN.format("16. Dezember")),
    ("Frühjahr 2022", "unknown-date", UNKNOWN.format("Frühjahr 2022")),
    ("um 1950", "unknown-date", UNKNOWN.format("um 1950")),
    ("20:15", "unknown-date", UNKNOWN.format("20:15")),
    ("12.–14. Dezember 2022", "unknown-date", UNKNOWN.format("12.–14. Dezember 2022")),
    ("2022-12-16 bis 2022-12-18", "unknown-date", UNKNOWN.format("2022-12-16 bis 2022-12-18")),
    ("1671148800", "unknown-date", UNKNOWN.format("1671148800")),
    ("3/4/2022", "ambiguous-date", EITHER.format("3/4/2022")),
    ("03-04-2022", "ambiguous-date", EITHER.format("03-04-2022")),
    ("12/11/2022", "ambiguous-date", EITHER.format("12/11/2022")),
    ("16.12.22", "ambiguous-date", CENTURY.format("16.12.22")),
    ("12/16/22", "ambiguous-date", CENTURY.format("12/16/22")),
    ("31.02.2022", "impossible-date", TOO_LONG.format("31.02.2022")),
    ("29. Februar 2023", "impossible-date", TOO_LONG.format("29. Februar 2023")),
    ("2022-13", "impossible-date", NO_MONTH.format("2022-13")),
    ("13/14/2022", "impossible-date", NO_MONTH.format("13/14/2022")),
    ("2022/23", "impossible-date", NO_MONTH.format("2022/23")),
    ("2022-00-10", "impossible-date", ZERO.format("2022-00-10", "month")),
    ("2022-10-00", "impossible-date", ZERO.format("2022-10-00", "day")),
    ("0.1.2022", "impossible-date", ZERO.format("0.1.2022", "day")),
    ("0000", "impossible-date", ZERO.format("0000", "year")),
]


@pytest.mark.parametrize(("text", "code", "reason"), REFUSED)
def test_what_is_no_date_or_could_be_two_is_refused(text: str, code: str, reason: str) -> None:
    """With a code for programs and a sentence for people; nothing is guessed."""
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert (caught.value.code, caught.value.reason) == (code, reason)


HEADERS = [
    ("2022-12 Kremlchef will mehr", "2022-12", "Kremlchef will mehr"),
    ("2022-12-16 16 Tote", "2022-12-16", "16 Tote"),
    ("2022 12 Festgenommene", "2022", "12 Festgenommene"),
    ("2022-12-16: Gipfel", "2022-12-16", "Gipfel"),
    ("2022-12-16T20:15 Der Gipfel", "2022-12-16", "Der Gipfel"),
    ("2022-12-16 20:15 Uhr: Krimi", "2022-12-16", "20:15 Uhr: Krimi"),
    ("16. Dezember 2022 Gipfel", "2022-12-16", "Gipfel"),
    ("Dez. 2022 Gipfel", "2022-12", "Gipfel"),
    ("Freitag, 16. Dezember 2022, Gipfel", "2022-12-16", "Gipfel"),
    ("Mai 2022 Mai-Kundgebungen", "2022-05", "Mai-Kundgebungen"),
    ("16-Dez-2022 Gipfel", "2022-12-16", "Gipfel"),
    ("2022 – ein Jahr", "2022", "– ein Jahr"),
    ("2022", "2022", ""),
]


@pytest.mark.parametrize(("text", "iso", "rest"), HEADERS)
def test_a_header_is_split_after_its_date(text: str, iso: str, rest: str) -> None:
    """The rest is the title, untouched but for a mark that clings to the date."""
    date, title = split_date(text)
    assert (date.iso(), title) == (iso, rest)


HEADERS_REFUSED = [
    ("Kremlchef will mehr", "no-date", "Kremlchef will mehr"),
    ("", "no-date", ""),
    ("16 Tote bei Unfall", "unknown-date", "16 Tote bei Unfall"),
    ("Mai-Kundgebungen", "no-date", "Mai-Kundgebungen"),
    ("31.2.2022 Gipfel", "impossible-date", "Gipfel"),
    ("3/4/2022 Gipfel", "ambiguous-date", "Gipfel"),
    ("20221 Gipfel", "unknown-date", "20221 Gipfel"),
]


@pytest.mark.parametrize(("text", "code", "rest"), HEADERS_REFUSED)
def test_a_header_without_a_date_keeps_its_title(text: str, code: str, rest: str) -> None:
    """What could be told apart from the date is the title; else all of it."""
    with pytest.raises(DateError) as caught:
        split_date(text)
    assert (caught.value.code, caught.value.rest) == (code, rest)


def _spelt(day: dt.date) -> list[str]:
    name = MONTHS[day.month - 1]
    return [
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year:04d}",
        f"{day.day:02d}.{day.month:02d}.{day.year:04d}",
        f"{day.day}. {name} {day.year:04d}",
        f"{day.day}. {name[:3]}. {day.year:04d}",
        f"{day.year:04d}/{day.month:02d}/{day.day:02d}",
        f"{day.isoformat()}T12:00:00+01:00",
        day.strftime(f"%d %b {day.year:04d}"),
        day.strftime(f"%B %d, {day.year:04d}"),
    ]


@given(st.dates())
@example(dt.date(2024, 2, 29))
def test_every_spelling_of_a_day_means_that_day(day: dt.date) -> None:
    """Round trip of all forms with a day."""
    assert {read_date(spelling) for spelling in _spelt(day)} == {PartialDate(day.year, day.month, day.day)}


@given(st.dates())
def test_every_spelling_of_a_month_or_year_stays_as_coarse(day: dt.date) -> None:
    """No day is invented."""
    name, year = MONTHS[day.month - 1], f"{day.year:04d}"
    for spelling in (
        f"{year}-{day.month:02d}",
        f"{name} {year}",
        f"{name[:3]}. {year}",
        f"{day.month}.{year}",
    ):
        assert read_date(spelling) == PartialDate(day.year, day.month)
    assert read_date(year) == PartialDate(day.year)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1000, 9999), st.sampled_from("/-"))
def test_two_small_numbers_between_slashes_are_never_guessed(one: int, two: int, year: int, sep: str) -> None:
    """Ambiguous unless they are the same."""
    text = f"{one}{sep}{two}{sep}{year}"
    if one == two:
        assert read_date(text) == PartialDate(year, one, one)
    else:
        with pytest.raises(DateError, match="may be day/month or month/day"):
            read_date(text)


DATE_LIKE = st.text(
    st.sampled_from("0123456789./-:, TZ+'") | st.sampled_from("JanuarDezmbofetg "), max_size=25
)


@given(DATE_LIKE | st.text(max_size=30))
@example("2022 12:00:00 AM PM")
@example("9" * 59)
@example("2022 1e999")
def test_anything_else_is_a_date_or_a_date_error(text: str) -> None:
    """No other exception, and what is read states a year that was written."""
    for read in (read_date, lambda text: split_date(text)[0]):
        try:
            date = read(text)
        except DateError as error:
            assert error.code in {"no-date", "unknown-date", "ambiguous-date", "impossible-date"}
        else:
            assert f"{date.year:04d}" in text
