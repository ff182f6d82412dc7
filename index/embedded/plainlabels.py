"""Labels without an authority file: every name is an actor; roles and doubtful names are nobody's."""

from __future__ import annotations

import re
import unicodedata
from operator import attrgetter

import numpy as np

from archive.mentions import KnownActor, Labels, Names

_OTHERS = re.compile(r"[^a-z0-9]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class PlainLabeller:
    """Names with the same kind and slug are one actor; the first spelling seen is its name."""

    fingerprint = "plain 1"

    def label(self, names: Names, known: Labels | None = None) -> Labels:
        """Label all pairs; known actors keep their numbers."""
        actors = list(known.actors) if known else []
        numbers = dict(zip(map(attrgetter("id"), actors), range(len(actors)), strict=True))
        meant = np.full(len(names.names), -1, np.int32)
        for number, (kind, name, role) in enumerate(zip(names.kinds, names.names, names.roles, strict=True)):
            slug = slug_of(name)
            if role or number in names.doubtful or not slug:
                continue
            actor = f"{kind}:{slug}"
            if actor not in numbers:
                numbers[actor] = len(actors)
                actors.append(KnownActor(actor, kind, name))
            meant[number] = numbers[actor]
        redirects = known.redirects if known else {}
        return Labels(tuple(actors), meant[names.pair_names], redirects, b"")


def slug_of(name: str) -> str:
    """Lower-case letters and digits of ASCII with single hyphens: Gerhard Schröder, gerhard-schroeder."""
    plain = name.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_UMLAUTS)).encode("ascii", "ignore").decode()
    return _OTHERS.sub("-", plain).strip("-")
