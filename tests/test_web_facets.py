"""Facet rows: as counted, and what is chosen is never hidden."""

from __future__ import annotations

from archive.mentions import Kind
from index.answers import Actor, ActorCount, Facets, ValueCount
from web.facets import SHOWN, facet_groups
from web.urls import read_string

PERSONS = tuple(ActorCount(Actor(f"person:{n}", Kind.PERSON, f"P {n}"), 30 - n) for n in range(10))
FACETS = Facets(
    actors={Kind.PERSON: PERSONS, Kind.ORGANISATION: (), Kind.PLACE: ()},
    values={"source": (ValueCount("taz", 7), ValueCount("dpa", 2)), "section": (ValueCount("Politik", 9),)},
)


def test_groups() -> None:
    """Only facets in which there is something to choose; a field with one value tells nothing apart."""
    groups = facet_groups(read_string("q=a")[0], FACETS, {})
    assert [(group.kind, group.parameter) for group in groups] == [("person", "actor"), ("source", "source")]
    assert len(groups[0].shown) == SHOWN
    assert [row.label for row in groups[0].more] == ["P 6", "P 7", "P 8", "P 9"]


def test_chosen_rows_are_shown() -> None:
    """A chosen row beyond the first ones is shown, not folded away."""
    query, _ = read_string("actor=-person:9&actor=person:0")
    actors = {row.actor.id: row.actor for row in PERSONS}
    group = facet_groups(query, FACETS, actors)[0]
    assert [(row.label, row.included, row.excluded) for row in group.rows if row.chosen] == [
        ("P 0", True, False),
        ("P 9", False, True),
    ]
    assert group.shown[-1].label == "P 9"


def test_chosen_but_not_counted() -> None:
    """What the engine no longer counts (an excluded actor, a value without hits) stays to be unticked."""
    query, _ = read_string("actor=-person:away&source=faz")
    away = Actor("person:away", Kind.PERSON, "Weit Weg")
    person, source = facet_groups(query, FACETS, {"person:away": away})
    assert (person.rows[-1].label, person.rows[-1].count, person.rows[-1].excluded) == (
        "Weit Weg",
        None,
        True,
    )
    assert (source.rows[-1].value, source.rows[-1].count, source.rows[-1].included) == ("faz", None, True)


def test_section_chosen_alone() -> None:
    """A field with one value is shown when that value was chosen."""
    groups = facet_groups(read_string("section=Politik")[0], FACETS, {})
    assert [group.kind for group in groups] == ["person", "source", "section"]
