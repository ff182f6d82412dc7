"""Slips of the pen: Trappattoni beside Giovanni Trapattoni, Guarda beside Guardia Civil."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import combinations

from archive.actors.drafts import Draft
from archive.actors.names import is_full, last_name
from archive.actors.words import WordTable
from archive.mentions import Kind

SHORTEST = 7
"""Letters of the shortest word in which a slip is one: Iran is no slip for Irak."""

HEARD_OF = 5
"""A word that is counted so often is spelt rightly."""


def join_misspelt(drafts: Sequence[Draft], words: WordTable, known: Container[str]) -> None:
    """Give a name that is another one of the article but for one slip that other one's spelling.

    The names of `known` have none, and no word that occurs elsewhere. Of two that may have one the rarer has.
    """
    names = Counter((draft.kind, draft.name) for draft in drafts if not draft.role)
    meant: dict[tuple[Kind, str], str] = {}
    for kind, one, other in _pairs(names):
        wrong, right = sorted((one, other), key=lambda name: (name in known, names[kind, name]))
        if wrong not in known and not _is_heard_of(wrong, right, words):
            meant[kind, wrong] = right
    if meant:
        for draft in drafts:
            draft.name = meant.get((draft.kind, draft.name), draft.name)
    _join_surnames(drafts, words)


def _join_surnames(drafts: Sequence[Draft], words: WordTable) -> None:
    """Lone surnames with a slip are the one person's whose surname that is."""
    full = {draft.name for draft in drafts if draft.kind is Kind.PERSON and is_full(draft.name)}
    if not full:
        return
    for draft in drafts:
        if draft.kind is Kind.PERSON and " " not in draft.name and len(draft.name) >= SHORTEST:
            meant = [name for name in full if is_slip(draft.name, last_name(name))]
            if len(meant) == 1 and words.seen(draft.name) < HEARD_OF:
                draft.name = meant[0]


def _pairs(names: Counter[tuple[Kind, str]]) -> Iterator[tuple[Kind, str, str]]:
    """Names of one kind that differ by one slip, which their first letters never do."""
    alike: defaultdict[tuple[Kind, str], list[str]] = defaultdict(list)
    for kind, name in names:
        if len(name) >= SHORTEST:
            alike[kind, name[0]].append(name)
    for (kind, _), group in alike.items():
        for one, other in combinations(group, 2):
            if is_slip(one, other):
                yield kind, one, other


def _is_heard_of(wrong: str, right: str, words: WordTable) -> bool:
    """True when the word with the slip is one of the language."""
    other = right.split(" ")
    return any(words.seen(word) >= HEARD_OF for word in wrong.split(" ") if word not in other)


def is_slip(one: str, other: str) -> bool:
    """True when one letter was left out, doubled, mistaken for another one or took its neighbour's place.

    The last letter is an ending (Peters), figures and capitals say something else (A 1, FC Bayern II).
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    start = next(
        (place for place, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), -1
    )
    if start < 1 or not _are_small(short[start : start + 1] + long[start]):
        return False
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if short[start + 1 :] == long[start + 1 :]:
        return start + 1 < len(short) and _is_long(short, start)
    return (
        short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    )


def _are_small(letters: str) -> bool:
    return letters.isalpha() and letters.islower()


def _is_long(name: str, place: int) -> bool:
    """True when the word at this place is long enough for another letter to be a slip."""
    start = name.rfind(" ", 0, place) + 1
    end = name.find(" ", place)
    return (end if end >= 0 else len(name)) - start >= SHORTEST
