"""The last visit, as a cookie remembers it."""

from __future__ import annotations

import datetime as dt

import pytest

from web.keeping_visits import PAUSE, Visit

NOW = dt.datetime(2023, 3, 2, 12, tzinfo=dt.UTC)


def test_the_first_visit_has_no_last() -> None:
    """A browser without a cookie was never here."""
    assert Visit.read("", NOW) == Visit(None, NOW)


def test_a_visit_lasts_while_pages_are_opened() -> None:
    """What was new at its beginning stays new: the last visit does not move within half an hour."""
    first = Visit.read("", NOW)
    again = Visit.read(first.cookie(), NOW + PAUSE)
    assert again.last is None
    assert Visit.read(again.cookie(), NOW + 2 * PAUSE).last is None


def test_after_a_pause_the_visit_before_is_the_last() -> None:
    """Its end is the moment of its latest page, to the second."""
    first = Visit.read("", NOW)
    later = NOW + PAUSE + dt.timedelta(seconds=2)
    second = Visit.read(first.cookie(), later)
    assert second.last is not None
    assert NOW <= second.last < NOW + dt.timedelta(seconds=1)
    third = Visit.read(second.cookie(), later + dt.timedelta(minutes=5))
    assert third.last == second.last


@pytest.mark.parametrize(
    "cookie", ["x", "1.2.3", "5.-7", "9" * 40 + "." + "9" * 40, "1." + "0" * 11 + "1", "0.99999999999"]
)
def test_a_cookie_that_makes_no_sense_is_none(cookie: str) -> None:
    """A changed cookie, or one from the future, never fails."""
    assert Visit.read(cookie, NOW).last is None
