"""Mentions in the making: what is passed along while an article is resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.actors.zones import AGENCIES, Zone
from archive.mentions import Kind

OPENING = "„“\"»'"
"""Marks that open a quotation."""

Named = tuple[int, int, Kind]
"""Characters `start` to `end` (excluded) that name somebody, and what kind it is."""


@dataclass(slots=True)
class Draft:
    """A mention in the making: characters `start` to `end` of the text, and the name so far."""

    start: int
    end: int
    kind: Kind
    name: str
    role: bool = False


@dataclass(frozen=True, slots=True)
class Raw:
    """What was found in the text of one article, each ascending, as character ranges (end excluded).

    `names` with their kinds; `heads`: first parts of compounds, with the kind that they have by
    themselves or None where only the article can tell; `roles`: words for an office; `cues`: where words
    begin at which a name may begin.
    """

    names: Sequence[Named]
    heads: Sequence[tuple[int, int, Kind | None]] = ()
    roles: Sequence[tuple[int, int, str]] = ()
    cues: Sequence[int] = ()


def acts(draft: Draft, zones: Sequence[Zone]) -> bool:
    """False for agencies, for signs alone, and for what stands in a dateline, byline or credit."""
    silent = any(start <= draft.start < end for start, end in zones)
    return not silent and draft.name not in AGENCIES and any(map(str.isalnum, draft.name))


def word_before(text: str, start: int) -> str:
    """The word that one space parts from what begins at `start`, or nothing; quotation marks are skipped."""
    before = text[max(0, start - 40) : start].rstrip(OPENING)
    words = before.split() if before[-1:] == " " else ()
    return words[-1] if words else ""
