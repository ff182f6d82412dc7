"""The facet of dates: what each row leads to."""

from __future__ import annotations

import pytest

from archive.dates import PartialDate
from index.answers import DateBucket, DateFacet, Step
from index.parser import MAX_LENGTH, parse
from web.datefacet import MOST, date_rows
from web.facets import SHOWN
from web.urls import PageQuery


def facet(*counts: int) -> DateFacet:
    """Years from 2001 on with these hits."""
    return DateFacet(
        Step.YEAR, tuple(DateBucket(PartialDate(2001 + n), count, 9) for n, count in enumerate(counts))
    )


@pytest.mark.parametrize(
    ("typed", "language", "without"),
    [
        ("", "de", "-datum:2003"),
        ("klima", "de", "klima -datum:2003"),
        ("klima", "en", "klima -date:2003"),
        ("klima -datum:2001", "de", "klima -datum:2001 -datum:2003"),
        ("a ODER b", "de", "(a ODER b) -datum:2003"),
    ],
)
def test_rows_lead_into_and_out_of_a_year(typed: str, language: str, without: str) -> None:
    """The newest year first; leaving one out keeps the whole rest of the query."""
    query = PageQuery(q=typed, page=3)
    rows = date_rows(query, parse(typed).query, facet(4, 0, 2), language)
    assert [(row.date.year, row.count) for row in rows.shown] == [(2003, 2), (2001, 4)]
    newest = rows.shown[0]
    assert newest.within == PageQuery(q=typed, start=PartialDate(2003), end=PartialDate(2003))
    assert newest.without == PageQuery(q=without)


def test_many_years_are_folded() -> None:
    """A few rows are shown, some more on demand; the table has the rest."""
    rows = date_rows(PageQuery(q="a"), parse("a").query, facet(*range(1, MOST + 9)), "de")
    assert len(rows.shown) == SHOWN
    assert len(rows.shown) + len(rows.more) == MOST


def test_one_year_is_no_choice() -> None:
    """Where all hits are of one year there is nothing to choose."""
    assert not date_rows(PageQuery(q="a"), parse("a").query, facet(0, 5), "de").shown


def test_a_query_at_its_limit_is_not_cut() -> None:
    """Where leaving out would make the query longer than it may be, it is not offered."""
    text = "a" * (MAX_LENGTH - 3)
    rows = date_rows(PageQuery(q=text), parse(text).query, facet(1, 1), "de")
    assert [row.without for row in rows.shown] == [None, None]
