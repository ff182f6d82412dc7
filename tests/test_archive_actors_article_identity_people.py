"""The people of one article."""

from __future__ import annotations

import pytest

from archive.actors.article.identity.people import People


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


@pytest.mark.parametrize(
    ("full", "name", "found"),
    [
        ("Muammar al-Gaddafi", "Gaddafi", True),
        ("Hajim al-Hassani", "Al-Hassani", True),
        ("Marco van Basten", "Van Basten", True),
        ("Álvaro Uribe Vélez", "Uribe", True),
        ("Tipper Gore", "Al Gore", False),
        ("Baschar al-Assad", "Al Assad", True),
        ("Otto Graf Lambsdorff", "Graf", False),
        ("Abdel-Rahman Ott", "AbdRahman", False),
        ("Karl Otto Meier", "Otto", False),
        ("Ursula von der Leyen", "der", False),
        ("Alfred Albert", "Bert", False),
    ],
)
def test_surnames_with_and_without_small_words(full, name, found):
    """Arabic articles and capitals don't matter; a word in the middle is a name, too."""
    people = People(lambda word: word == "Otto")
    people.add(full, 0)
    assert people.fullest(name, 9) == (full if found else name)


def test_a_middle_name_of_two_people_is_nobody_s():
    """Only one person can be meant."""
    people = People()
    people.add("Álvaro Uribe Vélez", 0)
    people.add("Juan Uribe Gómez", 9)
    assert people.fullest("Uribe", 20) == "Uribe"


def test_who_stands_behind_somebody_is_no_second_surname():
    """Of two people whose names stand side by side somewhere each has an own one."""
    people = People(lambda word: word == "Otto")
    people.add("Gerardo Hernández Nordelo", 0)
    people.add("Rita Huber Otto Meier", 9)
    assert people.fullest("Gerardo Hernández", 20) == "Gerardo Hernández Nordelo"
    assert people.fullest("Rita Huber", 20) == "Rita Huber"


def test_surnames_in_the_order_of_appearance(people):
    """Each once."""
    assert people.surnames() == ["Clinton", "Jinping", "Leyen"]
    people.add("Muammar al-Gaddafi", 400)
    assert people.surnames()[3:] == ["Gaddafi", "al-Gaddafi"]
    assert people and not People()
    assert People().fullest("Clinton", 0) == "Clinton"


def test_a_fuller_name_replaces_the_shorter():
    """Whichever comes first."""
    for names in (["W. Putin", "Wladimir Putin"], ["Wladimir Putin", "W. Putin"]):
        people = People()
        for place, name in enumerate(names):
            people.add(name, place)
        assert people.fullest("Putin", 9) == "Wladimir Putin"


@pytest.mark.parametrize(
    ("others", "full"),
    [
        (["Lía Hernández Nordelo"], "Lía Hernández Nordelo"),
        (["Lía Hernández Nordelo", "Lía Hernández Ruiz"], "Lía Hernández"),
        (["Lía Hernándeza"], "Lía Hernández"),
    ],
)
def test_a_name_may_go_on_with_more_surnames(others, full):
    """Where only one does."""
    people = People()
    for place, name in enumerate(("Lía Hernández", *others)):
        people.add(name, place)
    assert people.fullest("Lía Hernández", 9) == full
    assert people.fullest("Hernández", 9) == full


def test_scottish_names_may_have_a_space():
    """Mc Cain is McCain."""
    people = People()
    people.add("Eva McQorbu", 0)
    assert people.fullest("Mc Qorbu", 9) == "Eva McQorbu"
