"""Words at which names may begin or after which they stand, so that no rule has to look at every word."""

from __future__ import annotations

from archive.actors import appositions, initials, purposes, roads


def is_cue(word: str) -> bool:
    """True for the words that `appositions`, `purposes`, `roads` and `initials` begin with."""
    if not word[:1].isupper() and "-" not in word:
        return word == "autobahn"
    patterns = (appositions.NOUN, purposes.BODY, roads.WORD, initials.LETTER)
    return any(pattern.fullmatch(word) for pattern in patterns)
