"""The people of one article."""

from __future__ import annotations

import pytest

from archive.actors.people import People


@pytest.fixture
def people():
    """Two Clintons, a Chinese name, a name with particles."""
    found = People()
    for name, place in [
        ("Bill Clinton", 0),
        ("Hillary Clinton", 100),
        ("Xi Jinping", 200),
        ("Ursula von der Leyen", 300),
    ]:
        found.add(name, place)
    return found


@pytest.mark.parametrize(
    ("name", "place", "full"),
    [
        ("Clinton", 50, "Bill Clinton"),
        ("Clinton", 150, "Hillary Clinton"),
        ("H. Clinton", 50, "Hillary Clinton"),
        ("Hillary", 50, "Hillary Clinton"),
        ("Xi", 0, "Xi Jinping"),
        ("Jinping", 0, "Xi Jinping"),
        ("von der Leyen", 0, "Ursula von der Leyen"),
        ("Chelsea Clinton", 150, "Chelsea Clinton"),
        ("Obama", 0, "Obama"),
    ],
)
def test_the_fullest_name(people, name, place, full):
    """Who was named in full last before the place, else first after it; strangers keep their name."""
    assert people.fullest(name, place) == full


def test_surnames_in_the_order_of_appearance(people):
    """Each once."""
    assert people.surnames() == ["Clinton", "Jinping", "Leyen"]
    assert people and not People()
    assert People().fullest("Clinton", 0) == "Clinton"


def test_a_fuller_name_replaces_the_shorter():
    """Whichever comes first."""
    for names in (["W. Putin", "Wladimir Putin"], ["Wladimir Putin", "W. Putin"]):
        people = People()
        for place, name in enumerate(names):
            people.add(name, place)
        assert people.fullest("Putin", 9) == "Wladimir Putin"
