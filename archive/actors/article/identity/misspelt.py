"""Slips of the pen: Trappattoni beside Giovanni Trapattoni, Guarda beside Guardia Civil."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations

from archive.actors.article.drafts import Draft
from archive.actors.names import is_full, last_name
from archive.actors.words import WordTable
from archive.mentions import Kind

SHORTEST = 7
"""Letters of the shortest name in which a slip is one."""

LONGEST = 60
"""Letters of the longest: more are a list or no name at all."""

FEW = 60
"""Names with one first letter that are compared each with each."""

HEARD_OF = 5
"""A word that newspapers have used so often is spelt rightly."""


def join_misspelt(drafts: Sequence[Draft], words: WordTable, known: Container[str]) -> None:
    """Give a name that is another one of the article but for one slip that other one's spelling.

    A slip is a letter left out, one too many, or two in the wrong order: another letter makes another name
    (Marienberg, Marienburg). `known` names have none, nor has a word that newspapers use; the other name is
    known or stands more often, and that of a place twice at least.
    """
    names = Counter((draft.kind, draft.name) for draft in drafts if not draft.role)
    meant: dict[tuple[Kind, str], str] = {}
    for kind, wrong, right in _slips(names):
        rarer = names[kind, wrong] < names[kind, right] and (
            kind is not Kind.PLACE or names[kind, wrong] == 1
        )
        if wrong not in known and (right in known or rarer) and not _is_heard_of(wrong, right, words):
            meant[kind, wrong] = right
    for draft in drafts if meant else ():
        spelt = meant.get((draft.kind, draft.name))
        if spelt and (draft.kind, spelt) not in meant:
            draft.name = spelt
    _join_surnames(drafts, words)


def _join_surnames(drafts: Sequence[Draft], words: WordTable) -> None:
    """Lone surnames with a slip are the one person's whose surname that is."""
    people = [draft for draft in drafts if draft.kind is Kind.PERSON]
    lone = {draft.name for draft in people if " " not in draft.name}
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for draft in people if lone else ():
        if is_full(draft.name):
            owners[last_name(draft.name)].add(draft.name)
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in _similar(sorted(lone | owners.keys())) if owners else ():
        for wrong, right in ((one, other), (other, one)):
            if wrong in lone and wrong not in owners:
                meant[wrong] |= owners.get(right, set())
    for draft in people if meant else ():
        if len(meant.get(draft.name, ())) == 1 and words.seen(draft.name) < HEARD_OF:
            (draft.name,) = meant[draft.name]


def _slips(names: Iterable[tuple[Kind, str]]) -> Iterator[tuple[Kind, str, str]]:
    """Kind, one name and another one: every two that differ by a slip, both ways."""
    by_kind: defaultdict[Kind, list[str]] = defaultdict(list)
    for kind, name in names:
        by_kind[kind].append(name)
    for kind, own in by_kind.items():
        for one, other in _similar(own):
            yield kind, one, other
            yield kind, other, one


def _similar(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every two that differ by a slip. Few are compared with one another, many are looked up."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        if SHORTEST <= len(name) <= LONGEST:
            alike[name[0]].append(name)
    for group in alike.values():
        if len(group) <= FEW:
            for one, other in combinations(group, 2):
                if -2 < len(one) - len(other) < 2 and is_slip(one, other):
                    yield one, other
            continue
        own = set(group)
        for name in group:
            for other in sorted(own.intersection(_variants(name))):
                if is_slip(name, other) and (len(other) < len(name) or name > other):
                    yield name, other


def _variants(name: str) -> Iterator[str]:
    """The name without one of its letters, and with two neighbours in the other order."""
    for place in range(1, len(name)):
        yield name[:place] + name[place + 1 :]
        yield name[:place] + name[place + 1 : place + 2] + name[place] + name[place + 2 :]


def _is_heard_of(wrong: str, right: str, words: WordTable) -> bool:
    """True when the word with the slip is one of the language."""
    other = right.split(" ")
    return any(words.seen(word) >= HEARD_OF for word in wrong.split(" ") if word not in other)


def is_slip(one: str, other: str) -> bool:
    """True when one letter was left out, is one too many, or took its neighbour's place.

    The first letter is right, the last one is an ending (Peters); figures and capitals say something else
    (FC Bayern II).
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    differing = (place for place, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1])
    start = next(differing, -1)
    if start < 1 or not _are_small(short[start] + long[start]):
        return False
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start : start + 2] == long[start : start + 2][::-1]
    return swapped and short[start + 2 :] == long[start + 2 :]


def _are_small(letters: str) -> bool:
    return letters.isalpha() and letters.islower()
