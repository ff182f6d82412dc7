"""One organisation or place under two names of an article that share words: Bremer Flughafen and Flughafen
Bremen, LKA Sachsen and Landeskriminalamt Sachsen, Verfassungsschutz and Bundesamt für Verfassungsschutz."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from archive.actors.article.drafts import Draft
from archive.actors.article.identity.nested import nested
from archive.actors.memo import remembered
from archive.actors.names import abbreviates

IN_FULL = {
    "Verfassungsschutz": "Bundesamt für Verfassungsschutz",
    "Verfassungsgericht": "Bundesverfassungsgericht",
    "Arbeitsagentur": "Bundesagentur für Arbeit",
    "Kartellamt": "Bundeskartellamt",
    "Netzagentur": "Bundesnetzagentur",
    "Rechnungshof": "Bundesrechnungshof",
}
"""Federal authorities, and what they are called for short where the article names no other such one."""

_ARTICLES = frozenset(("La", "Le", "Les", "El", "Los", "The", "Il", "Grupo", "Groupe", "Gruppo"))
"""Words that a name from abroad may have before it."""

_ADJECTIVE = re.compile("e[nrsm]?\\Z")

MOST = 80
"""More names than this are a list."""


_OF_ANOTHER_LAND = re.compile(r"(?<!\w)(?!deutsche)[a-zäöü][\w-]*ische[nrs]?\s\Z")
_ELSEWHERE = re.compile(
    r"\s(?:in|von)\s(?!Karlsruhe|Köln|Bonn|Nürnberg|Berlin|Deutschland)[A-ZÄÖÜ]|\s(?:des\sLandes|der\sLänder)\b"
)
"""Behind an authority that is not the federal one, which is in one of these towns."""


def of_others(text: str, drafts: Iterable[Draft]) -> set[str]:
    """Short names of federal authorities that another land's has too: der hessische Verfassungsschutz, das
    Verfassungsgericht in Wien.
    """
    return {
        draft.name
        for draft in drafts
        if draft.name in IN_FULL
        and (
            _ELSEWHERE.match(text, draft.end)
            or _OF_ANOTHER_LAND.search(text[max(0, draft.start - 30) : draft.start])
        )
    }


def other_words(names: Mapping[str, int], is_land: Callable[[str], bool]) -> dict[str, str]:
    """Name -> the fuller name of the same one, where only one of the article can be it.

    `is_land` says whether a word is the genitive of a state: the Kommunistische Partei Chinas.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for short, long in IN_FULL.items():
        if (
            short in names
            and long in names
            and not any(name.endswith(f" {short}") for name in _others(names, long))
        ):
            found[short].add(long)
    several = [name for name in names if " " in name]
    for name in several if len(several) <= MOST else ():
        first, _, rest = name.partition(" ")
        if rest in names and (first in _ARTICLES or (" " in rest and _may_be_left_out(first))):
            found[rest].add(name)
        whole, _, land = name.rpartition(" ")
        if " " in whole and whole in names and is_land(land):
            found[whole].add(name)
        if first.isupper() and 2 <= len(first) <= 4:
            for other in several:
                if other.endswith(f" {rest}") and abbreviates(first, other.removesuffix(f" {rest}")):
                    found[name].add(other)
        elif first.endswith("er") and " " not in rest:
            for other in names:
                noun, _, town = other.partition(" ")
                hyphened, _, behind = other.partition("-")
                if (noun == rest and _is_of(first, town.partition(" ")[0])) or (
                    behind == rest and _is_of(first, hyphened)
                ):
                    found[name].add(other)
        elif first == "Flughafen":
            found[name].update(other for other in several if other.startswith(f"{name} "))
    return {short: max(long, key=len) for short, long in found.items() if long and nested(long)}


def _may_be_left_out(first: str) -> bool:
    return sum(map(str.isupper, first)) == 1 and not _ADJECTIVE.search(first)


def _others(names: Mapping[str, int], name: str) -> Iterator[str]:
    return (other for other in names if other != name)


@remembered
def _is_of(adjective: str, town: str) -> bool:
    """True for Bremer and Bremen, Smolensker and Smolensk, Münchner and München."""
    stem = adjective.removesuffix("er")
    if town == stem or town in (f"{stem}en", f"{stem}e"):
        return True
    return len(town) > 4 and town.endswith("en") and stem in (f"{town[:-2]}n", town[:-1])
