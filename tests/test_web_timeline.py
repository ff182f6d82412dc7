"""Which chart suits which period, and that charts and hits tell the same story."""

from __future__ import annotations

import dataclasses

import pytest

from archive.dates import PartialDate
from index.answers import DateFacet, Step
from index.engine import FacetRequest
from index.parser import parse
from tests.web_archive import engine
from web.timeline import Plan, plan, timeline
from web.urls import read_string, search_request

D = PartialDate.from_iso
STATISTICS = dataclasses.replace(engine().statistics(), first=D("2001-07"), last=D("2023-12-13"))


@pytest.mark.parametrize(
    ("string", "drawn"),
    [
        ("q=a", Plan(Step.YEAR)),
        ("undated=1", Plan(Step.YEAR)),
        ("from=2022&to=2022", Plan(Step.MONTH, (D("2022"), D("2022")), Step.YEAR)),
        ("from=2022-03&to=2023-02", Plan(Step.MONTH, (D("2022"), D("2023")), Step.YEAR)),
        ("from=2021", Plan(Step.MONTH, (D("2021"), D("2023")), Step.YEAR)),
        ("to=2002", Plan(Step.MONTH, (D("2001"), D("2002")), Step.YEAR)),
        ("from=2022-02&to=2022-02", Plan(Step.DAY, (D("2022-02"), D("2022-02")), Step.YEAR)),
        ("from=2022-02-24&to=2022-02-24", Plan(Step.DAY, (D("2022-02"), D("2022-02")), Step.YEAR)),
        ("from=2005&to=2020", Plan(Step.YEAR)),
        ("from=2050", Plan(Step.YEAR)),
    ],
)
def test_plan(string: str, drawn: Plan) -> None:
    """The grain follows the length of the period; a lens opens where it is finer than the whole."""
    assert plan(read_string(string)[0], STATISTICS) == drawn


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [("2022-02", "2022-03", Step.DAY), ("2021", "2023", Step.MONTH), ("2020", "2023", Step.YEAR)],
)
def test_short_archives(first: str, last: str, step: Step) -> None:
    """A short archive is shown by month or day at once."""
    statistics = dataclasses.replace(STATISTICS, first=D(first), last=D(last))
    assert plan(read_string("q=a")[0], statistics) == Plan(step)


def test_archive_without_dates() -> None:
    """Without dates there is no chart."""
    assert plan(read_string("q=a")[0], dataclasses.replace(STATISTICS, first=None, last=None)) is None


@pytest.mark.parametrize(
    "string", ["q=moskau", "q=moskau&from=2022&to=2022", "q=moskau&from=2021-05&to=2022-11"]
)
def test_hits_add_up(string: str) -> None:
    """Bars inside the selection, hits known less precisely and hits without a date are all the hits."""
    archive, (query, _) = engine(), read_string(string)
    node, drawn = parse(query.q).query, plan(query, archive.statistics())
    assert drawn is not None
    asked = search_request(query, node, facets=FacetRequest(step=drawn.step, actors=0, values=0))
    results = archive.search(asked)
    drawing = timeline(archive, query, node, drawn, results.facets.dates or DateFacet(drawn.step))
    inside = sum(bar.count for bar in drawing.chart.bars if not bar.outside)
    coarser = sum(bucket.count for bucket in drawing.coarser)
    undated = 0 if query.start else drawing.undated
    assert inside + coarser + undated == results.total


def test_lens() -> None:
    """The strip shows the whole archive, the lens whole years around the period."""
    archive, (query, _) = engine(), read_string("q=moskau&from=2022-03&to=2022-04")
    node, drawn = parse(query.q).query, Plan(Step.MONTH, (D("2022"), D("2022")), Step.YEAR)
    drawing = timeline(archive, query, node, drawn, DateFacet(Step.MONTH))
    assert drawing.strip is not None
    assert (drawing.strip.step, drawing.chart.columns, drawing.chart.selected) == (Step.YEAR, 12, (2, 4))
    assert [bar.date.iso() for bar in drawing.chart.bars if bar.outside] == ["2022-01", "2022-12"]
