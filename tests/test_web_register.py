"""The register orders actors as a telephone book does."""

from __future__ import annotations

import pytest

from archive.mentions import Kind
from index.answers import Actor, ActorCount
from tests.web_archive import engine
from web.register import OTHER, arranged, register


def counted(kind: Kind, *names: str) -> list[ActorCount]:
    """Actors of these names."""
    return [ActorCount(Actor(f"{kind.value}:{name}", kind, name), 1) for name in names]


@pytest.mark.parametrize(
    ("kind", "names", "expected"),
    [
        (
            Kind.PERSON,
            ["Angela Merkel", "Ursula von der Au"],
            {"A": ["Ursula von der Au"], "M": ["Angela Merkel"]},
        ),
        (Kind.PERSON, ["Robert Zett", "Ole Zett", "Zett"], {"Z": ["Ole Zett", "Robert Zett", "Zett"]}),
        (
            Kind.PERSON,
            ["Xi Jinping", "Kim Jong-un", "Kim Clijsters", "Jin Ling"],
            {"C": ["Kim Clijsters"], "J": ["Jin Ling"], "K": ["Kim Jong-un"], "X": ["Xi Jinping"]},
        ),
        (Kind.PLACE, ["Ägypten", "Aachen", "Afrika"], {"A": ["Aachen", "Ägypten", "Afrika"]}),
        (Kind.PLACE, ["Bad\tTölz", " Ulm"], {"B": ["Bad\tTölz"], "U": [" Ulm"]}),
        (Kind.ORGANISATION, ["1. FC Köln", "Ökumene"], {"O": ["Ökumene"], OTHER: ["1. FC Köln"]}),
    ],
)
def test_order(kind: Kind, names: list[str], expected: dict[str, list[str]]) -> None:
    """Surnames decide for people, first words for the others; umlauts are spelt out; digits stand last."""
    found = arranged(counted(kind, *names))
    assert {letter: [row.actor.name for row in rows] for letter, rows in found.by_letter.items()} == expected


def test_register_holds_everybody() -> None:
    """Every actor stands under one letter, and filters take away only others."""
    archive = engine()
    everybody = set(archive.actors(limit=1000))
    found = register(archive)
    assert {row for rows in found.by_letter.values() for row in rows} == everybody
    assert [row.actor.name for row in found.of_kind("M", Kind.PERSON)] == ["Angela Merkel"]
    assert [row.actor.name for row in found.of_kind("M", None)] == ["Angela Merkel", "Moskau"]
    assert found.letters(Kind.ORGANISATION) == {"E", "N"}
    assert register(archive, "put").letters(None) == {"P"}
