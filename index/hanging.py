"""Hanging parts of a text: which words may complete the one at a hyphen.

What completes what is said by `index.german.ellipsis`; only the surroundings of a hyphen are cut.
"""

from __future__ import annotations

import re

import numpy as np

from archive.tokens import TOKEN, Lexicon
from index.german.ellipsis import PAIR, Finder
from index.german.lists import CONJUNCTIONS, GAP_WORDS
from index.scan import Hanging

_COMMON = re.compile(
    r"([^\W\d_]{2,}[-\u2010\u2011])\s(?:und|oder)\s([^\W\d_]{4,})(?![^\W_]|[-\u2010\u2011:*_\u00b7/'’])"
)
"""What nearly all look like (Militär- und Rüstungspolitik), which is seen without cutting anything."""

Completed = tuple[int, int, str]
"""Where a hanging part begins and ends, and its pair (see `index.german.ellipsis`)."""


class Completing:
    """Finds what may complete hanging parts; keeps the words around them."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._finder = Finder(self._lexicon)

    def __call__(self, text: str, hyphen: Hanging) -> Completed | None:
        """The hanging part to which a hyphen belongs; None where nothing completes it."""
        return common(text, hyphen) or self.by_cutting(text, hyphen)

    def by_cutting(self, text: str, hyphen: Hanging) -> Completed | None:
        """The same of any hyphen."""
        at, offset, end = hyphen
        spans = [match.span() for match in TOKEN.finditer(text[offset:end])]
        types = self._lexicon.numbers([text[offset + first : offset + last] for first, last in spans])
        for token, pair in self._finder.in_row(types, np.array([len(types)])):
            first, last = spans[token]
            if first <= at - offset < last:
                return offset + first, offset + last, pair
        return None


def common(text: str, hyphen: Hanging) -> Completed | None:
    """The same where the one word behind "und" or "oder" is a noun that completes it; None for all others."""
    at, offset, end = hyphen
    match = _COMMON.match(text, offset, end)
    if not match or match.end(1) != at + 1:
        return None
    whole = match[2]
    if not whole[0].isupper() or whole in GAP_WORDS or whole.lower() in CONJUNCTIONS:
        return None
    return offset, at + 1, match[1] + PAIR + whole
