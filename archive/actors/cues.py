"""Words at which names may begin or after which they stand, so that no rule has to look at every word."""

from __future__ import annotations

import re

from archive.actors import appositions, initials, purposes, roads

_CUE = re.compile(
    "|".join(pattern.pattern for pattern in (appositions.NOUN, purposes.BODY, roads.WORD, initials.LETTER))
)


def is_cue(word: str) -> bool:
    """True for the words that `appositions`, `purposes`, `roads` and `initials` begin with."""
    return word[:1].isalpha() and _CUE.fullmatch(word) is not None
