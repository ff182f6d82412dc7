"""Newspapers that are called by ordinary words, where something is reported: nach Angaben des Spiegel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.actors.article.drafts import Draft, in_order, places, taken_by
from archive.mentions import Kind

_NAMES = ("Spiegel", "Focus", "Independent", "Nature")
_QUOTED = ("„Stern“", "„Standard“", "„Science“", "„Kurier“")
"""These are words that mean much else; in quotation marks they are newspapers."""

_ALL = (*_NAMES, *_QUOTED)
HINT = re.compile("|".join(name.strip("„“") for name in _ALL))
"""The words of all these names; without one there is nothing to look for."""

_REPORTS = re.compile(
    r"\b(?:[Bb]erichte?t?e?n?s?|zitier\w+|melde\w*|schreib\w*|schrieb\w*|Informationen|\w*[Aa]usgabe|Angaben"
    r"|\w*[Ii]nterviews?"
    r"|gegenüber|[Ll]aut|Illustrierten?|Nachrichtenmagazins?|Fachblatt)\b"
)
_BEFORE = re.compile(
    r"\b(?:[Dd](?:er|es|em)|[Ii]m|[Vv]om|[Bb]eim|[Ii]n\sder|[Ll]aut)\s(?:[a-zäöüß-]+e[nrs]?\s)?\Z"
)
_AROUND = 50
"""Characters before and behind the name in which somebody reports."""


def with_press(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts and such newspapers, ascending."""
    found = list(_newspapers(text, drafts))
    return sorted((*drafts, *found), key=in_order) if found else drafts


def _newspapers(text: str, drafts: Sequence[Draft]) -> Iterator[Draft]:
    names = [name for name in _ALL if name in text]
    if not names:
        return
    taken = taken_by(drafts)
    for name in names:
        for start in places(text, name):
            end = start + len(name)
            if name in _QUOTED:
                start, end = start + 1, end - 1
            elif text[end : end + 1].isalnum() or text[end : end + 1] == "-" or not _is_named(text, start):
                continue
            if _is_reported(text, start, end) and not taken.overlaps(start, end):
                yield Draft(start, end, Kind.ORGANISATION, text[start:end])


def _is_named(text: str, start: int) -> bool:
    return _BEFORE.search(text[max(0, start - 30) : start]) is not None


def _is_reported(text: str, start: int, end: int) -> bool:
    """True where somebody reports in the sentence."""
    before = text[max(0, start - _AROUND) : start].rpartition(". ")[2]
    after = text[end : end + _AROUND].partition(". ")[0]
    return _REPORTS.search(f"{before} {after}") is not None
