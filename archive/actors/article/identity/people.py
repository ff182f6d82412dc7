"""The people that one article names in full, and whom a lone surname or given name means among them."""

from __future__ import annotations

import re
from collections.abc import Callable

from archive.actors.memo import remembered
from archive.actors.names import PARTICLES, TITLES, compatible, fullness, last_name

_ARTICLE = re.compile(r"\A(?:[Aa]l|[Ee]l|[Aa]sch?|[Aa]sh|[Aa]n|[Aa]r|[Aa]z)-(?=\w{3})")
"""Before Arabic surnames, which newspapers leave out or write with a capital."""


class _Person:
    __slots__ = ("name", "places")

    def __init__(self, name: str, place: int) -> None:
        self.name = name
        self.places = [place]


class People:
    """People of one article by last name and by first word ("Xi" of "Xi Jinping").

    `is_given` says which words are given names: between two names they mean nobody.
    """

    def __init__(self, is_given: Callable[[str], bool] | None = None) -> None:
        self._is_given = is_given or (lambda _: False)
        self._by_last: dict[str, list[_Person]] = {}
        self._by_first: dict[str, list[_Person]] = {}
        self._by_middle: dict[str, list[_Person]] = {}

    def add(self, name: str, place: int) -> None:
        """Take note of a full name at a place; names that fit one another are one person."""
        last = _surname(last_name(name))
        for person in self._by_last.setdefault(last, []):
            if _fits(person.name, name):
                person.places.append(place)
                person.name = max(person.name, name, key=fullness)
                return
        person = _Person(name, place)
        self._by_last[last].append(person)
        first, *middle, _ = name.split(" ")
        self._by_first.setdefault(first, []).append(person)
        for word in middle:
            if len(word) > 2 and word not in PARTICLES | TITLES and not self._is_given(word):
                self._by_middle.setdefault(word, []).append(person)

    def __bool__(self) -> bool:
        return bool(self._by_last)

    def surnames(self) -> list[str]:
        """The last names of everybody, in the order of first appearance, with and without Arabic articles."""
        spelt = (last_name(person.name) for people in self._by_last.values() for person in people)
        return list(dict.fromkeys((*self._by_last, *spelt)))

    def fullest(self, name: str, place: int) -> str:
        """The fullest name of whoever is called `name` at a place; the name itself when nobody fits.

        A word between given name and surname will do if it is one person's (Uribe of Álvaro Uribe Vélez). Of
        several the one named in full most recently before the place, else first after it.
        """
        if not self._by_last:
            return name
        if name.startswith("Mc "):
            name = f"Mc{name[3:]}"
        candidates = self._by_last.get(_surname(last_name(name)), ())
        if " " in name:
            ends = f" {name.lower()}", f" {name.lower().replace(' ', '-')}"
            fitting = [person for person in candidates if _fits(person.name, name)]
            fitting = fitting or [person for person in candidates if person.name.lower().endswith(ends)]
            candidates = fitting or (candidates if name[0].islower() else ())
        elif not any(last_name(person.name) == name for person in candidates):
            candidates = self._by_first.get(name) or candidates or self._only(name)
        if not candidates:
            return self._with_more_surnames(name)
        return self._with_more_surnames(
            min(candidates, key=lambda person: _distance(person.places, place)).name
        )

    def _with_more_surnames(self, name: str) -> str:
        """Gerardo Hernández Nordelo for Gerardo Hernández, where only one name goes on, and not
        with a given name: those are two people.
        """
        if " " not in name:
            return name
        begun = f"{name} "
        longer = {
            person.name
            for person in self._by_first.get(name.partition(" ")[0], ())
            if person.name.startswith(begun)
            and not self._is_given(person.name[len(begun) :].partition(" ")[0])
        }
        return longer.pop() if len(longer) == 1 else name

    def _only(self, word: str) -> list[_Person]:
        """The one person with this word between given name and surname; nobody where there are two."""
        people = self._by_middle.get(word, [])
        return people if len(people) == 1 else []


@remembered
def _surname(word: str) -> str:
    """Without an Arabic article: Gaddafi for al-Gaddafi and Al-Gaddafi."""
    return _ARTICLE.sub("", word, count=1)


def _fits(one: str, other: str) -> bool:
    """True when two full names of one last name can be one person's, or the longer ends with the other."""
    short, long = sorted((one, other), key=len)
    return one == other or long.endswith(f" {short}") or compatible(one, other)


def _distance(places: list[int], place: int) -> tuple[bool, int]:
    before = [place - other for other in places if other <= place]
    return (False, min(before)) if before else (True, places[0] - place)
