"""Whom a lone surname means: counts by person and year."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.across.lone import NO_YEAR, Memory, tally, years_of

DAYS = st.lists(st.one_of(st.just(0), st.integers(1, dt.date(2100, 1, 1).toordinal())), max_size=30)


@given(DAYS)
@settings(max_examples=60, deadline=None)
def test_years_are_those_of_the_calendar(days):
    """Against the calendar of the standard library; no date is no year."""
    expected = [dt.date.fromordinal(day).year if day else NO_YEAR for day in days]
    assert years_of(np.array(days, np.int32)).tolist() == expected


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([NO_YEAR, 1, 1999, 2020])), max_size=30))
@settings(max_examples=60, deadline=None)
def test_tally_counts_articles_by_person_and_year(pairs):
    """Against counting by hand."""
    actors, years = (np.array([pair[i] for pair in pairs], np.int32) for i in range(2))
    table = tally(actors, years)
    found = {(int(row["actor"]), int(row["year"])): int(row["count"]) for row in table}
    assert found == Counter(pairs)


def memory(*rows):
    """A memory of (actor, year) pairs, in two tables as after an increment."""
    half = len(rows) // 2
    parts = [np.array(part, np.int32).reshape(-1, 2) for part in (rows[:half], rows[half:])]
    return Memory([tally(part[:, 0], part[:, 1]) for part in parts])


@pytest.mark.parametrize(
    ("rows", "year", "who"),
    [
        ([(0, 2000)] * 6 + [(1, 2000)] * 4, 2000, 0),
        ([(0, 2000)] * 5 + [(1, 2000)] * 5, 2000, -1),
        ([(0, 2000)] * 9 + [(1, 2010)] * 9, 2001, 0),
        ([(0, 2000)] * 9 + [(1, 2010)] * 9, 2009, 1),
        ([(0, 2000)] * 9 + [(1, 2010)] * 9, 2005, -1),
        ([(0, 2000)] * 9 + [(1, 2010)] * 9, NO_YEAR, -1),
        ([(0, 2000)] * 9 + [(1, NO_YEAR)] * 2, NO_YEAR, 0),
        ([], 2000, -1),
    ],
)
def test_who_owns_a_surname_in_a_year(rows, year, who):
    """Six tenths of the weight; near years count more than far ones."""
    assert memory(*rows).dominant([0, 1], year) == who


def test_nobody_owns_a_name_without_candidates():
    """And shares of nobody are none."""
    assert memory((0, 2000)).dominant([], 2000) == -1
    assert memory((0, 2000)).shares([], 2000) == []
