"""The actors of an archive while they are being labelled: numbers, ids, names, redirects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice

from archive.actors.authority import Entry
from archive.actors.lists import listed
from archive.actors.names import compatible, in_full, slug, slugs
from archive.mentions import Actors, Kind, KnownActor, Labels

FAMILY_FIRST = frozenset(
    listed(
        "Xi Li Hu Wen Kim Park Moon Mao Deng Jiang Wang Zhu Zhao Liu Chen Yoon Lee Ban Tsai Ma Nguyen Ho"
        " Zhang Yang Huang Wu Zhou Xu Sun Roh Ri Bo Tran Chiang Lin Lai Qin He"
    )
)
"""Family names of East Asia, which stand before the given names."""


STRAY = 20
"""How many times rarer a name of another kind must be to count as a slip."""


class Directory:
    """Actors by number (`actors`) and by id; begins with those known before.

    An id is `kind:slug`. Whatever leads to an actor by another id is a redirect. `entries` are the
    decisions of people by every id that leads to one.
    """

    def __init__(self, entries: Mapping[str, Entry], known: Labels | None) -> None:
        self.actors = Actors.of(known.actors if known else ())
        self._numbers = dict(zip(self.actors.ids, range(len(self.actors)), strict=True))
        self._redirects = dict(known.redirects) if known else {}
        self._entries = entries
        self._counts: dict[int, int] = {}
        self._people: dict[str, list[int]] = {}
        self._spellings: dict[str, list[str]] = {}
        self._spelt = 0
        self._file(range(len(self.actors)))
        for id_, entry in self._entries.items():
            if id_ != entry.id:
                self._redirects[id_] = entry.id

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old and other ids, to those that hold."""
        return {old: new for old, new in self._redirects.items() if old not in self._numbers}

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
        number = self._numbers.get(id_)
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

    def slip(self, kind: Kind, name: str, count: int) -> int | None:
        """An actor of another kind by that name, `STRAY` times as frequent: the tagger has slipped."""
        for other in Kind:
            id_ = f"{other}:{slug(name)}"
            number = self._numbers.get(self._redirects.get(id_, id_), -1)
            if other is not kind and self._counts.get(number, 0) > STRAY * count > 0:
                return number
        return None

    def redirect_name(self, kind: Kind, name: str, number: int) -> None:
        """Let the id that a name would have by itself lead to an actor (-1: to nobody)."""
        if number >= 0:
            self._redirects.setdefault(f"{kind}:{slug(name)}", self.actors.ids[number])

    def _add(self, id_: str, name: str) -> int:
        number = self._numbers[id_] = len(self.actors)
        actor = KnownActor(id_, Kind(id_.partition(":")[0]), name)
        if entry := self._entries.get(id_):
            actor = actor._replace(name=entry.name, hidden=entry.hidden, aliases=_others(entry))
        self.actors.append(actor)
        self._file((number,))
        return number

    def _twin(self, name: str) -> int | None:
        """The person whose first and last name these are too: more or fewer names between them."""
        first, last = _ends(name)
        for number in self._people.get(last, ()):
            other = self.actors.names[number]
            if _ends(other) == (first, last) and in_full(other) and compatible(other, name):
                return number
        return None

    def find(self, id_: str) -> int | None:
        """The number of the actor with this id, if there is one."""
        return self._numbers.get(id_)

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
        found = [number for number in self._named_like(last) if in_full(names[number])]
        if not given or not given.endswith("."):
            return found
        return [number for number in found if compatible(names[number], name)]

    def _file(self, numbers: Iterable[int]) -> None:
        """Take note of people by their last word, and by a first that may be the family's.

        Whether a name is one in full is asked when somebody is looked for: most people never are.
        """
        kinds, names, people, person = self.actors.kinds, self.actors.names, self._people, Kind.PERSON
        filed = [number for number in numbers if kinds[number] is person]
        for number, last in zip(filed, [names[number].rpartition(" ")[2] for number in filed], strict=True):
            people.setdefault(last, []).append(number)
        for number, first in zip(filed, [names[number].partition(" ")[0] for number in filed], strict=True):
            if first in FAMILY_FIRST:
                people.setdefault(first, []).append(number)

    def _named_like(self, word: str) -> list[int]:
        """The people by whose word there is that slug."""
        new = list(islice(self._people, self._spelt, None))
        self._spelt += len(new)
        for own, spelling in zip(slugs(new), new, strict=True):
            self._spellings.setdefault(own, []).append(spelling)
        return sorted(chain.from_iterable(map(self._people.__getitem__, self._spellings.get(slug(word), ()))))


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


def _others(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in entry.aliases if name != entry.name and not is_id(name)))


def _ends(name: str) -> tuple[str, str]:
    return name.partition(" ")[0], name.rpartition(" ")[2]
