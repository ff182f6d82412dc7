"""Mentions in the making: what is passed along while an article is resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from archive.actors.article.taken import Taken
from archive.actors.article.zones import AGENCIES, Zone
from archive.actors.memo import remembered
from archive.mentions import Kind

_BEFORE_NAMES = "„“\"»'"
"""Quotation marks that may stand between a word and the name that it announces."""

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


in_order = attrgetter("start")
"""Sorts drafts as they stand in the text."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Where words begin, ascending, of which one rule may make something (see `extent/cues.py`).

    `nouns` are for appositions, `bodies` for purposes, associations, halves and towns, `roads` and `letters`
    for roads and initials.
    """

    nouns: list[int] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    roads: list[int] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Raw:
    """What was found in the text of one article, each ascending, as character ranges (end excluded).

    `names` with their kinds; `heads`: first parts of compounds, with the kind that they have by
    themselves or None where only the article can tell; `roles`: words for an office; `cues`: where words
    begin at which a name may begin. `hints`: the rules for which one of its words is a hint (see `hints.py`),
    as bits; all of them where nobody has looked. `things` are known names of no actors. `called`: what those
    of the names are called that are in the list of known names.
    """

    names: Sequence[Named]
    heads: Sequence[tuple[int, int, Kind | None]] = ()
    roles: Sequence[tuple[int, int, str]] = ()
    cues: Cues = field(default_factory=Cues)
    hints: int = -1
    called: Mapping[tuple[int, int], str] = field(default_factory=dict)
    things: Sequence[tuple[int, int]] = ()
    offices: Sequence[tuple[int, int]] = ()


def acting(drafts: Iterable[Draft], zones: Sequence[Zone]) -> list[Draft]:
    """Without agencies, signs alone, and what stands in a dateline, byline or credit."""
    for start, end in zones:
        drafts = [draft for draft in drafts if not start <= draft.start < end]
    return [draft for draft in drafts if _can_act(draft.name)]


@remembered
def _can_act(name: str) -> bool:
    return name not in AGENCIES and any(map(str.isalnum, name))


def places(text: str, part: str) -> Iterator[int]:
    """Where a part of the text begins, wherever it stands."""
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + len(part))


def taken_by(drafts: Iterable[Draft]) -> Taken:
    """The characters of these."""
    return Taken((draft.start, draft.end) for draft in drafts)


def apart(drafts: Iterable[Draft], found: Sequence[Draft]) -> list[Draft]:
    """The drafts that share no character with one of those found."""
    taken = taken_by(found)
    return [draft for draft in drafts if not taken.overlaps(draft.start, draft.end)]


def word_before(text: str, start: int) -> str:
    """The word that one space parts from what begins at `start`, or nothing; quotation marks are skipped."""
    before = text[max(0, start - 40) : start].rstrip(_BEFORE_NAMES)
    words = before.rsplit(None, 1) if before[-1:] == " " and not before[-2:-1].isspace() else ()
    return words[-1] if words else ""
