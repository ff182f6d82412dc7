"""One actor under two names in an article, where neither contains the other: NRW and Nordrhein-Westfalen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from archive.actors.authority import Entry
from archive.actors.drafts import Draft
from archive.actors.memo import remembered
from archive.actors.names import slug
from archive.mentions import Kind

Same = Mapping[tuple[Kind, str], Entry]
"""What names mean that every newspaper uses: kind and name to the entry, preferred names included."""


def same_names(entries: Iterable[Entry]) -> Same:
    """The names of entries; the first entry that has a name keeps it."""
    same: dict[tuple[Kind, str], Entry] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            same.setdefault((entry.kind, name), entry)
    return same


def join_same(drafts: Sequence[Draft], same: Same) -> None:
    """Give actors that have several names in the article one of them.

    That is the preferred one where the article uses it, else the longest. Spellings that differ in
    hyphens, spaces and capitals alone ("Al Qaida") are one name.
    """
    names: defaultdict[tuple[Kind, str], set[str]] = defaultdict(set)
    meant: dict[tuple[Kind, str], tuple[Kind, str]] = {}
    used = {(draft.kind, draft.name) for draft in drafts}
    entries = {(kind, _letters(name)): entry.id for kind, name in used if (entry := same.get((kind, name)))}
    for kind, name in used:
        letters = _letters(name)
        meant[kind, name] = kind, entries.get((kind, letters), letters)
        names[meant[kind, name]].add(name)
    for draft in drafts:
        actor = meant.get((draft.kind, draft.name))
        if actor and len(names[actor]) > 1:
            entry = same.get((draft.kind, draft.name))
            preferred = entry.name if entry and entry.name in names[actor] else ""
            draft.name = preferred or min(names[actor], key=lambda name: (-len(name), name))


@remembered
def _letters(name: str) -> str:
    return slug(name).replace("-", "")
