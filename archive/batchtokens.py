"""Many texts cut at once: the tokens of `archive.tokens.tokenize`, many times faster.

Texts are cut a chunk at a time (see `archive.cutting`), and words recognised by a hash of their letters (see
`archive.typetable`), so that a word that was seen before is never made a string.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.characters import Codes, Hashes
from archive.cutting import cut
from archive.tokens import Lexicon, TokenRows, Tokens
from archive.typetable import TypeTable

Ints32 = npt.NDArray[np.int32]
Ints = npt.NDArray[Any]
Cut = Callable[[Codes], tuple[Ints32, Ints32, Hashes]]
Types = Callable[[Hashes, Callable[[Ints], list[str]]], Ints32]
Table = Callable[[Lexicon, int], Types]

CHUNK = 1 << 18
"""Characters handled at once: about what the processor's cache holds of the arrays that it takes."""


class BatchTokenizer:
    """Cuts batches of texts with one lexicon; `words` guesses how many different ones there will be.

    `cut` gives starts, ends and hashes of the tokens in a row of code points, `table` their types.
    """

    def __init__(self, lexicon: Lexicon, words: int, cut: Cut = cut, table: Table = TypeTable) -> None:
        self._types = table(lexicon, words)
        self._cut = cut

    def __call__(self, texts: Sequence[str]) -> TokenRows:
        """Tokens of each text; unseen spellings are added to the lexicon in the order of the texts."""
        none = np.zeros(0, np.int32)
        parts = [(none, none, none, none), *map(self._chunk, _chunks(texts))]
        types, starts, ends, counts = map(np.concatenate, zip(*parts, strict=True))
        bounds = np.zeros(len(counts) + 1, np.int64)
        np.cumsum(counts, out=bounds[1:])
        return TokenRows(Tokens(types, starts, ends), bounds)

    def _chunk(self, texts: Sequence[str]) -> tuple[Ints, Ints, Ints, Ints]:
        """Types, starts and ends of all tokens of some texts, and the number of tokens of each."""
        joined = "\n".join(texts) + "\n"
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        starts, ends, hashes = self._cut(codes)

        def spell(tokens: Ints) -> list[str]:
            bounds = zip(starts[tokens].tolist(), ends[tokens].tolist(), strict=True)
            return [joined[start:end] for start, end in bounds]

        types = self._types(hashes, spell)
        bases = np.cumsum([0, *(len(text) + 1 for text in texts)], dtype=np.int32)
        counts = np.diff(np.searchsorted(starts, bases))
        before = np.repeat(bases[:-1], counts)
        return types, starts - before, ends - before, counts


def _chunks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    chunk: list[str] = []
    size = 0
    for text in texts:
        if chunk and size + len(text) > CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(text)
        size += len(text) + 1
    if chunk:
        yield chunk
