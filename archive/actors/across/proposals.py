"""Merges and oddities that the data suggest, for a person to accept into `actors.toml`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from archive.actors.names import abbreviates, in_full, last_name, slug
from archive.mentions import Kind, KnownActor, Labels

LEAST_LETTERS = 6
"""Shorter names sound alike by chance."""


class Reason(StrEnum):
    """Why two actors may be one."""

    SPELLING = "spelling"
    SHORT_FORM = "short form"
    SURNAME = "surname"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Proposal:
    """`other` may be `actor`, who is named in more articles; counts are articles."""

    reason: Reason
    actor: KnownActor
    other: KnownActor
    actor_count: int
    other_count: int

    def toml(self) -> str:
        """What to write into the authority file to accept it."""
        aliases = ", ".join(map(_quoted, (self.other.id, self.other.name, *self.other.aliases)))
        one, two = f"{self.other.id} ({self.other_count})", f"{self.actor.id} ({self.actor_count})"
        return (
            f"# {self.reason}: is {one} the same as {two}?\n"
            f"[[actor]]\nname = {_quoted(self.actor.name)}\nkind = {_quoted(self.actor.kind)}\n"
            f"aliases = [{aliases}]\n"
        )


def propose(labels: Labels, limit: int = 200) -> list[Proposal]:
    """What a person should look at, the most frequent first; at most `limit`."""
    counts = np.bincount(labels.pair_actors[labels.pair_actors >= 0], minlength=len(labels.actors)).tolist()
    return propose_among(
        [(actor, count) for actor, count in zip(labels.actors, counts, strict=True) if count], limit
    )


def propose_among(counted: Iterable[tuple[KnownActor, int]], limit: int = 200) -> list[Proposal]:
    """The same from actors and in how many articles each is named."""
    actors = sorted(counted, key=lambda pair: -pair[1])
    found = [*_spellings(actors), *_short_forms(actors), *_surnames(actors), *_kinds(actors)]
    found.sort(key=lambda proposal: -min(proposal.other_count, proposal.actor_count))
    return found[:limit]


Counted = Sequence[tuple[KnownActor, int]]


def _spellings(actors: Counted) -> Iterator[Proposal]:
    """Names that sound alike: Vladimir and Wladimir, Schmid and Schmidt are looked at, not merged."""
    groups: defaultdict[tuple[Kind, str], list[tuple[KnownActor, int]]] = defaultdict(list)
    for actor, count in actors:
        if len(actor.name) >= LEAST_LETTERS:
            groups[actor.kind, sound(actor.name)].append((actor, count))
    yield from _merged(Reason.SPELLING, groups.values())


def _short_forms(actors: Counted) -> Iterator[Proposal]:
    """An abbreviation and the most frequent long name that it abbreviates word by word."""
    longs: defaultdict[str, list[tuple[KnownActor, int]]] = defaultdict(list)
    for actor, count in actors:
        if actor.kind is not Kind.PERSON and " " in actor.name:
            longs[initials(actor.name)].append((actor, count))
    for actor, count in actors:
        short = actor.name
        if actor.kind is Kind.PERSON or not short.isupper() or len(short) < 2:
            continue
        for long, long_count in longs.get(short.lower(), [])[:1]:
            if abbreviates(short, long.name):
                yield _ordered(Reason.SHORT_FORM, (actor, count), (long, long_count))


def _surnames(actors: Counted) -> Iterator[Proposal]:
    """A surname that stayed alone, and the only person in full who has it."""
    owners: defaultdict[str, list[tuple[KnownActor, int]]] = defaultdict(list)
    for actor, count in actors:
        if actor.kind is Kind.PERSON and in_full(actor.name):
            owners[slug(last_name(actor.name))].append((actor, count))
    for actor, count in actors:
        if actor.kind is Kind.PERSON and not in_full(actor.name):
            people = owners.get(slug(last_name(actor.name)), [])
            if len(people) == 1:
                yield Proposal(Reason.SURNAME, people[0][0], actor, people[0][1], count)


def _kinds(actors: Counted) -> Iterator[Proposal]:
    """One name that was taken for two kinds, rarely for the second."""
    groups: defaultdict[str, list[tuple[KnownActor, int]]] = defaultdict(list)
    for actor, count in actors:
        groups[slug(actor.name)].append((actor, count))
    rare = (
        [first, other] for first, *others in groups.values() for other in others if first[1] > 5 * other[1]
    )
    yield from _merged(Reason.KIND, rare)


def _merged(reason: Reason, groups: Iterable[Counted]) -> Iterator[Proposal]:
    for (actor, count), *others in groups:
        for other, other_count in others:
            yield Proposal(reason, actor, other, count, other_count)


def _ordered(reason: Reason, one: tuple[KnownActor, int], two: tuple[KnownActor, int]) -> Proposal:
    (actor, count), (other, other_count) = sorted((one, two), key=lambda pair: -pair[1])
    return Proposal(reason, actor, other, count, other_count)


_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("tsch|tch|cz|ch", "c"), ("sch|sh|sz", "s"), ("ph", "f"), ("th|dt", "t"), ("ck|kh|qu?", "k"),
        ("gh", "g"), ("w", "v"), ("[yj]", "i"), ("oe", "o"), ("ue|ou", "u"), ("ae", "a"), ("[ae]i", "ei"),
        ("tz|zs", "z"), ("ff$|v$", "f"), ("(?<=[aeiou])h", ""), (r"(.)\1+", r"\1"), ("i(?=[eao])", ""),
    )
)  # fmt: skip


def sound(name: str) -> str:
    """A rough spelling by sound, equal for transliterations of one name.

    >>> sound("Vladimir Putin") == sound("Wladimir Putin"), sound("Chruschtschow") == sound("Schmidt")
    (True, False)
    """
    text = slug(name)
    for pattern, replacement in _SOUNDS:
        text = pattern.sub(replacement, text)
    return text


def initials(name: str) -> str:
    """First letters of the words with a capital: "Europäische Zentralbank" is ez."""
    return "".join(word[0] for word in name.split(" ") if word[:1].isupper()).lower()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
