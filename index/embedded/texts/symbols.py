"""What may stand in a text, by numbers: marks and bytes, then the gaps, then the words of a book."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Ints
from index.embedded.texts.texts import Pieces
from index.german.strings import Strings

WORD, GAP, STOP, BYTE = range(4)
"""A word or a gap that is spelled follows; its spelling ends; the first of 256 bytes of a spelling."""
FIRST = BYTE + 256
"""The first symbol that stands for a gap or word of the book."""

LONGEST_PIECE = 30
"""Bytes of the longest gap or word in a book: so many fit in a line of a processor's cache with what else
there is to say of it, and hardly a word has more. Longer ones are spelled."""

NO_BLANK_BEFORE, NO_BLANK_BEHIND = 1, 2
"""Flags of symbols: between two neighbours stands a blank, if neither of them says so."""

SYMBOL_BITS, CONTEXT_BITS = 18, 8
"""A symbol and a context lie beside something of six bits in 32 (see `_symbols.h`)."""
MOST_SYMBOLS, MOST_CONTEXTS = 1 << SYMBOL_BITS, 1 << CONTEXT_BITS
"""There are fewer symbols and at most so many contexts."""

ANY, AFTER_SIGN, IN_SPELLING, OWN = range(4)
"""Contexts: behind words; behind signs, gaps and at the beginning; behind bytes; the first of single
symbols. What a context has no code for is coded as in `ANY`, behind a mark."""


@dataclass(frozen=True, slots=True)
class Symbols:
    """The gaps and words (ascending) of a book; `signs`, those with a context of their `own` (in the order
    of these) and those without a blank `before` or `behind` them are numbers of symbols.
    """

    kinds: tuple[str, ...]
    words: Strings
    signs: Ints
    own: Ints
    before: Ints
    behind: Ints

    def __len__(self) -> int:
        return self.first_word + len(self.words)

    @property
    def first_word(self) -> int:
        """The symbol of the first word."""
        return FIRST + len(self.kinds)

    @property
    def contexts(self) -> int:
        """How many contexts there are."""
        return OWN + len(self.own)

    def behind_each(self) -> Ints:
        """The context behind each symbol (uint16)."""
        found = np.full(len(self), ANY, np.uint16)
        found[:FIRST] = IN_SPELLING
        found[STOP] = ANY
        found[FIRST : self.first_word] = found[self.signs] = AFTER_SIGN
        found[self.own] = np.arange(OWN, self.contexts)
        return found

    def flags(self) -> Ints:
        """The flags of each symbol (uint8)."""
        found = np.zeros(len(self), np.uint8)
        found[self.before] |= NO_BLANK_BEFORE
        found[self.behind] |= NO_BLANK_BEHIND
        found[FIRST : self.first_word] = found[GAP] = NO_BLANK_BEFORE | NO_BLANK_BEHIND
        return found

    def of(self, pieces: Pieces) -> Ints:
        """The symbol of each piece (uint32): `WORD` or `GAP` for those that are not in the book."""
        own = dict(zip(self.kinds, range(FIRST, self.first_word), strict=True))
        kinds = np.array([own.get(kind, GAP) for kind in pieces.kinds], np.uint32)
        different, ranks = Strings.joined([self.words, pieces.words]).ranked()
        table = np.full(len(different), WORD, np.uint32)
        table[ranks[: len(self.words)]] = np.arange(self.first_word, len(self), dtype=np.uint32)
        return np.concatenate((kinds, table[ranks[len(self.words) :]]))
