"""Linking elements: which dictionary words the first part of a compound can stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

VOWELS = frozenset("aeiouy")
COMMON = 20
"""Occurrences of a word that a first part may stand for although it lacks its last letters."""


class Base(NamedTuple):
    """A dictionary word that a first part stands for, and what this reading costs (bits)."""

    word: str
    cost: float
    verb: bool = False


def bases(front: str, counts: Mapping[str, int]) -> list[Base]:
    """All readings of a first part that are words, itself first.

    Arbeits- (s), Jahres- (es), Glaubens- (Glaube), Hilfs- (Hilfe), Schul- (Schule), Fahr- (fahren).
    Parts in -n, -en, -er, -e are plurals and stand in the vocabulary as they are. This is asked for
    every beginning of every word of an archive, nearly always in vain.
    """
    found = [Base(front, 0.0)] if front in counts else []
    if front[-1] == "s" and len(front) >= 5:
        bare = front[:-1]
        if bare in counts:
            found.append(Base(bare, 0.5))
        if counts.get(bare + "e", 0) >= COMMON:
            found.append(Base(bare + "e", 1.5))
        if front.endswith(("es", "ens")) and front[:-2] in counts:
            found.append(Base(front[:-2], 1.5))
    if len(front) >= 3:
        if counts.get(front + "e", 0) >= COMMON:
            found.append(Base(front + "e", 1.0))
        if front + "en" in counts and (front[-1] not in VOWELS or front.endswith(("au", "eu"))):
            found.append(Base(front + "en", 1.5, verb=True))
        if front[-1] in "lr" and front + "n" in counts:
            found.append(Base(front + "n", 1.5, verb=True))
    return found
