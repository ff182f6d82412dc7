"""Which land an office is of: "der türkische Präsident", "Venezuelas Präsident", "Präsident des Sudans"."""

from __future__ import annotations

import re

from archive.actors.lists import listed
from archive.actors.memo import remembered

FEDERAL = "bund"
"""The land of a Bundeskanzler."""

_FEDERATIONS = frozenset(("deut", "oste", "schw"))
_LENGTH = 4
"""So many letters tell lands apart, whether they stand in a noun or in an adjective."""

_OTHERWISE = {
    "amerikan": "us",
    "us-amerikan": "us",
    "usa": "us",
    "vereinigte staaten": "us",
    "vereinigten staaten": "us",
    "großbritannien": "brit",
    "vereinigtes königreich": "brit",
    "poln": "pole",
    "bayr": "baye",
}
"""Lands whose adjectives begin otherwise than their names."""

_UMLAUTS = str.maketrans("äöü", "aou")
_OF_NO_LAND = re.compile(
    r"(?:inzw|demokrat|republikan|sozial|kommun|künstler|parlamentar|evangel|kathol|polit|milit|kaufmänn|islam|popul"
    r"|kirch|techn|orthodox|anglikan|städt)\w*isch\w*"
)
_NO_TOWNS = frozenset(
    listed("Neuer Erster Zweiter Amtierender Stellvertretender Ehemaliger Früherer Oberster")
)
_LAND = re.compile(r"(.+?)(?:isch|(?<=deutsch))(?:e[nmrs]?)?")


@remembered
def land_key(name: str) -> str:
    """By what a land is the same, as a noun and as the beginning of an adjective."""
    small = name.lower()
    return _OTHERWISE.get(small, small).translate(_UMLAUTS)[:_LENGTH]


@remembered
def land_of(adjective: str) -> str:
    """The key of the land or town that an adjective names ("türkische", "Pariser"), or nothing."""
    if adjective.endswith("er") and adjective[0].isupper() and adjective not in _NO_TOWNS:
        return land_key(adjective[:-2])
    small = adjective.lower()
    match = _LAND.fullmatch(small)
    return land_key(match[1]) if match and not _OF_NO_LAND.fullmatch(small) else ""


def same_land(one: str, other: str) -> bool:
    """True where two offices can be of one land: a Bundeskanzler is German."""
    return one == other or (FEDERAL in (one, other) and ({one, other} - {FEDERAL} <= _FEDERATIONS))


_BODY = "="


def body_key(name: str) -> str:
    """The same for an organisation: the president of a company."""
    return _BODY + name.lower()


def is_body(key: str) -> bool:
    """True for the key of an organisation."""
    return key.startswith(_BODY)
