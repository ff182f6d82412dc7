"""Many texts cut at once: the tokens of `archive.tokens.tokenize`, many times faster.

Texts are cut a chunk at a time (see `archive.cutting`), and words recognised by a hash of their letters (see
`archive.typetable`), so that a word that was seen before is never made a string.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from archive.characters import Codes, Hashes
from archive.cutting import cut
from archive.tokens import Lexicon, Tokens
from archive.typetable import TypeTable

Ints32 = npt.NDArray[np.int32]
Cut = Callable[[Codes], tuple[Ints32, Ints32, Hashes]]

CHUNK = 1 << 18
"""Characters handled at once: about what the processor's cache holds of the arrays that it takes."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some texts in a row: `bases` (texts + 1) says where each begins, the others run over its tokens."""

    text: str
    bases: Ints32
    starts: Ints32
    ends: Ints32
    hashes: Hashes

    def spell(self, tokens: npt.NDArray[np.intp]) -> list[str]:
        """The spellings of some tokens."""
        bounds = zip(self.starts[tokens].tolist(), self.ends[tokens].tolist(), strict=True)
        return [self.text[start:end] for start, end in bounds]

    def split(self, types: Ints32) -> Iterator[Tokens]:
        """The tokens of each text, given the types of all."""
        cuts = np.searchsorted(self.starts, self.bases)
        before = np.repeat(self.bases[:-1], np.diff(cuts))
        starts, ends = self.starts - before, self.ends - before
        for low, high in pairwise(cuts.tolist()):
            yield Tokens(types[low:high], starts[low:high], ends[low:high])


class BatchTokenizer:
    """Cuts batches of texts with one lexicon; `words` guesses how many different ones there will be.

    `cut` gives starts, ends and hashes of the tokens in a row of code points.
    """

    def __init__(self, lexicon: Lexicon, words: int, cut: Cut = cut) -> None:
        self._types = TypeTable(lexicon, words)
        self._cut = cut

    def __call__(self, texts: Sequence[str]) -> list[Tokens]:
        """Tokens of each text; unseen spellings are added to the lexicon in the order of the texts."""
        found: list[Tokens] = []
        for some in _chunks(texts):
            chunk = self._chunk(some)
            found += chunk.split(self._types(chunk.hashes, chunk.spell))
        return found

    def _chunk(self, texts: Sequence[str]) -> _Chunk:
        joined = "\n".join(texts) + "\n"
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        bases = np.cumsum([0, *(len(text) + 1 for text in texts)], dtype=np.int32)
        return _Chunk(joined, bases, *self._cut(codes))


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
