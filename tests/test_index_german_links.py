"""Which dictionary words a first part can stand for."""

import pytest

from index.german.links import bases

COUNTS = {"hilfe": 500, "schule": 900, "fahren": 300, "rare": 2}

READINGS = [
    ("arbeits", {"arbeits", "arbeit", "arbeitsen"}),
    ("jahres", {"jahres", "jahre", "jahr", "jahresen"}),
    ("glaubens", {"glaubens", "glauben", "glaube", "glaubensen"}),
    ("hilfs", {"hilfs", "hilf", "hilfe", "hilfsen"}),
    ("schul", {"schul", "schule", "schulen", "schuln"}),
    ("fahr", {"fahr", "fahren", "fahrn"}),
    ("rar", {"rar", "raren", "rarn"}),  # "rare" is too rare to have lost its e
    ("ei", {"ei"}),
]
"""First parts and all words to be tried; most of these are no words, and are dropped by who asks."""


@pytest.mark.parametrize(("front", "words"), READINGS)
def test_readings_of_a_first_part(front: str, words: set[str]) -> None:
    """Linking letters are taken away, lost letters put back where a common word has them."""
    assert {base.word for base in bases(front, COUNTS)} == words


def test_the_part_itself_is_the_cheapest_reading() -> None:
    """Every change costs."""
    first, *others = bases("arbeits", COUNTS)
    assert (first.word, first.cost) == ("arbeits", 0.0)
    assert all(base.cost > 0 for base in others)
