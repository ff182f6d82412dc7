"""The register of actors by letters: people under their surname, everybody else under the first word."""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import MappingProxyType

from archive.actors.surnames import surname
from archive.mentions import Kind
from index.answers import Actor, ActorCount
from index.engine import Engine
from index.german.folding import fold

OTHER = "other"
"""The letter of names that begin with none: digits, signs, other alphabets."""

LETTERS = (*string.ascii_uppercase, OTHER)
"""Letters as addresses name them."""

EVERYBODY = 10**9
"""More than any archive names."""


@dataclass(frozen=True, slots=True)
class Register:
    """Actors by letter, in the order of a telephone book (ä as ae); letters without anybody are missing."""

    by_letter: MappingProxyType[str, tuple[ActorCount, ...]]

    def of_kind(self, letter: str, kind: Kind | None) -> Sequence[ActorCount]:
        """Those of a letter, of one kind only where one is given."""
        found = self.by_letter.get(letter, ())
        return [row for row in found if kind in (None, row.actor.kind)]

    def letters(self, kind: Kind | None) -> frozenset[str]:
        """Letters under which somebody of this kind stands."""
        return frozenset(
            letter
            for letter, rows in self.by_letter.items()
            if any(kind in (None, row.actor.kind) for row in rows)
        )


def register(engine: Engine, containing: str = "") -> Register:
    """The register of an archive, or of those one of whose names contains a text."""
    return arranged(engine.actors(None, containing, 0, EVERYBODY))


def arranged(actors: Iterable[ActorCount]) -> Register:
    """Actors put in order."""
    found: dict[str, list[tuple[tuple[str, str, str], ActorCount]]] = {}
    for row in actors:
        key = filed(row.actor)
        found.setdefault(_letter(key[0]), []).append((key, row))
    ordered = {letter: sorted(found[letter], key=itemgetter(0)) for letter in LETTERS if letter in found}
    return Register(
        MappingProxyType({letter: tuple(row for _, row in rows) for letter, rows in ordered.items()})
    )


def filed(actor: Actor) -> tuple[str, str, str]:
    """What an actor is ordered by: the word under which it stands, the whole name, the id."""
    word = surname(actor.name) if actor.kind is Kind.PERSON else actor.name
    return next(iter(fold(word).split()), ""), fold(actor.name), actor.id


def _letter(word: str) -> str:
    first = word[:1].upper()
    return first if first in LETTERS else OTHER
