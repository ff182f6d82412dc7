"""The word types of a process that prepares batch after batch: what is said of a type is said once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from archive.batchtokens import BatchTokenizer
from archive.tokens import Lexicon, TokenRows
from index.embedded.signatures import Hashes, word_hashes
from index.german.ellipsis import Finder

LARGEST = 500_000
"""Types after which a process begins anew, so that its memory stays bounded (some 150 MB with scores of
the tagger)."""
EXPECTED = 1 << 17


class WordTypes:
    """A lexicon that grows, with the hash for signatures of each type."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self.hashes: Hashes = np.zeros(0, np.uint64)
        self.finder = Finder(self.lexicon)
        self._cut = BatchTokenizer(self.lexicon, EXPECTED)

    def tokens(self, texts: Sequence[str]) -> TokenRows:
        """Cut texts, whose words enter the lexicon."""
        return self._cut(texts)

    def cover(self) -> None:
        """Take note of the types that the lexicon has got since the last call."""
        fresh = self.lexicon.since(len(self.hashes))
        self.hashes = np.concatenate((self.hashes, word_hashes(fresh)))
