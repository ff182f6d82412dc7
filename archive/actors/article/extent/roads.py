"""Roads by number: the A 45, the Bundesstraße 10. No word of them is a name, so the tagger misses them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive.actors.article.drafts import Draft, apart, in_order
from archive.mentions import Kind

WORD = re.compile(r"(?:Bundes)?[Aa]utobahn(?:en)?|Bundesstraße|Landesstraße|Kreisstraße|BAB|[ABLK][0-9]{0,4}")
"""Words that roads begin with."""

_LONG = re.compile(r"(?:(?:Bundes)?[Aa]utobahn|Bundesstraße|Landesstraße|Kreisstraße|BAB)\s\d{1,4}\b")
_SHORT = re.compile(r"[ABLK]\s?\d{1,4}\b")
_BEFORE = re.compile(
    r"(?:\b(?:[Dd]er|[Dd]ie|[Zz]ur)(?:\s[a-zäöüß]+en?)?|\b[Aa]utobahn(?:en)?)\s\Z|\(\Z|\d,\s\Z|\d\s(?:und|oder)\s\Z"
)


def roads(text: str, drafts: list[Draft], starts: Iterable[int]) -> list[Draft]:
    """The drafts without those inside a road, and the roads; `starts` are where those may begin."""
    spans: list[tuple[int, int]] = []
    for start in starts:
        if match := _LONG.match(text, start) or _short(text, start, spans):
            spans.append(match.span())
    if not spans:
        return drafts
    found = [Draft(start, end, Kind.PLACE, " ".join(text[start:end].split())) for start, end in spans]
    _join(found)
    return sorted((*apart(drafts, found), *found), key=in_order)


def _short(text: str, start: int, before: Sequence[tuple[int, int]]) -> re.Match[str] | None:
    """The A 45 after an article or the word; in a list ("A1, A4 und A44") after another road."""
    match = _SHORT.match(text, start)
    context = _BEFORE.search(text[max(0, start - 24) : start]) if match else None
    if context is None:
        return None
    listed = context[0][0].isdigit()
    return match if not listed or (before and start - before[-1][1] < 7) else None


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
