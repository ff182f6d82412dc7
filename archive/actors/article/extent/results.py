"""Lists of results: in "Lok Ahlen - Union Brehm 1:1" two clubs play, whatever they are called; in "1. Huber,
Anna, 2. Maier, Ida" people have their surnames first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.actors.article.drafts import Draft, in_order, places, taken_by
from archive.actors.article.taken import Taken
from archive.actors.names import is_full
from archive.actors.words import WordTable
from archive.mentions import Kind

_NO_TEAM = (
    r"(?:Damen|Herren|Frauen|Männer|Mädchen|Jungen|Junioren|Senioren|Heim|Gast|Gäste|Hin|Rück|Mo|Di|Mi|Do|Fr"
    r"|Sa|So|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tags?|Mittwochs?|Januar|Februar|März|April|Mai"
    r"|Juni|Juli|August|September|Oktober|November|Dezember)"
)
_TEAM = rf"((?!{_NO_TEAM}\b)(?:\d{{1,2}}\.\s?)?[A-ZÄÖÜ][\w.’']*(?:\s(?:[A-ZÄÖÜ][\w.’']*|\d{{2}})){{0,3}})"
_LINE = re.compile(
    rf"[\s:]*{_TEAM}\s*[-–]\s+\|?\s*{_TEAM}\s\d{{1,3}}\s?:\s?\d{{1,3}}(?:\s?\([^)]*\))?\s*"
    rf"|[\s:]*{_TEAM}\s*\d{{1,3}}\s+[-–]\s+{_TEAM}\s*\d{{1,3}}\s*"
)
_RANKED = re.compile(
    r"\d{1,3}\.\s?((?:van\s|von\s|de\s)?[A-ZÄÖÜ][\w’'-]+,\s([A-ZÄÖÜ][\w-]+))(?=[,.;]|\s(?:und|sowie)\s|\s*(?:\n|\Z))"
)
LONGEST = 80
"""Fewer characters than these are on each side of the dash."""


def with_teams(text: str, drafts: list[Draft], words: WordTable) -> list[Draft]:
    """The drafts with both teams of every such line and the people of such lists, ascending; a land or a town
    stays one, and lines of people stay as they are.
    """
    teams = [*_teams(text, drafts, words), *_ranked(text, words)]
    if not teams:
        return drafts
    taken = taken_by(teams)
    kept = [draft for draft in drafts if not taken.overlaps(draft.start, draft.end)]
    return sorted((*kept, *teams), key=in_order)


def _teams(text: str, drafts: Sequence[Draft], words: WordTable) -> Iterator[Draft]:
    for start, end in _short_lines(text):
        line = _LINE.fullmatch(text, start, end)
        if not line:
            continue
        spans = [line.span(group) for group in range(1, 5) if line[group]]
        line_taken = Taken(spans)
        inside = [
            d
            for d in drafts
            if d.kind is Kind.PERSON and is_full(d.name) and line_taken.overlaps(d.start, d.end)
        ]
        if not inside:
            for first, last in spans:
                name = " ".join(text[first:last].split())
                kind = Kind.PLACE if name in words.lists else Kind.ORGANISATION
                yield Draft(first, last, kind, name)


def _short_lines(text: str) -> Iterator[tuple[int, int]]:
    """Where lines with a dash begin and end that have few characters before and behind it."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if len(line) < 2 * LONGEST and (" -" in line or " –" in line):
            dashes = (*places(line, " -"), *places(line, " –"))
            if any(place < LONGEST > len(line) - place for place in dashes):
                yield start, end
        start = end + 1


def _ranked(text: str, words: WordTable) -> Iterator[Draft]:
    """People of lists with a second place in which two given names are known."""
    if not any(_RANKED.match(text, start) for start in places(text, "2.")):
        return
    people = list(_RANKED.finditer(text))
    if sum("v" in words.lists.get(match[2], "") for match in people) > 1:
        for match in people:
            surname = text[match.start(1) : match.start(2)].rstrip(", ")
            yield Draft(*match.span(1), Kind.PERSON, f"{match[2]} {surname}")
