"""Facets as rows to tick: each can be demanded or excluded, and what is chosen is never hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.mentions import Kind
from index.answers import Facets
from index.query import ValueField
from web.chips import Actors
from web.urls import Choice, PageQuery

SHOWN = 6
"""Rows that are shown without asking for more."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value: what the form sends, what the reader sees, how many hits have it (None where the
    engine's list of the most frequent does not say), and whether it is chosen."""

    value: str
    label: str
    count: int | None
    included: bool = False
    excluded: bool = False

    @property
    def chosen(self) -> bool:
        """Demanded or excluded."""
        return self.included or self.excluded


@dataclass(frozen=True, slots=True)
class Group:
    """One facet. `kind` names it (`person`, …, `source`, …), `parameter` is its place in the URL."""

    kind: str
    parameter: str
    rows: tuple[Row, ...]

    @property
    def shown(self) -> tuple[Row, ...]:
        """Chosen rows, and the most frequent."""
        return tuple(row for place, row in enumerate(self.rows) if place < SHOWN or row.chosen)

    @property
    def more(self) -> tuple[Row, ...]:
        """The others."""
        return tuple(row for place, row in enumerate(self.rows) if place >= SHOWN and not row.chosen)


def facet_groups(query: PageQuery, facets: Facets, actors: Actors) -> tuple[Group, ...]:
    """Groups in the order of the page: people, organisations, places, then the fields; only those in
    which there is something to choose."""
    named = (_actor_group(query, kind, facets, actors) for kind in Kind)
    fields = (_field_group(query, field.value, facets) for field in ValueField)
    return tuple(group for group in (*named, *fields) if _useful(group))


def _useful(group: Group) -> bool:
    """A field with one value for everything tells nothing apart."""
    least = 1 if group.parameter == "actor" else 2
    return len(group.rows) >= least or any(row.chosen for row in group.rows)


def _field_group(query: PageQuery, name: str, facets: Facets) -> Group:
    counted = [(row.value, row.value, row.count) for row in facets.values.get(name, ())]
    return Group(name, name, _rows(counted, query.choices(name)))


def _actor_group(query: PageQuery, kind: Kind, facets: Facets, actors: Actors) -> Group:
    counted = [(row.actor.id, row.actor.name, row.count) for row in facets.actors.get(kind, ())]
    names = {choice.value: actors[choice.value] for choice in query.actor if choice.value in actors}
    chosen = [
        (Choice(names[choice.value].id, choice.excluded), names[choice.value].name)
        for choice in query.actor
        if choice.value in names and names[choice.value].kind is kind
    ]
    labels = {choice.value: name for choice, name in chosen}
    return Group(kind.value, "actor", _rows(counted, [choice for choice, _ in chosen], labels))


def _rows(
    counted: Sequence[tuple[str, str, int]],
    choices: Sequence[Choice],
    labels: dict[str, str] | None = None,
) -> tuple[Row, ...]:
    """Rows as counted; chosen values that are not among them stand at the end."""
    included = {choice.value for choice in choices if not choice.excluded}
    excluded = {choice.value for choice in choices if choice.excluded}
    rows = [Row(value, label, count, value in included, value in excluded) for value, label, count in counted]
    there = {value for value, _, _ in counted}
    for choice in choices:
        if choice.value not in there:
            label = (labels or {}).get(choice.value, choice.value)
            rows.append(Row(choice.value, label, None, not choice.excluded, choice.excluded))
    return tuple(rows)
