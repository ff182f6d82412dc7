"""Every constraint has a chip, and dropping it asks the rest."""

from __future__ import annotations

import pytest

from index.parser import parse
from tests.web_archive import engine
from web.chips import chips, named_actors, walk
from web.formats import Formats
from web.urls import read_string

ENGINE = engine()


def made(string: str) -> list[tuple[str, str, bool, str]]:
    """Kind, text, excluded and the rest of every chip of a question."""
    query, _ = read_string(string)
    node = parse(query.q).query
    actors = named_actors(ENGINE, query, node)
    return [
        (chip.kind, chip.text, chip.excluded, chip.without.string())
        for chip in chips(query, node, actors, Formats("de"))
    ]


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("", []),
        ("q=china", [("word", "china", False, "")]),
        (
            "q=china -gas",
            [("word", "china", False, "q=-gas"), ("word", "gas", True, "q=china")],
        ),
        (
            'q="neue zeit" titel:gipfel milit*',
            [
                ("phrase", "neue zeit", False, "q=titel:gipfel+milit*"),
                ("word", "gipfel", False, "q=%22neue+zeit%22+milit*"),
                ("pattern", "milit*", False, "q=%22neue+zeit%22+titel:gipfel"),
            ],
        ),
        (
            "q=(a1 ODER b1) c1 NAHE d1",
            [
                ("any", "a1 ODER b1", False, "q=c1+NAHE/5+d1"),
                ("near", "c1 NAHE/5 d1", False, "q=a1+ODER+b1"),
            ],
        ),
        (
            "q=akteur:Putin datum:2022 quelle:taz datum:ohne",
            [
                ("person", "Wladimir Putin", False, "q=datum:2022+quelle:taz+datum:ohne"),
                ("time", "2022", False, "q=akteur:Putin+quelle:taz+datum:ohne"),
                ("source", "taz", False, "q=akteur:Putin+datum:2022+datum:ohne"),
                ("undated", "", False, "q=akteur:Putin+datum:2022+quelle:taz"),
            ],
        ),
        (
            "q=a&from=2021&actor=person:wladimir-putin&actor=-place:china&section=Politik&page=3&sort=newest",
            [
                (
                    "word", "a", False,
                    "actor=-place:china&actor=person:wladimir-putin&from=2021&section=Politik&sort=newest",
                ),
                (
                    "time", "seit 2021", False,
                    "actor=-place:china&actor=person:wladimir-putin&q=a&section=Politik&sort=newest",
                ),
                (
                    "person", "Wladimir Putin", False,
                    "actor=-place:china&from=2021&q=a&section=Politik&sort=newest",
                ),
                (
                    "place", "China", True,
                    "actor=person:wladimir-putin&from=2021&q=a&section=Politik&sort=newest",
                ),
                (
                    "section", "Politik", False,
                    "actor=-place:china&actor=person:wladimir-putin&from=2021&q=a&sort=newest",
                ),
            ],
        ),
        ("actor=person:niemand", [("person", "niemand", False, "")]),
        ("actor=Niemand", [("actor", "Niemand", False, "")]),
        ("undated=1", [("undated", "", False, "")]),
    ],
)  # fmt: skip
def test_chips(string: str, expected: list[tuple[str, str, bool, str]]) -> None:
    """Words, phrases, actors, time and fields, in the order in which they were asked for."""
    assert made(string) == expected


def test_walk() -> None:
    """Every node below a node is visited."""
    node = parse('(a1 ODER -"b1 c1") d1 NAHE e1').query
    kinds = [type(inner).__name__ for inner in walk(node)]
    assert kinds == ["And", "Or", "Word", "Not", "Phrase", "Near", "Word", "Word"]
