"""Neighbours that the tagger took for one name: the ZDF and Anna Huber in "für das ZDF Anna Huber", Mexiko
and what belongs to it in "Mexikos Küste"."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from archive.actors.article.drafts import Draft, Named
from archive.actors.names import is_full, last_name
from archive.actors.words import WordTable
from archive.mentions import Kind

_FIRST = re.compile("[ -]")


def cut(
    text: str,
    names: Sequence[Named],
    ends: Mapping[int, int],
    bodies: Container[str],
    is_given: Callable[[str], bool],
) -> Iterator[Named]:
    """The names; an organisation that is a known one with another or with somebody behind it is two.

    `ends` says where known organisations of the text begin and end, `bodies` are those of one word, which in
    capitals end a name wherever they stand; `is_given` says whether a word is a given name.
    """
    for start, end, kind in names:
        middle = end
        if kind is Kind.ORGANISATION and " " in text[start:end]:
            first = text[start:end].partition(" ")[0]
            alone = start + len(first) if first.isupper() and first in bodies else end
            middle = ends.get(start, alone)
        rest = text[middle + 1 : end] if middle < end and text[middle] == " " else ""
        if rest and ends.get(middle + 1) == end:
            yield from ((start, middle, kind), (middle + 1, end, kind))
        elif " " in rest and is_given(_FIRST.split(rest, maxsplit=1)[0]):
            yield from ((start, middle, kind), (middle + 1, end, Kind.PERSON))
        else:
            yield start, end, kind


def behind_genitive(draft: Draft, words: WordTable) -> list[Draft]:
    """The parts of a name that begins with the genitive of a place: Mexikos Küste is in Mexico; an
    organisation behind Mexico has a name of two words at least.
    """
    first, _, rest = draft.name.partition(" ")
    if first[-1:] != "s" or not rest or first in words.lists:
        return []
    if not {"s", "c"} & {*words.lists.get(first[:-1], "")} or words.seen(first) > words.seen(first[:-1]):
        return []
    owner = Draft(draft.start, draft.start + len(first), Kind.PLACE, first)
    if draft.kind is Kind.PLACE:
        return [owner]
    return [owner, Draft(draft.end - len(rest), draft.end, draft.kind, rest)] if " " in rest else []


def two_people(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; two surnames side by side are two people whom the article names in full elsewhere:
    "also lobte Huber Maier".
    """
    people = [draft for draft in drafts if draft.kind is Kind.PERSON and " " in draft.name]
    owners: dict[str, set[str]] = {}
    for draft in people:
        if is_full(draft.name):
            owners.setdefault(last_name(draft.name), set()).add(draft.name)
    pairs = {
        draft.name
        for draft in people
        if (parts := draft.name.partition(" "))[0] in owners and owners.get(parts[2], set()) - {draft.name}
    }
    if not pairs:
        return list(drafts)
    found: list[Draft] = []
    for draft in drafts:
        if draft.kind is Kind.PERSON and draft.name in pairs:
            first, _, last = draft.name.partition(" ")
            found += (
                Draft(draft.start, draft.start + len(first), draft.kind, first),
                Draft(draft.end - len(last), draft.end, draft.kind, last),
            )
        else:
            found.append(draft)
    return found
