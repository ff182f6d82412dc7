"""Names at places that nobody took for one: surnames of the article's people, first parts of compounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from archive.actors.article.drafts import Draft, apart
from archive.actors.article.people import People
from archive.actors.names import TITLES
from archive.mentions import Kind

_COMPOUND = re.compile(r"[\w-]+")


def echoes(
    text: str, drafts: Sequence[Draft], people: People, is_person: Callable[[str], bool]
) -> list[Draft]:
    """Surnames of the article's people at places that nobody took for a name, and other single words by which
    it calls them ("Thaksin").
    """
    found = []
    for surname in dict.fromkeys((*people.surnames(), *_called(text, drafts))):
        if len(surname) < 3 or surname.isupper() or not is_person(surname):
            continue
        for start, end in _places_of(surname, text):
            if surname in TITLES and text[end : end + 2].strip()[:1].isupper():
                continue
            if not any(draft.start <= start < draft.end for draft in drafts):
                found.append(Draft(start, end, Kind.PERSON, people.fullest(surname, start)))
    return found


_REPUBLIC = re.compile(r"Volksrepublik(?![\w-]|\s[A-ZÄÖÜ])")


def republics(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The Volksrepublik alone, where the article names China and no other one."""
    if "Volksrepublik" not in text:
        return []
    china = next((draft.name for draft in drafts if draft.name in ("Volksrepublik China", "China")), None)
    others = (
        draft.name.startswith("Volksrepublik ") and not draft.name.endswith("China") for draft in drafts
    )
    if china is None or any(others):
        return []
    spans = (match.span() for match in _REPUBLIC.finditer(text))
    found = (Draft(start, end, Kind.PLACE, china) for start, end in spans)
    return apart(found, drafts)


def _called(text: str, drafts: Sequence[Draft]) -> Iterator[str]:
    """The first words of full names that stand alone somewhere."""
    for draft in drafts:
        first = draft.name.partition(" ")[0]
        alone = draft.end - draft.start <= len(first) + 1 and text.startswith(first, draft.start)
        if draft.kind is Kind.PERSON and first != draft.name and alone:
            yield first


_AFTER_NAME = re.compile(r"(?:s|’s|')?(?![\w-])")


def _places_of(name: str, text: str) -> Iterable[tuple[int, int]]:
    """Where a name stands as a word of its own, a genitive ending included."""
    start = text.find(name)
    while start >= 0:
        after = _AFTER_NAME.match(text, start + len(name))
        before = text[start - 1 : start]
        if after and not (before.isalnum() or before == "-"):
            yield start, after.end()
        start = text.find(name, start + len(name))


_Actor = tuple[Kind, str]


def _two_names(name: str, written: Mapping[str, _Actor]) -> tuple[_Actor, _Actor] | None:
    """The PCRM and the PDM of a PCRM-PDM-Koalition, where the article names both of them."""
    first, hyphen, second = name.partition("-")
    return (written[first], written[second]) if hyphen and first in written and second in written else None


def compound_heads(
    text: str,
    heads: Sequence[tuple[int, int, Kind | None]],
    drafts: list[Draft],
    people: People,
    called: Mapping[tuple[int, int], str],
) -> list[Draft]:
    """Mentions over the first part of compounds: "Putin" in "Putin-Vertrauter", "SPD" in "SPD-Chef".

    What is known is called as it is listed: the General-Motors-Tochter.
    """
    if not heads:
        return []
    named = {draft.name: draft.kind for draft in drafts}
    written = {text[draft.start : draft.end]: (draft.kind, draft.name) for draft in drafts}
    found: list[Draft] = []
    for start, end, kind in heads:
        name = text[start:end]
        whole = _COMPOUND.match(text, start)
        if whole and whole[0] in named:
            found.append(Draft(start, whole.end(), named[whole[0]], whole[0]))
            continue
        if "-" in name and name not in named:
            spaced = name.replace("-", " ")
            name = called.get((start, end)) or (spaced if spaced in named else name)
        if name not in named and (both := _two_names(name, written)):
            middle = start + name.index("-")
            found += (Draft(start, middle, *both[0]), Draft(middle + 1, end, *both[1]))
            continue
        full = people.fullest(name, start)
        if full != name or named.get(name) is Kind.PERSON:
            found.append(Draft(start, end, Kind.PERSON, full))
        elif kind := named.get(name, kind):
            found.append(Draft(start, end, kind, name))
    return found
