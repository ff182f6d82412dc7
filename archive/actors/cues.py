"""Words at which names may begin or after which they stand, so that no rule has to look at every word."""

from __future__ import annotations

from archive.actors import appositions, purposes, roads


def is_cue(word: str) -> bool:
    """True for the nouns of `appositions`, the bodies of `purposes` and the beginnings of `roads`."""
    if not word[:1].isupper() and "-" not in word:
        return word == "autobahn"
    return any(pattern.fullmatch(word) for pattern in (appositions.NOUN, purposes.BODY, roads.WORD))
