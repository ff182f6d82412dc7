"""Lands of offices."""

from __future__ import annotations

import pytest

from archive.actors.article.offices.lands import FEDERAL, body_key, is_body, land_key, land_of, same_land


@pytest.mark.parametrize(
    ("adjective", "land"),
    [
        ("türkische", "Türkei"),
        ("amerikanischen", "USA"),
        ("britische", "Großbritannien"),
        ("polnischer", "Polen"),
        ("deutsche", "Deutschland"),
        ("Pariser", "Paris"),
        ("österreichischem", "Österreich"),
    ],
)
def test_an_adjective_means_its_land(adjective: str, land: str) -> None:
    """Adjectives begin like the names of lands, or are listed."""
    assert land_of(adjective) == land_key(land)


@pytest.mark.parametrize(
    "adjective", ["sozialdemokratische", "künstlerischen", "inzwischen", "neue", "Neuer", "Stellvertretender"]
)
def test_other_adjectives_mean_no_land(adjective: str) -> None:
    """Neither -isch nor -er makes one of everything."""
    assert not land_of(adjective)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("turk", "turk", True),
        (FEDERAL, "deut", True),
        (FEDERAL, FEDERAL, True),
        (FEDERAL, "us", False),
        ("turk", "", False),
    ],
)
def test_federations_have_federal_offices(one: str, other: str, same: bool) -> None:
    """Other lands are only themselves."""
    assert same_land(one, other) is same


def test_bodies_are_no_lands():
    """A company may be called like one."""
    assert is_body(body_key("Deutsche Bank"))
    assert not is_body(land_key("Deutschland"))
