"""The chart: nothing is dropped, nothing is drawn outside, gaps stay visible."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import PartialDate
from index.answers import DateBucket, DateFacet, Step
from web.chart import MAX_COLUMNS, above, beside, coarsened, draw, next_date


def years(*rows: tuple[int, int, int]) -> DateFacet:
    """A facet of (year, hits, holdings)."""
    return DateFacet(Step.YEAR, tuple(DateBucket(PartialDate(year), hits, held) for year, hits, held in rows))


@pytest.mark.parametrize(
    ("date", "after"),
    [("2021", "2022"), ("2021-01", "2021-02"), ("2021-12", "2022-01"), ("2021-02-28", "2021-03-01"),
     ("2020-02-28", "2020-02-29"), ("2021-12-31", "2022-01-01")],
)  # fmt: skip
def test_next_date(date: str, after: str) -> None:
    """Years, months and days follow one another as in the calendar."""
    assert next_date(PartialDate.from_iso(date)) == PartialDate.from_iso(after)


def test_above_and_coarsened() -> None:
    """A day lies in its month and year."""
    day = PartialDate(2022, 12, 16)
    assert above(day) == (PartialDate(2022), PartialDate(2022, 12))
    assert above(PartialDate(2022)) == ()
    assert [coarsened(day, step).iso() for step in Step] == ["2022", "2022-12", "2022-12-16"]


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [("2010", "2009", "2011"), ("2010-01", "2009-12", "2010-02"), ("2010-03-01", "2010-02-28", "2010-03-02"),
     ("2001", None, "2002"), ("2023", "2022", None)],
)  # fmt: skip
def test_beside(date: str, before: str | None, after: str | None) -> None:
    """The periods before and after are offered where the archive reaches."""
    found = beside(PartialDate.from_iso(date), PartialDate(2001, 5), PartialDate(2023, 4, 2))
    assert tuple(other.iso() if other else None for other in found) == (before, after)


def test_gaps_are_columns() -> None:
    """A year without holdings keeps its column, so that the gap is seen."""
    chart = draw(years((2001, 1, 4), (2004, 2, 2)), height=100)
    assert [date.year for date in chart.dates] == [2001, 2002, 2003, 2004]
    assert [(bar.column, bar.count, bar.y) for bar in chart.bars] == [(0, 1, 60), (3, 2, 20)]
    assert chart.ground == "M0 100V10h1V100h1V100h1V55h1V100z"
    assert chart.steps == "M0 10h1M3 55h1"


def test_shares() -> None:
    """A share is hits a thousand articles held, and has its own scale."""
    chart = draw(years((2001, 1, 4), (2002, 1, 2)), height=100)
    assert [(bar.share, bar.share_y) for bar in chart.bars] == [(250.0, 60), (500.0, 20)]


def test_selection() -> None:
    """What lies outside the chosen period is marked; a period that no column meets selects nothing."""
    facet = years((2001, 1, 1), (2002, 1, 1), (2003, 1, 1))
    chart = draw(facet, height=50, selected=(PartialDate(2002, 5), None))
    assert chart.selected == (1, 3)
    assert [bar.outside for bar in chart.bars] == [True, False, False]
    assert draw(facet, height=50, selected=(PartialDate(2010), None)).selected is None


def test_window() -> None:
    """A window shows whole months, whatever lies in it."""
    facet = DateFacet(Step.DAY, (DateBucket(PartialDate(2022, 2, 24), 1, 1),))
    chart = draw(facet, height=50, window=(PartialDate(2022, 2), PartialDate(2022, 2)))
    assert (chart.columns, chart.bars[0].column) == (28, 23)
    assert [tick.date.day for tick in chart.ticks] == [1, 8, 15, 22]


def test_stray_years() -> None:
    """A year far from all others does not squeeze them: it is named beside the chart."""
    chart = draw(years((33, 1, 1), *((year, 1, 50) for year in range(1990, 2020)), (2925, 1, 1)), height=50)
    assert (chart.dates[0].year, chart.dates[-1].year) == (1990, 2019)
    assert [bucket.date.year for bucket in (*chart.before, *chart.after)] == [33, 2925]


def test_empty() -> None:
    """A facet of nothing draws nothing."""
    chart = draw(DateFacet(Step.YEAR), height=50)
    assert (chart.bars, chart.ground, chart.columns, chart.selected) == ((), "", 1, None)


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(st.integers(1, 3000), st.tuples(st.integers(0, 500), st.integers(1, 500)), max_size=30)
)
def test_nothing_is_dropped(counts: dict[int, tuple[int, int]]) -> None:
    """Drawn or named beside the chart: every hit is accounted for, and every bar fits."""
    facet = years(*((year, hits, held) for year, (hits, held) in sorted(counts.items())))
    chart = draw(facet, height=100)
    beside = sum(bucket.count for bucket in (*chart.before, *chart.after))
    assert sum(bar.count for bar in chart.bars) + beside == sum(hits for hits, _ in counts.values())
    assert chart.columns <= MAX_COLUMNS
    assert all(0 <= bar.y <= 98 and 0 <= bar.share_y <= 98 for bar in chart.bars)
