"""The query tree: values that compare by meaning."""

import dataclasses

import pytest

from archive.dates import PartialDate, Span
from index import query as q

NODES = [
    q.Word("rüstung"),
    q.Phrase(("Europäische", "Union")),
    q.Near(q.Word("putin"), q.Word("peking"), 3),
    q.Prefix("milit"),
    q.Wildcard("m?ller"),
    q.Fuzzy("merkle"),
    q.ActorIs("person:xi-jinping"),
    q.ValueIs(q.ValueField.SOURCE, "taz"),
    q.DateIn(PartialDate(2021), None),
    q.Undated(),
    q.Everything(),
    q.Nothing(),
    q.Not(q.Word("china")),
    q.And((q.Word("a"), q.Word("b"))),
    q.Or((q.Word("a"), q.Word("b"))),
]


@pytest.mark.parametrize("node", NODES, ids=lambda node: type(node).__name__)
def test_nodes_mean_the_same_wherever_they_were_typed(node: q.Node) -> None:
    """Place in the text takes no part in equality or hash, so equal queries share caches and URLs."""
    moved = dataclasses.replace(node, at=(7, 12))
    assert moved == node
    assert hash(moved) == hash(node)


@pytest.mark.parametrize("node", NODES, ids=lambda node: type(node).__name__)
def test_nodes_are_frozen(node: q.Node) -> None:
    """A tree can be shared between threads and kept as a key."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        node.at = (1, 2)  # type: ignore[misc]


def test_date_range_knows_its_days() -> None:
    """A coarse end reaches to its last day, an open end stays open."""
    whole = q.DateIn(PartialDate(2021), PartialDate(2022, 2)).span
    assert whole == Span(PartialDate(2021, 1, 1).first, PartialDate(2022, 2, 28).first)
    assert q.DateIn(None, PartialDate(2022)).span.first is None
