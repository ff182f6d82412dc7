"""One actor under two names in an article, where neither contains the other: NRW and Nordrhein-Westfalen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from archive.actors.across.authority import Entry
from archive.actors.article.drafts import Draft
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
    used = {(draft.kind, draft.name): _letters(draft.kind, draft.name) for draft in drafts}
    entries = {(one[0], letters): same[one] for one, letters in used.items() if one in same}
    meant = {
        one: (one[0], entry.id if (entry := entries.get((one[0], letters))) else letters)
        for one, letters in used.items()
    }
    if len(set(meant.values())) == len(meant):
        return
    names: defaultdict[tuple[Kind, str], set[str]] = defaultdict(set)
    for one, actor in meant.items():
        names[actor].add(one[1])
    preferred = {(entry.kind, entry.id): entry.name for entry in entries.values()}
    chosen = {
        actor: preferred[actor]
        if preferred.get(actor) in several
        else min(several, key=lambda name: (-len(name), name))
        for actor, several in names.items()
        if len(several) > 1
    }
    for draft in drafts:
        draft.name = chosen.get(meant[draft.kind, draft.name], draft.name)


@remembered
def _letters(kind: Kind, name: str) -> str:
    """What is compared; places in capitals are others than words (the USA, the river Usa)."""
    letters = slug(name).replace("-", "")
    return letters.upper() if kind is Kind.PLACE and len(name) < 5 and name.isupper() else letters
