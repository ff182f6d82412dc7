"""The actors of an archive while they are being labelled: numbers, ids, names, redirects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, repeat
from operator import is_

import numpy as np

from archive.actors.across.authority import Entry
from archive.actors.across.namesakes import ManySurnames, Surnames
from archive.actors.names import compatible, in_full, slug
from archive.mentions import Actors, Kind, KnownActor, Labels

STRAY = 20
"""How many times rarer a name of another kind must be to count as a slip."""


class Directory:
    """Actors by number (`actors`) and by id; begins with those known before.

    An id is `kind:slug`. Whatever leads to an actor by another id is a redirect. `entries` are the
    decisions of people by every id that leads to one.
    """

    def __init__(self, entries: Mapping[str, Entry], known: Labels | None) -> None:
        self.actors = Actors.of(known.actors if known else ())
        self._redirects = dict(known.redirects) if known else {}
        self._entries = entries
        self._counts: dict[int, int] = {}
        self._known = _surnames_of(self.actors)
        self._new = Surnames()
        for id_, entry in self._entries.items():
            if id_ != entry.id:
                self._redirects[id_] = entry.id

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old and other ids, to those that hold."""
        numbers = self.actors.numbers
        return {old: new for old, new in self._redirects.items() if old not in numbers}

    def decided(self, kind: Kind, name: str) -> bool:
        """True when the authority file knows this name."""
        return f"{kind}:{slug(name)}" in self._entries

    def number_of(self, kind: Kind, name: str, count: int) -> int:
        """The number of the actor that a name leads to; a new one when it leads nowhere yet.

        `count` says in how many of the new articles the name stands. A new name joins a known person
        whose first and last name it shares, or the actor that it is a `slip` for.
        """
        own = f"{kind}:{slug(name)}"
        id_ = self._redirects.get(own, own)
        number = self.actors.numbers.get(id_)
        if number is None and id_ not in self._entries:
            number = (
                self._twin(name) if kind is Kind.PERSON and in_full(name) else self.slip(kind, name, count)
            )
            if number is not None:
                self._redirects[own] = self.actors.ids[number]
        if number is None:
            number = self._add(id_, name)
        self._counts[number] = self._counts.get(number, 0) + count
        return number

    def known_as(self, kind: Kind, name: str) -> int:
        """The number of the actor that a name leads to, or -1: nobody is added."""
        own = f"{kind}:{slug(name)}"
        number = self.actors.numbers.get(self._redirects.get(own, own))
        if number is None and kind is Kind.PERSON and in_full(name):
            number = self._twin(name)
        return -1 if number is None else number

    def slip(self, kind: Kind, name: str, count: int) -> int | None:
        """An actor of another kind by that name, `STRAY` times as frequent: the tagger has slipped."""
        for other in Kind:
            id_ = f"{other}:{slug(name)}"
            number = self.actors.numbers.get(self._redirects.get(id_, id_), -1)
            if other is not kind and self._counts.get(number, 0) > STRAY * count > 0:
                return number
        return None

    def redirect_name(self, kind: Kind, name: str, number: int) -> None:
        """Let the id that a name would have by itself lead to an actor (-1: to nobody)."""
        if number >= 0:
            self._redirects.setdefault(f"{kind}:{slug(name)}", self.actors.ids[number])

    def _add(self, id_: str, name: str) -> int:
        number = len(self.actors)
        actor = KnownActor(id_, Kind(id_.partition(":")[0]), name)
        if entry := self._entries.get(id_):
            actor = actor._replace(name=entry.name, hidden=entry.hidden, aliases=_others(entry))
        self.actors.append(actor)
        if actor.kind is Kind.PERSON:
            self._new.add(number, actor.name)
        return number

    def _twin(self, name: str) -> int | None:
        """The person whose first and last name these are too: more or fewer names between them."""
        first, last = _ends(name)
        for number in (*self._known.maybe(last), *self._new.spelt(last)):
            other = self.actors.names[number]
            if _ends(other) == (first, last) and in_full(other) and compatible(other, name):
                return number
        return None

    def find(self, id_: str) -> int | None:
        """The number of the actor with this id, if there is one."""
        return self.actors.numbers.get(id_)

    def describe(self, number: int, variants: Sequence[str], rename: bool) -> None:
        """Names that lead to an actor; the first is what it is called if `rename`, and nobody decided."""
        names, aliases = self.actors.names, self.actors.aliases
        name = variants[0] if rename and self.actors.ids[number] not in self._entries else names[number]
        others = dict.fromkeys([*aliases[number], *variants])
        others.pop(name, None)
        if name != names[number] or len(others) != len(aliases[number]):
            names[number], aliases[number] = name, tuple(others)

    def namesakes(self, name: str) -> list[int]:
        """The people in full whom a lone surname (or "W. Putin", "Xi") may mean."""
        given, _, last = name.rpartition(" ")
        names = self.actors.names
        own = slug(last)
        like = (*self._known.like(own), *self._new.like(own))
        found = [number for number in like if in_full(names[number])]
        if not given or not given.endswith("."):
            return found
        return [number for number in found if compatible(names[number], name)]


def entries_by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Every id that leads to an entry of the authority file: its own, and those of all its names.

    An alias may be an id itself (`place:spd`), which also merges actors of different kinds.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        names = (
            name if is_id(name) else f"{entry.kind}:{slug(name)}" for name in (entry.name, *entry.aliases)
        )
        for id_ in (entry.id, *names):
            found.setdefault(id_, entry)
    return found


def is_id(name: str) -> bool:
    """True for `kind:slug`."""
    kind, colon, rest = name.partition(":")
    return bool(colon) and kind in map(str, Kind) and rest == slug(rest)


def _surnames_of(actors: Actors) -> ManySurnames:
    """Those of all people among actors."""
    people = np.fromiter(map(is_, actors.kinds, repeat(Kind.PERSON)), np.bool_, len(actors))
    return ManySurnames(list(compress(actors.names, people)), np.flatnonzero(people))


def _others(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in entry.aliases if name != entry.name and not is_id(name)))


def _ends(name: str) -> tuple[str, str]:
    return name.partition(" ")[0], name.rpartition(" ")[2]
