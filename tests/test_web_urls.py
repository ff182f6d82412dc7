"""The URL is the saved query: one canonical form, and every form that was ever given still works."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import PartialDate
from index.engine import Sort
from index.parser import MAX_LENGTH, parse
from index.query import ActorIs, DateIn, Everything, Node, Not, Undated, ValueField, ValueIs, Word
from web.urls import (
    CHOICES,
    MAX_CHOICES,
    Choice,
    PageQuery,
    constraints,
    order,
    read_pairs,
    read_string,
    search_request,
)

TABLE = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "urls.tsv").read_text(encoding="utf-8").split("\n")
    if "\t" in line and not line.startswith("#")
]


@pytest.mark.parametrize(("typed", "canonical", "remarks"), TABLE)
def test_table(typed: str, canonical: str, remarks: str) -> None:
    """Every form in the table is read as the table says, and never raises."""
    query, said = read_string(typed)
    assert query.string() == canonical
    assert " ".join(remark.code for remark in said) == remarks


@pytest.mark.parametrize("canonical", sorted({row[1] for row in TABLE}))
def test_canonical_is_a_fixed_point(canonical: str) -> None:
    """A canonical form is its own canonical form, and nothing has to be said about it."""
    query, said = read_string(canonical)
    assert (query.string(), said) == (canonical, ())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("wort " * 5_000, 1_999),
        ("x" * 5_000, MAX_LENGTH),
        ("y" * MAX_LENGTH, MAX_LENGTH),
        ("a " + "b" * 5_000, 1),
    ],
)
def test_long_queries(typed: str, kept: int) -> None:
    """A query is cut to what is searched, between two words, so that links stay short; the cut is said."""
    query, said = read_pairs([("q", typed)])
    assert len(query.q) == kept
    assert [remark.code for remark in said] == ["long-query"] * (len(typed) > MAX_LENGTH)
    assert read_string(query.string()) == (query, ())


def test_long_values() -> None:
    """A value longer than any name is passed over, and that is said."""
    query, said = read_pairs([("source", "x" * 301), ("source", "taz")])
    assert query.string() == "source=taz"
    assert [(remark.code, remark.parameter) for remark in said] == [("long-value", "source")]


words = st.text(max_size=12)
values = st.from_regex(r"[a-z:äöü][a-zäöü0-9:&=+%-]{0,9}", fullmatch=True)
choices = st.lists(st.builds(Choice, values, st.booleans()), max_size=3)
days = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
dates = st.one_of(
    st.none(), days, days.map(lambda d: PartialDate(d.year, d.month)), days.map(lambda d: PartialDate(d.year))
)


@st.composite
def queries(draw: st.DrawFn) -> PageQuery:
    """Any question that a URL can ask."""
    chosen = {name: tuple(sorted(set(draw(choices)))) for name in CHOICES}
    start, end = draw(dates), draw(dates)
    if start and end and end.last < start.first:
        start, end = end, start
    query = PageQuery(
        start=start, end=end, sort=draw(st.sampled_from(Sort)), page=draw(st.integers(1, 99)), **chosen
    )
    return query.with_text(draw(words)).with_page(query.page)


@settings(max_examples=200, deadline=None)
@given(queries())
def test_round_trip(query: PageQuery) -> None:
    """What is written as a query string is read back as the same question."""
    assert read_string(query.string()) == (query, ())


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["q", "from", "to", "page", "sort", "actor", "undated", "x"]), st.text())
    )
)
def test_never_raises(pairs: list[tuple[str, str]]) -> None:
    """Whatever stands in a URL is read, and its canonical form is stable."""
    query, _ = read_pairs(pairs)
    assert read_string(query.string()) == (query, ())


def test_too_many_choices() -> None:
    """Beyond the limit values are dropped, and it is said."""
    pairs = [("source", f"s{number:02d}") for number in range(MAX_CHOICES + 5)]
    query, said = read_pairs(pairs)
    assert len(query.source) == MAX_CHOICES
    assert [(remark.code, remark.parameter, remark.value) for remark in said] == [
        ("too-many-choices", "source", str(MAX_CHOICES))
    ]


def test_changes_begin_at_the_first_page() -> None:
    """Every change of the question leads to its first page; only a change of the page does not."""
    query, _ = read_string("q=a&page=4&actor=place:china&from=2021")
    changed = [
        query.with_choice("actor", Choice("place:moskau")),
        query.without_choice("actor", Choice("place:china")),
        query.with_dates(None, None),
        query.with_undated(),
        query.with_text("b"),
        query.with_sort(Sort.NEWEST),
    ]
    assert {other.page for other in changed} == {1}
    assert query.with_page(5).page == 5


def test_constraints() -> None:
    """Parameters beside the query become nodes that must all hold."""
    query, _ = read_string("from=2021&to=2022-06&actor=-place:china&actor=person:xi&source=taz&folder=-alt")
    assert constraints(query) == (
        DateIn(PartialDate(2021), PartialDate(2022, 6)),
        ActorIs("person:xi"),
        Not(ActorIs("place:china")),
        ValueIs(ValueField.SOURCE, "taz"),
        Not(ValueIs(ValueField.FOLDER, "alt")),
    )
    assert constraints(read_string("undated=1")[0]) == (Undated(),)
    assert constraints(query, dates=False) == constraints(query)[1:]


@pytest.mark.parametrize(
    ("string", "node", "sort"),
    [
        ("q=a", Word("a"), Sort.RELEVANCE),
        ("q=a&sort=oldest", Word("a"), Sort.OLDEST),
        ("", Everything(), Sort.NEWEST),
        ("sort=oldest", Everything(), Sort.OLDEST),
        ("q=akteur:putin", None, Sort.NEWEST),
        ("q=datum:2022+-quelle:taz", None, Sort.NEWEST),
        ("q=-krieg", None, Sort.NEWEST),
        ("q=akteur:putin+ODER+gas", None, Sort.RELEVANCE),
        ("q=milit*+datum:2022", None, Sort.RELEVANCE),
        ("q=titel:m%3Fller", None, Sort.RELEVANCE),
        ("q=akteur:putin&sort=oldest", None, Sort.OLDEST),
    ],
)
def test_order(string: str, node: Node | None, sort: Sort) -> None:
    """Without words to look for there is no relevance: the newest come first."""
    query, _ = read_string(string)
    assert order(query, node or parse(query.q).query) is sort


def test_search_request() -> None:
    """The page of the URL decides which hits are asked for."""
    request = search_request(read_string("q=a&page=3")[0], Word("a"))
    assert (request.query, request.offset, request.limit, request.sort) == (Word("a"), 20, 10, Sort.RELEVANCE)


def test_empty() -> None:
    """Order and page alone ask nothing."""
    assert read_string("sort=newest&page=2")[0].empty
    assert not read_string("undated=1")[0].empty


@pytest.mark.parametrize("page", ["9" * 5000, "000000001999999", "1" + "0" * 9])
def test_pages_beyond_all_bounds_are_the_first(page: str) -> None:
    """However many digits a page has, with or without zeros before them: a remark, never an error."""
    query, remarks = read_string(f"q=a&page={page}")
    assert query.page == 1
    assert [remark.code for remark in remarks] == ["bad-page"]
