"""Folding: the one spelling under which a word is known, whatever case, umlauts or accents it has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_TYPED = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d",
    "þ": "th", "ı": "i", "ħ": "h", "\u2010": "-", "\u2011": "-", "’": "'", "‘": "'", "ʼ": "'",
}  # fmt: skip
"""What a keyboard without the letter types for it: German rules for German letters, else the bare letter."""

_TABLE = str.maketrans(_TYPED)
_MARK = re.compile(r"[\u0300-\u036f]+")


def fold(word: str) -> str:
    """Lower case, ä→ae, ö→oe, ü→ue, ß→ss, other accents dropped; ASCII words are only lowered.

    Folding a folded word changes nothing. Letters of other scripts are kept.
    """
    low = word.lower()
    if low.isascii():
        return low
    composed = unicodedata.normalize("NFKC", low).lower().translate(_TABLE)
    if composed.isascii():
        return composed
    bare = _MARK.sub("", unicodedata.normalize("NFD", composed))
    return unicodedata.normalize("NFC", bare).translate(_TABLE)


def fold_all(words: Sequence[str]) -> list[str]:
    """What `fold` makes of each of many words, in half the time."""
    folded = [word.lower() for word in words]
    typed = [place for place, word in enumerate(folded) if not word.isascii()]
    text = "\n".join([folded[place] for place in typed])
    for letter, instead in _TYPED.items():
        text = text.replace(letter, instead)
    replaced = text.split("\n")
    if len(replaced) != len(typed):  # there are no such words, or some with line breaks in them
        replaced = [folded[place] for place in typed]
    for place, word in zip(typed, replaced, strict=True):
        folded[place] = word if word.isascii() else fold(word)
    return folded
