"""Hanging parts of a text: which words may complete the one at a hyphen.

What completes what is said by `index.german.ellipsis`; only the surroundings of a hyphen are cut.
"""

from __future__ import annotations

import numpy as np

from archive.tokens import TOKEN, Lexicon
from index.german.ellipsis import Finder, common
from index.scan import Hanging

Completed = tuple[int, int, str]
"""Where a hanging part begins and ends, and its pair (see `index.german.ellipsis`)."""


class Completing:
    """Finds what may complete hanging parts; keeps the words around them."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._finder = Finder(self._lexicon)

    def __call__(self, text: str, hyphen: Hanging) -> Completed | None:
        """The hanging part to which a hyphen belongs; None where nothing completes it."""
        at, offset, end = hyphen
        if (found := common(text, offset, end)) and found[0] == at + 1:
            return offset, *found
        return self.by_cutting(text, hyphen)

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
