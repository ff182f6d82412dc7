"""Texts as rows of symbols, and what a book knows of their pieces."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.embedded.arrays import Ints
from index.embedded.texts.symbols import CONTEXT_BITS, FIRST, SYMBOL_BITS, Symbols
from index.embedded.texts.texts import Pieces, Texts

_CONTEXT_AT, _FLAGS_AT = np.uint32(SYMBOL_BITS), np.uint32(SYMBOL_BITS + CONTEXT_BITS)


@dataclass(frozen=True)
class Rows:
    """Pieces, and the symbol of each of them: `numbers` (any integers, see `Symbols.of`)."""

    pieces: Pieces
    symbols: Symbols
    numbers: Ints

    def arrays(self, texts: Texts) -> tuple[Ints, ...]:
        """What C reads of these texts."""
        bodies = texts.words, texts.before, texts.firsts, texts.lasts, texts.behind
        return *bodies, self.pieces.text, *self._known

    @cached_property
    def _known(self) -> tuple[Ints, Ints]:
        """Pieces, and marks and bytes, as C knows them."""
        symbols = self.symbols
        known = np.arange(len(symbols), dtype=np.uint32)
        known |= symbols.behind_each().astype(np.uint32) << _CONTEXT_AT
        known |= symbols.flags().astype(np.uint32) << _FLAGS_AT
        pieces = np.empty((len(self.pieces), 3), np.uint32)
        pieces[:, 0], pieces[:, 1], pieces[:, 2] = known[self.numbers], self.pieces.starts, self.pieces.sizes
        return pieces.ravel(), known[:FIRST]
