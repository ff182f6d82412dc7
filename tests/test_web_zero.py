"""Help where nothing is found: spellings, who was meant, what each constraint costs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

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
    return zero_help(ENGINE, query, node, made, "de")


def ways(string: str) -> list[tuple[list[str], int]]:
    """What has to be dropped, and what is found then."""
    return [([chip.text for chip in cost.dropped], cost.count) for cost in helped(string).costs]


def test_costs() -> None:
    """Each constraint says what would be found without it, the costliest first."""
    assert ways("q=gipfel&actor=place:moskau") == [(["gipfel"], 17), (["Moskau"], 2)]
    assert ways("q=gipfel xi&from=2021&to=2022") == [(["gipfel"], 3), (["xi"], 2), (["2021 bis 2022"], 0)]


def test_two_that_hinder_together() -> None:
    """Where dropping one constraint is not enough, every pair that helps is offered, with its question."""
    costs = helped("q=gipfel china&from=2010&to=2012").costs
    assert [([chip.text for chip in cost.dropped], cost.count, cost.query.string()) for cost in costs] == [
        (["gipfel", "2010 bis 2012"], 4, "q=china"),
        (["gipfel", "china"], 2, "from=2010&to=2012"),
        (["china", "2010 bis 2012"], 2, "q=gipfel"),
    ]


def test_each_alone() -> None:
    """Where no two constraints hold together, each says what it finds alone."""
    costs = helped("q=gipfel zettel&actor=person:xi-jinping&from=2011&to=2011").costs
    assert [([chip.text for chip in cost.kept], cost.count, cost.query.string()) for cost in costs] == [
        (["Xi Jinping"], 3, "actor=person:xi-jinping"),
        (["gipfel"], 2, "q=gipfel"),
        (["2011"], 1, "from=2011&to=2011"),
        (["zettel"], 1, "q=zettel"),
    ]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["q=gipfel", "q=china -gas", "from=2010&to=2012", "source=dpa",
                                 "actor=person:xi-jinping", "actor=-place:moskau", "section=Politik"]),
                min_size=2, max_size=4, unique=True))  # fmt: skip
def test_costs_are_counts(parts: list[str]) -> None:
    """Every count is that of its question, and the question has lost exactly what was dropped."""
    for cost in helped("&".join(parts)).costs:
        assert cost.count == count(ENGINE, cost.query)
        rest = chips(cost.query, parse(cost.query.q).query, named_actors(ENGINE, cost.query, parse("").query),
                     Formats("de"))  # fmt: skip
        assert [chip.text for chip in rest] == [chip.text for chip in cost.kept]


def test_one_constraint_costs_nothing() -> None:
    """A single constraint needs no table: without it there is everything."""
    assert helped("q=gibtsnicht").costs == ()


def test_spelling() -> None:
    """An unknown word is named, and near spellings are counted as the whole question would find them."""
    found = helped("q=rüstunk china")
    assert found.unknown == ("rüstunk",)
    best = found.spellings[0]
    assert (best.word.casefold(), best.query.q.casefold(), best.count) == ("rüstung", "rüstung china", 3)


def test_spelling_alone() -> None:
    """A spelling with which the whole question finds nothing leads to its word alone, never nowhere."""
    best = helped("q=rüstunk&from=2001&to=2003").spellings[0]
    assert (best.query.q.casefold(), best.query.start, best.count) == ("rüstung", None, 3)
    assert all(spelling.count for spelling in helped("q=rüstunk gipfel").spellings)


def test_meant() -> None:
    """Where a name was misunderstood, actors whose names begin so are offered."""
    found = helped("actor=person:wladimir")
    assert [(meant.actor.name, meant.query.string()) for meant in found.meant] == [
        ("Wladimir Putin", "actor=person:wladimir-putin")
    ]


def test_meant_by_all_words() -> None:
    """An actor is offered for several words only when its name has all of them."""
    assert [meant.actor.name for meant in helped("q=wladimir puti&from=2001&to=2002").meant] == [
        "Wladimir Putin"
    ]
    assert helped("q=gipfel puti&from=2001&to=2002").meant[:1] == helped("q=puti&from=2001&to=2002").meant[:1]
    assert helped("q=gipfel putin&from=2001&to=2002").meant == ()


def test_period() -> None:
    """What the archive holds for the period is said, whatever the words."""
    assert (helped("q=gibtsnicht&from=2021&to=2021").held, helped("q=gibtsnicht").held) == (4, None)


def test_count() -> None:
    """Counting asks exactly the question."""
    assert count(ENGINE, PageQuery(q="gipfel")) == 2
