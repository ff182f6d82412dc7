"""What the vocabulary says of many words at once, by the parts in C: a tenth of the time.

The answers are those of `Splitter` and `Stemmer`, which also give them for the few words that the parts in
C leave out (those of other scripts, and very long ones).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.german.compounds import Cut, Splitter
from index.german.kernel import Kernel, Parts, taken_of
from index.german.stemming import Stemmer
from index.german.strings import Strings
from index.german.vocabulary import Vocabulary


class Bulk:
    """Cuts and stems with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, threads: int = 1) -> None:
        self.vocabulary = vocabulary
        self._kernel = Kernel(vocabulary, threads)
        self._splitter = Splitter(vocabulary)
        self._stemmer = Stemmer(vocabulary)

    def splitter(self, words: Iterable[str]) -> Splitter:
        """One that knows already how these words, their parts and the parts of these are cut."""
        cuts: dict[str, Cut | None] = {}
        new = list(dict.fromkeys(words))
        while new:
            taken = taken_of(new)
            found = self._kernel.cuts(taken)
            cuts.update(dict.fromkeys(taken))
            cuts.update(found)
            halves = dict.fromkeys(half for cut in found.values() for half in cut[2:])
            new = [word for word in halves if word not in cuts]
        return Splitter(self.vocabulary, known=cuts)

    def stems(self, words: Sequence[str]) -> list[str]:
        """The stem of each word."""
        taken = taken_of(words)
        stems = dict(zip(taken, self._kernel.stems(Strings.of(taken)), strict=True))
        return [stems[word] if word in stems else self._stemmer(word) for word in words]

    def parts(self, words: Sequence[str]) -> tuple[Parts, Strings]:
        """Different words that the kernel takes, their parts on every level, and the stems of all these."""
        parts = self._kernel.parts(words)
        return parts, self._kernel.stems(parts.words)
