"""The words of a new generation, got ready as far as possible while batches still come in."""

from __future__ import annotations

from concurrent.futures import Future

from archive.tokens import Lexicon
from index.embedded import garbage
from index.embedded.analysis import AT_ONCE, IN_C, WordAnalysis
from index.embedded.arrays import Ints
from index.embedded.beside import Beside
from index.embedded.wordforms import WordForms
from index.german.folding import fold_all
from index.german.vocabulary import Vocabulary

if IN_C:
    from index.embedded.wordkeys import Outlined


class Incoming:
    """The first `AT_ONCE` word types of a lexicon, folded and, where there is a compiler, told apart.

    `base` is what the vocabulary begins with (None: the one that ships, which is read meanwhile).
    """

    def __init__(self, base: Vocabulary | None = None) -> None:
        self._given = base
        self._base: Future[Vocabulary] | None = None
        self._folded: list[str] = []
        self._outlined: Outlined | None = None

    def extend(self, lexicon: Lexicon) -> None:
        """Take up the types that it has got since the last call."""
        self._base = self._base or Beside().begin(self._read)
        if len(self._folded) < AT_ONCE:
            with garbage.kept():
                self._take(lexicon.since(len(self._folded))[: AT_ONCE - len(self._folded)])

    def _read(self) -> Vocabulary:
        return self._given or Vocabulary.base()

    def _take(self, spellings: list[str]) -> None:
        folded = fold_all(spellings)
        self._folded += folded
        if IN_C:
            self._outlined = self._outlined or Outlined()
            self._outlined.extend(spellings, folded)

    def vocabulary(self, lexicon: Lexicon, counts: Ints) -> Vocabulary:
        """With the words of the archive, given how often each type of the whole lexicon stands in it."""
        base = self._base.result() if self._base else self._read()
        return base.with_words(
            list(lexicon), counts, self._folded + fold_all(lexicon.since(len(self._folded)))
        )

    def forms(self, lexicon: Lexicon, analysis: WordAnalysis) -> WordForms:
        """The atoms of each type of the whole lexicon."""
        spellings = list(lexicon)
        if self._outlined is None or not analysis.prepares(len(spellings)):
            return analysis(spellings)
        first = analysis.of_outlined(self._outlined)
        return (
            WordForms.joined([first, analysis(rest)]) if (rest := spellings[len(self._folded) :]) else first
        )
