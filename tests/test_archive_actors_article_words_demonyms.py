"""Words for people and things after the place they come from."""

from __future__ import annotations

import pytest

from archive.actors.article.words.demonyms import is_adjective, is_demonym
from archive.actors.words import WordTable

WORDS = WordTable({}, {"Berlin": "s", "Österreich": "s", "Schwarz": "n"})


@pytest.mark.parametrize(
    "name",
    [
        "Deutsche",
        "Russen",
        "Berliner",
        "Berlinern",
        "Österreicherinnen",
        "russischen",
        "Tschechin",
        "Russinnen",
        "Palästinensern",
        "Russlanddeutscher",
    ],
)
def test_demonyms(name):
    """Listed ones, inhabitants of the places that the list knows, adjectives."""
    assert is_demonym(name, WORDS)


@pytest.mark.parametrize("name", ["Polen", "Berlin", "Schwarzer", "Hannover", "eBay", "Kölner Dom"])
def test_names_that_are_none(name):
    """Places and surnames stay."""
    assert not is_demonym(name, WORDS)


@pytest.mark.parametrize(
    ("name", "following", "expected"),
    [
        ("Walzbachtaler", " Ortsteil", True),
        ("Walzbachtaler", " schwieg", False),
        ("Walzbachtal", " Ortsteil", False),
        ("Schwarzer", ", Rat", False),
        ("World Trade Center", " Gedenken", False),
        ("Berlin", " Mitte", False),
    ],
)
def test_adjectives_of_towns(name, following, expected):
    """Whatever the town: a capital follows."""
    assert is_adjective(name, following, WORDS) is expected
