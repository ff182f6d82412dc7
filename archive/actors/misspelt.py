"""Slips of the pen: Trappattoni beside Giovanni Trapattoni, Guarda beside Guardia Civil."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence

from archive.actors.drafts import Draft
from archive.actors.names import is_full, last_name
from archive.actors.words import WordTable
from archive.mentions import Kind

SHORTEST = 7
"""Letters of the shortest name in which a slip is one."""

LONGEST = 60
"""Letters of the longest: more are a list or no name at all."""

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
    full = {draft.name for draft in drafts if draft.kind is Kind.PERSON and is_full(draft.name)}
    spelt: defaultdict[str, set[str]] = defaultdict(set)
    for name in full:
        for variant in (last_name(name)[:LONGEST], *_variants(last_name(name)[:LONGEST])):
            spelt[variant].add(name)
    for draft in drafts if full else ():
        own = draft.name
        if draft.kind is not Kind.PERSON or " " in own or not SHORTEST <= len(own) <= LONGEST:
            continue
        people = {name for variant in (own, *_variants(own)) for name in spelt.get(variant, ())}
        meant = [name for name in people if is_slip(own, last_name(name))]
        if len(meant) == 1 and words.seen(own) < HEARD_OF:
            draft.name = meant[0]


def _slips(names: Counter[tuple[Kind, str]]) -> Iterator[tuple[Kind, str, str]]:
    """Kind, one name and another one: every two that differ by a slip, both ways."""
    for kind, name in names:
        for other in dict.fromkeys(_variants(name)) if SHORTEST <= len(name) <= LONGEST else ():
            if (kind, other) in names and is_slip(name, other):
                yield kind, name, other
                yield kind, other, name


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
