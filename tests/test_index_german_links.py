"""Which dictionary words a first part can stand for."""

import pytest

from index.german.links import bases

COUNTS = {
    "arbeit": 900, "jahr": 900, "jahre": 700, "glaube": 80, "glauben": 90, "hilfe": 500, "schule": 900,
    "schulen": 300, "fahren": 300, "wandern": 40, "rare": 2, "ei": 30, "hilfs": 1,
}  # fmt: skip

READINGS = [
    ("arbeits", {"arbeit"}),
    ("jahres", {"jahre", "jahr"}),
    ("glaubens", {"glauben", "glaube"}),
    ("hilfs", {"hilfs", "hilfe"}),
    ("schul", {"schule", "schulen"}),
    ("fahr", {"fahren"}),
    ("wander", {"wandern"}),
    ("rar", set()),  # "rare" is too rare to have lost its e
    ("ei", {"ei"}),
    ("abgeord", set()),
]
"""First parts and the words that they may stand for."""


@pytest.mark.parametrize(("front", "words"), READINGS)
def test_readings_of_a_first_part(front: str, words: set[str]) -> None:
    """Linking letters are taken away, lost letters put back where a common word has them."""
    assert {base.word for base in bases(front, COUNTS)} == words


def test_the_part_itself_is_the_cheapest_reading() -> None:
    """Every change costs."""
    first, *others = bases("hilfs", COUNTS)
    assert (first.word, first.cost) == ("hilfs", 0.0)
    assert all(base.cost > 0 for base in others)
