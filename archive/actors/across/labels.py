"""Who is meant across the archive: the labeller turns names and dates into actors with stable ids.

A name of a person in full, of an organisation or of a place means the actor whose slug it has; merges,
splits and preferred names come from the authority file. A lone surname means the person who dominates
the archive under it at the article's time; a word for an office means its holder on that day. An id is
always the slug of one of the actor's names, and the slugs of its other names redirect to it, so that
no address is lost, whatever becomes the preferred name later.
"""

from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from archive.actors.across.authority import Authority, Entry
from archive.actors.across.directory import Directory, entries_by_id
from archive.actors.across.lone import COUNT, NO_YEAR, Memory, tally, years_of
from archive.actors.across.offices import Offices, holders
from archive.actors.across.roles import Role
from archive.actors.names import in_full, is_full
from archive.dates import PartialDate
from archive.mentions import Kind, KnownActor, Labels, Names

RULES = "2"
"""Version of the rules of labelling; part of the fingerprint."""

NOBODY = -1
LONE = -2
"""Stands for the actor of a lone surname until its pairs have been looked at one by one."""

_log = logging.getLogger(__name__)
IntArray = npt.NDArray[np.int32]


class ArchiveLabeller:
    """Labels names with actors; satisfies `archive.mentions.Labeller`.

    `authority` are people's decisions; `aliases` and `roles` are what ships, where people have decided
    nothing else. Deterministic; keeps nothing between calls.
    """

    def __init__(self, authority: Authority, aliases: Sequence[Entry], roles: Sequence[Role]) -> None:
        self._authority = authority
        self._entries = entries_by_id((*authority.entries, *aliases))
        self._offices = Offices((*authority.roles, *roles), authority.splits)
        self._fingerprint = hashlib.sha256(repr((RULES, authority, aliases, roles)).encode()).hexdigest()[:16]

    @property
    def fingerprint(self) -> str:
        """Changes with the authority file, the offices and the rules."""
        return self._fingerprint

    def label(self, names: Names, known: Labels | None = None) -> Labels:
        """Label all pairs; with `known` the known actors keep numbers and ids."""
        directory = Directory(self._entries, known)
        before = len(directory.actors)
        counts = np.bincount(names.pair_names, minlength=len(names.names))
        meaning = self._meanings(names, counts, directory)
        actors = meaning[names.pair_names]
        years = years_of(names.pair_first)
        full = np.fromiter(map(in_full, names.names), bool, len(names.names))[names.pair_names] & (
            actors >= 0
        )
        tables = [_memory_of(known), tally(actors[full], years[full])]
        self._label_lone(names, years, Memory(tables), directory, actors)
        self._label_offices(names, directory, actors)
        _describe(names, actors, directory, before)
        state = b"".join(table.tobytes() for table in tables)
        self._log_hidden(directory, actors)
        return Labels(directory.actors, actors, directory.redirects, state)

    def _meanings(self, names: Names, counts: npt.NDArray[np.intp], directory: Directory) -> IntArray:
        """The actor of every name, `LONE`, or `NOBODY` for roles and words that are no actor.

        The most frequent names come first: rarer variants join them. Doubtful ones come last, and add nobody
        unless people have decided about them.
        """
        meaning = np.full(len(names.names), NOBODY, np.int32)
        order = np.argsort(-counts, kind="stable").tolist()
        for number in sorted(order, key=names.doubtful.__contains__) if names.doubtful else order:
            name, kind = names.names[number], names.kinds[number]
            if names.roles[number] or name in self._authority.no_actors:
                continue
            if kind is Kind.PERSON and not directory.decided(kind, name) and not in_full(name):
                meaning[number] = LONE
            elif number in names.doubtful and not directory.decided(kind, name):
                meaning[number] = directory.known_as(kind, name)
            else:
                meaning[number] = directory.number_of(kind, name, int(counts[number]))
        return meaning

    def _label_lone(
        self, names: Names, years: IntArray, memory: Memory, directory: Directory, actors: IntArray
    ) -> None:
        """Lone surnames, pair by pair: who dominates at the time, else an actor of that name alone."""
        places = np.flatnonzero(actors == LONE)
        groups = list(_groups(names.pair_names, places))
        for number, mine in sorted(groups, key=lambda group: group[0] in names.doubtful):
            name = names.names[number]
            candidates = directory.namesakes(name)
            if number in names.doubtful:
                alone = directory.known_as(Kind.PERSON, name)
                means = {year: memory.dominant(candidates, year) for year in set(years[mine].tolist())}
                actors[mine] = [means[year] if means[year] >= 0 else alone for year in years[mine].tolist()]
                continue
            if not candidates or directory.slip(Kind.PERSON, name, len(mine)) is not None:
                actors[mine] = directory.number_of(Kind.PERSON, name, len(mine))
                continue
            means = {year: memory.dominant(candidates, year) for year in set(years[mine].tolist())}
            found = np.array([means[year] for year in years[mine].tolist()], np.int32)
            if (found < 0).any():
                found[found < 0] = directory.number_of(Kind.PERSON, name, len(mine))
            else:
                directory.redirect_name(Kind.PERSON, name, memory.dominant(candidates, NO_YEAR))
            actors[mine] = found

    def _label_offices(self, names: Names, directory: Directory, actors: IntArray) -> None:
        """Words for offices and split names, pair by pair: whoever it was on that day, if one person."""
        deciding = {
            number: role
            for number, (kind, name, is_role) in enumerate(
                zip(names.kinds, names.names, names.roles, strict=True)
            )
            if (role := self._offices.role(kind, name, is_role))
        }
        places = np.flatnonzero(np.isin(names.pair_names, list(deciding)))
        for number, mine in _groups(names.pair_names, places):
            held = holders(deciding[number], names.pair_first[mine], names.pair_last[mine])
            for place, holder in zip(mine.tolist(), held, strict=True):
                if holder is not None:
                    actors[place] = directory.number_of(names.kinds[number], holder, 0)

    def _log_hidden(self, directory: Directory, actors: IntArray) -> None:
        """Hiding somebody is never silent: how many articles it concerned."""
        for entry in self._authority.entries:
            number = directory.find(entry.id) if entry.hidden else None
            if number is not None and (count := int((actors == number).sum())):
                _log.info("hidden by the authority file: %s, %d articles", entry.id, count)


def _groups(pair_names: IntArray, places: npt.NDArray[np.intp]) -> Iterator[tuple[int, npt.NDArray[np.intp]]]:
    """The places of each name, one after the other."""
    places = places[np.argsort(pair_names[places], kind="stable")]
    numbers, starts = np.unique(pair_names[places], return_index=True)
    yield from zip(numbers.tolist(), np.split(places, starts[1:]), strict=False)


def _memory_of(known: Labels | None) -> npt.NDArray[np.void]:
    return np.frombuffer(known.state if known else b"", COUNT)


def _describe(names: Names, actors: IntArray, directory: Directory, before: int) -> None:
    """Give every new actor its most frequent name, and all of them the other names used for them."""
    used = actors >= 0
    keys, counts = np.unique(actors[used].astype(np.int64) << 32 | names.pair_names[used], return_counts=True)
    order = np.lexsort((-counts, keys >> 32))
    variants: defaultdict[int, list[int]] = defaultdict(list)
    for key in keys[order].tolist():
        variants[key >> 32].append(key & 0xFFFFFFFF)
    for actor, numbers in variants.items():
        kind = directory.actors.kinds[actor]
        numbers.sort(key=lambda number: _rank(kind, names.names[number], names.roles[number]))
        named = actor >= before and not names.roles[numbers[0]]
        directory.describe(actor, [names.names[number] for number in numbers], named)


def _rank(kind: Kind, name: str, role: bool) -> int:
    """Preferred names are no roles, and for people names in full, where there are any."""
    return 2 * role + (kind is Kind.PERSON and not is_full(name))


def explain(labels: Labels, name: str, date: PartialDate | None) -> list[tuple[KnownActor, float]]:
    """Whom a lone surname may mean at a date: people and their share of the archive, largest first.

    Who has `SHARE` or more owns the name at that time.
    """
    candidates = Directory({}, labels).namesakes(name)
    year = date.year if date else NO_YEAR
    shares = Memory([_memory_of(labels)]).shares(candidates, year)
    ranked = sorted(zip(candidates, shares, strict=True), key=lambda pair: -pair[1])
    return [(labels.actors[number], share) for number, share in ranked]
