"""Help where nothing is found: spellings, who was meant, what each constraint costs."""

from __future__ import annotations

from index.parser import parse
from tests.web_archive import engine
from web.chips import chips, named_actors
from web.formats import Formats
from web.urls import PageQuery, read_string
from web.zero import ZeroHelp, count, zero_help

ENGINE = engine()


def helped(string: str) -> ZeroHelp:
    """The help for a question."""
    query, _ = read_string(string)
    node = parse(query.q).query
    made = chips(query, node, named_actors(ENGINE, query, node), Formats("de"))
    return zero_help(ENGINE, query, node, made)


def test_costs() -> None:
    """Each constraint says what would be found without it, the costliest first."""
    found = helped("q=gipfel china&from=2010&to=2012")
    assert [(cost.chip.text, cost.count) for cost in found.costs] == [
        ("gipfel", 0), ("china", 0), ("2010 bis 2012", 0),
    ]  # fmt: skip
    found = helped("q=gipfel&actor=place:moskau")
    assert [(cost.chip.text, cost.count) for cost in found.costs] == [("gipfel", 17), ("Moskau", 2)]


def test_one_constraint_costs_nothing() -> None:
    """A single constraint needs no table: without it there is everything."""
    assert helped("q=gibtsnicht").costs == ()


def test_spelling() -> None:
    """An unknown word is named, and near spellings are counted as the whole question would find them."""
    found = helped("q=rüstunk china")
    assert found.unknown == ("rüstunk",)
    best = found.spellings[0]
    assert (best.word.casefold(), best.query.q.casefold(), best.count) == ("rüstung", "rüstung china", 3)


def test_meant() -> None:
    """Where a name was misunderstood, actors whose names begin so are offered."""
    found = helped("actor=person:wladimir")
    assert [(meant.actor.name, meant.query.string()) for meant in found.meant] == [
        ("Wladimir Putin", "actor=person:wladimir-putin")
    ]


def test_period() -> None:
    """What the archive holds for the period is said, whatever the words."""
    assert (helped("q=gibtsnicht&from=2021&to=2021").held, helped("q=gibtsnicht").held) == (4, None)


def test_count() -> None:
    """Counting asks exactly the question."""
    assert count(ENGINE, PageQuery(q="gipfel")) == 2
