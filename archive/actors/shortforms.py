"""Long and short names of one organisation in an article: Daimler AG and Daimler, Bundestag in full."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from archive.actors.drafts import Draft
from archive.actors.lists import listed
from archive.mentions import Kind

ARMED_GROUPS = frozenset(
    (
        *("Al Qaida", "Al-Qaida", "al-Qaida", "Al Kaida", "Al-Kaida", "al-Kaida", "El Kaida", "Al-Qaeda"),
        *("Boko Haram", "Taliban", "Hamas", "Hisbollah", "Hizbollah", "Islamischer Staat", "Al-Shabaab"),
        *("al-Shabaab", "Dschebhat al-Nusra", "Al-Nusra-Front", "FARC", "PKK", "ETA", "IRA", "UÇK", "Huthi"),
        *("Abu Sayyaf", "Ansar al-Scharia", "Muslimbruderschaft", "Tamil Tigers", "Gruppe Wagner"),
    )
)
"""Names that look like those of people or places and are organisations."""

_LEGAL = re.compile(
    r"(.{2,}?)\s(?:AG|GmbH(?:\s&\sCo\.?\sKG)?|SE|KGaA|KG|Inc|Ltd|plc|S\.?A|e\.\s?V|Corp|LLC|Co\.?\sKG)\.?"
)
_AMBIGUOUS = frozenset(listed("Union Bund Partei Rat Verband Kommission Bank Stadt Haus Kirche"))
"""Nouns that name other things too; a name of one of them is only short for one named before."""


def settle_groups(drafts: Iterable[Draft]) -> None:
    """Armed groups are organisations, whatever the tagger took them for."""
    for draft in drafts:
        if draft.name in ARMED_GROUPS:
            draft.kind = Kind.ORGANISATION


def join_short_forms(drafts: Sequence[Draft]) -> None:
    """Give organisations the longest name of the article that says the same."""
    named = [draft for draft in drafts if draft.kind is Kind.ORGANISATION]
    first: dict[str, int] = {}
    for draft in named:
        first.setdefault(draft.name, draft.start)
    longer = _inflected(first) | _without_adjective(first) | _legal(first)
    for draft in named:
        long = longer.get(draft.name)
        while long and (draft.name not in _AMBIGUOUS or first[long] < draft.start):
            draft.name, long = long, longer.get(long)


def _legal(names: Mapping[str, int]) -> dict[str, str]:
    """Daimler: Daimler AG."""
    return {match[1]: name for name in names if (match := _LEGAL.fullmatch(name)) and match[1] in names}


def _without_adjective(names: Mapping[str, int]) -> dict[str, str]:
    """Bundestag: Deutscher Bundestag, where only one name ends so. The Union beside the EU is the CDU/CSU."""
    by_noun: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        plain = match[1] if (match := _LEGAL.fullmatch(name)) else name
        adjective, _, noun = plain.partition(" ")
        if noun in names and adjective.endswith(("e", "er", "es")) and name != "Europäische Union":
            by_noun[noun].add(plain if plain in names else name)
    return {noun: min(long) for noun, long in by_noun.items() if len(long) == 1}


def _inflected(names: Mapping[str, int]) -> dict[str, str]:
    """GRÜNEN: GRÜNE."""
    return {name: name[:-1] for name in names if name.upper().endswith("EN") and name[:-1] in names}
