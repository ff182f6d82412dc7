"""The people that one article names in full, and whom a lone surname or given name means among them."""

from __future__ import annotations

from archive.actors.names import compatible, fullness, last_name


class _Person:
    __slots__ = ("name", "places")

    def __init__(self, name: str, place: int) -> None:
        self.name = name
        self.places = [place]


class People:
    """People of one article by last name and by first word ("Xi" of "Xi Jinping")."""

    def __init__(self) -> None:
        self._by_last: dict[str, list[_Person]] = {}
        self._by_first: dict[str, list[_Person]] = {}

    def add(self, name: str, place: int) -> None:
        """Take note of a full name at a place; names that fit one another are one person."""
        last = last_name(name)
        for person in self._by_last.setdefault(last, []):
            if _fits(person.name, name):
                person.places.append(place)
                person.name = max(person.name, name, key=fullness)
                return
        person = _Person(name, place)
        self._by_last[last].append(person)
        self._by_first.setdefault(name.partition(" ")[0], []).append(person)

    def __bool__(self) -> bool:
        return bool(self._by_last)

    def surnames(self) -> list[str]:
        """The last names of everybody, in the order of first appearance."""
        return list(self._by_last)

    def fullest(self, name: str, place: int) -> str:
        """The fullest name of whoever is called `name` at a place; the name itself when nobody fits.

        Of several the one named in full most recently before the place, else first after it.
        """
        if not self._by_last:
            return name
        candidates = self._by_last.get(last_name(name), ())
        if " " in name:
            fitting = [person for person in candidates if _fits(person.name, name)]
            candidates = fitting or (candidates if name[0].islower() else ())
        elif not candidates:
            candidates = self._by_first.get(name, ())
        if not candidates:
            return name
        return min(candidates, key=lambda person: _distance(person.places, place)).name


def _fits(one: str, other: str) -> bool:
    """True when two full names of one last name can be one person's, or the longer ends with the other."""
    short, long = sorted((one, other), key=len)
    return one == other or long.endswith(f" {short}") or compatible(one, other)


def _distance(places: list[int], place: int) -> tuple[bool, int]:
    before = [place - other for other in places if other <= place]
    return (False, min(before)) if before else (True, places[0] - place)
