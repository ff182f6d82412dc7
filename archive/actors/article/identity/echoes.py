"""Names at places that nobody took for one: surnames of the article's people, first parts of compounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from archive.actors.article.drafts import Draft, places, taken_by
from archive.actors.article.extent.edges import PARTY
from archive.actors.article.identity.people import People
from archive.actors.names import TITLES
from archive.mentions import Kind

_COMPOUND = re.compile(r"[\w-]+")


def echoes(
    text: str,
    drafts: Sequence[Draft],
    people: People,
    is_person: Callable[[str], bool],
    is_common: Callable[[str], bool] = lambda _: True,
) -> list[Draft]:
    """Surnames of the article's people at places that nobody took for a name, and other single words by which
    it calls them ("Thaksin").

    So are people whom it never names in full, by words that are not common (`is_common`). A surname that is a
    common word too must stand as people do.
    """
    found = []
    taken = taken_by(drafts)
    for surname in dict.fromkeys((*people.surnames(), *_called(text, drafts, is_common))):
        if len(surname) < 2 or surname.isupper():
            continue
        for start in places(text, surname):
            end = -1 if taken.overlaps(start, start + 1) else _end_of(surname, text, start)
            if end < 0 or not (is_person(surname) or _is_somebody(text, start, end, len(surname))):
                continue
            if surname in TITLES and text[end : end + 2].strip()[:1].isupper():
                continue
            if len(surname) == 2 and end - start > 2 and is_common(text[start:end]):
                continue  # Als is hardly ever Al's
            full = people.fullest(surname, start)
            begun = start - len(_particles(text, start, full, surname))
            found.append(Draft(begun, end, Kind.PERSON, full))
    return found


_SMALL = re.compile(r"(?<=\s)(?:[a-z]+\s)+\Z")


def _particles(text: str, start: int, full: str, surname: str) -> str:
    """What a surname has before it in the full name, if that is here, too: the "de" of Thomas de Maizière."""
    small = _SMALL.search(full.removesuffix(surname)) if full.endswith(f" {surname}") else None
    return small[0] if small and text.endswith(f" {small[0]}", 0, start) else ""


_SAYS = (
    "sagte|sagt|erklärte|erklärt|schrieb|schreibt|betonte|betont|meinte|meint|kritisierte|kritisiert|forderte|fordert"
    "|warnte|warnt|verlangte|verlangt|bezeichnete|bezeichnet|hält|hielt|lehnt|lehnte|äußerte|räumte|kündigte|kündigt"
)
_BEFORE = re.compile(
    rf"(?:\b(?:{_SAYS}|so|[Ll]aut|Herrn?|Frau|(?:Kolleg|[\w-]*[Aa]bgeordnet)(?:e[nr]?|in)"
    r"|[\w-]*(?:[Mm]inister|[Pp]räsident|[Vv]orsitzende|[Ss]precher|[Pp]olitiker)(?:in|en|s|r|n)?))\s\Z"
)
_BEGINS = re.compile(r"(?:\A|[.!?:\n“]\s?)\Z")
_GOES_ON = re.compile(rf"\s(?:{_SAYS})\b")
_OWNS = re.compile(r"\s[A-ZÄÖÜ]\w+")


def _is_somebody(text: str, start: int, end: int, length: int) -> bool:
    """True where a word that means a thing too means somebody: schrieb Papier, Papiers Stellvertreter."""
    before = text[max(0, start - 30) : start]
    if end - start > length:
        return _OWNS.match(text, end) is not None and before[-2:] in (", ", ": ", ". ", "\n")
    if _BEFORE.search(before):
        return not text.startswith("-", end)
    return _BEGINS.search(before) is not None and _GOES_ON.match(text, end) is not None


def _called(text: str, drafts: Sequence[Draft], is_common: Callable[[str], bool]) -> Iterator[str]:
    """The first words of full names that stand alone somewhere, and other lone words that are not common."""
    for draft in drafts:
        if draft.kind is not Kind.PERSON:
            continue
        first = draft.name.partition(" ")[0]
        alone = draft.end - draft.start <= len(first) + 1 and text.startswith(first, draft.start)
        if alone and (first != draft.name or not is_common(first)):
            yield first


_AFTER_NAME = re.compile(r"(?:s|’s|')?(?![\w-])")


def _end_of(name: str, text: str, start: int) -> int:
    """Where a name ends that begins here, a genitive ending included; -1 where it is no word of its own."""
    before = text[start - 1 : start]
    after = None if before.isalnum() or before == "-" else _AFTER_NAME.match(text, start + len(name))
    return after.end() if after else -1


_Actor = tuple[Kind, str]


def _two_names(name: str, written: Mapping[str, _Actor]) -> tuple[_Actor, _Actor] | None:
    """The PCRM and the PDM of a PCRM-PDM-Koalition, where the article names both of them."""
    first, hyphen, second = name.partition("-")
    return (written[first], written[second]) if hyphen and first in written and second in written else None


def _two_parties(name: str) -> tuple[_Actor, _Actor] | None:
    """The CDU and the FDP of a CDU-FDP-Koalition."""
    first, _, second = name.partition("-")
    both = PARTY.fullmatch(first) and PARTY.fullmatch(second)
    return ((Kind.ORGANISATION, first), (Kind.ORGANISATION, second)) if both else None


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
        if whole and (spelt := next((w for w in (whole[0], whole[0].replace("-", " ")) if w in named), "")):
            found.append(Draft(start, whole.end(), named[spelt], spelt))
            continue
        if "-" in name and name not in named:
            spaced = name.replace("-", " ")
            name = called.get((start, end)) or (spaced if spaced in named else name)
        if name not in named and (both := _two_names(name, written) or _two_parties(name)):
            middle = start + name.index("-")
            found += (Draft(start, middle, *both[0]), Draft(middle + 1, end, *both[1]))
            continue
        full = people.fullest(name, start)
        if full != name or named.get(name) is Kind.PERSON:
            found.append(Draft(start, end, Kind.PERSON, full))
        elif kind := named.get(name, kind):
            found.append(Draft(start, end, kind, name))
    return found
