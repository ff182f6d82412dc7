"""The ring of actors: in order, inside its frame, thicker where more is in common."""

from __future__ import annotations

from archive.mentions import Kind
from index.answers import Actor, ActorCount
from web.network import HEIGHT, WIDTH, lay_out


def together(count: int) -> list[ActorCount]:
    """So many actors, with falling counts."""
    return [ActorCount(Actor(f"person:{n}", Kind.PERSON, f"N {n}"), 100 - n) for n in range(count)]


def test_ring() -> None:
    """Nine actors at most, clockwise from the top, the first with the thickest line."""
    network = lay_out(together(20))
    assert [node.counted.actor.id for node in network.nodes] == [f"person:{n}" for n in range(9)]
    assert network.nodes[0].y == min(node.y for node in network.nodes)
    assert [node.line for node in network.nodes] == sorted(
        (node.line for node in network.nodes), reverse=True
    )
    assert all(0 < node.x < WIDTH and 0 < node.label_y < HEIGHT for node in network.nodes)


def test_names_don_t_meet() -> None:
    """Names of neighbours near the middle run away from each other; long names are shortened."""
    left, right = lay_out(together(9)).nodes[5], lay_out(together(9)).nodes[4]
    assert (left.anchor, right.anchor) == ("end", "start")
    assert left.label_x < right.label_x
    long = ActorCount(Actor("place:x", Kind.PLACE, "Bundesministerium für Wirtschaft"), 3)
    assert lay_out([*together(2), long]).nodes[2].label == "Bundesministerium für W…"


def test_too_few() -> None:
    """Two actors are a list, not a network."""
    assert lay_out(together(2)).nodes == ()


def test_signs() -> None:
    """Persons are circles, all others squares."""
    mixed = [*together(2), ActorCount(Actor("place:x", Kind.PLACE, "X"), 3)]
    assert [node.square for node in lay_out(mixed).nodes] == [False, False, True]
