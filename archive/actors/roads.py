"""Roads by number: the A 45, the Bundesstraße 10. No word of them is a name, so the tagger misses them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.actors.drafts import Draft
from archive.mentions import Kind

_ROAD = re.compile(
    r"\b(?:(?:Bundes)?[Aa]utobahn|Bundesstraße|Landesstraße|Kreisstraße|BAB)\s\d{1,4}\b"
    r"|(?<=\b[Dd]er\s)[ABLK]\s?\d{1,4}\b|(?<=\b[Dd]ie\s)[ABLK]\s?\d{1,4}\b|(?<=\b[Zz]ur\s)[ABLK]\s?\d{1,4}\b"
    r"|(?<=\()[ABLK]\s?\d{1,4}(?=\))"
)


_SEVERAL = re.compile(r"\bAutobahn(?:en)?\s((?:A\s?\d{1,3}(?:,\s|\s(?:und|oder)\s)?)+)")
_ONE = re.compile(r"A\s?\d{1,3}")


def roads(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those inside a road, and the roads of the text."""
    spans = [match.span() for match in _ROAD.finditer(text)]
    for several in _SEVERAL.finditer(text):
        spans += [one.span() for one in _ONE.finditer(text, *several.span(1))]
    found = [Draft(start, end, Kind.PLACE, " ".join(text[start:end].split())) for start, end in spans]
    _join(found)
    if not found:
        return list(drafts)
    kept = [d for d in drafts if not any(road.start < d.end and d.start < road.end for road in found)]
    return sorted((*kept, *found), key=lambda draft: draft.start)


def _join(found: Sequence[Draft]) -> None:
    """The Landesstraße 502 is the L 502; the longer name of the article stands for both."""
    names: dict[tuple[str, str], str] = {}
    for road in found:
        names[_key(road.name)] = max(names.get(_key(road.name), ""), road.name, key=len)
    for road in found:
        road.name = names[_key(road.name)]


def _key(name: str) -> tuple[str, str]:
    """Class and number."""
    letter = "A" if "utobahn" in name or name.startswith("BAB") else name[0]
    return letter, re.sub(r"\D", "", name)
