"""Linking elements: which dictionary words the first part of a compound can stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

VOWELS = frozenset("aeiouy")


class Base(NamedTuple):
    """A dictionary word that a first part stands for, and what this reading costs (bits)."""

    word: str
    cost: float
    verb: bool = False


def bases(front: str, counts: Mapping[str, int], common: int = 20) -> Iterator[Base]:
    """All readings of a first part, itself first; readings that add letters need a word seen `common` times.

    Arbeits- (s), Jahres- (es), Glaubens- (Glaube), Hilfs- (Hilfe), Schul- (Schule), Fahr- (fahren).
    Parts in -n, -en, -er, -e are plurals and stand in the vocabulary as they are.
    """
    yield Base(front, 0.0)
    if len(front) >= 5:
        if front[-1] == "s":
            yield Base(front[:-1], 0.5)
            if counts.get(front[:-1] + "e", 0) >= common:
                yield Base(front[:-1] + "e", 1.5)
        if front.endswith("es"):
            yield Base(front[:-2], 1.5)
        if front.endswith("ens"):
            yield Base(front[:-2], 1.5)
    if len(front) >= 3:
        if counts.get(front + "e", 0) >= common:
            yield Base(front + "e", 1.0)
        if front[-1] not in VOWELS or front.endswith(("au", "eu")):
            yield Base(front + "en", 1.5, verb=True)
        if front[-1] in "lr":
            yield Base(front + "n", 1.5, verb=True)
