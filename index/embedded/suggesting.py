"""Completions of what is being typed, and words spelt nearly as what was typed."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from index.answers import Suggestion, ValueCount
from index.embedded.corpus import Corpus
from index.embedded.lookup import Lookup
from index.embedded.named import ActorIndex
from index.embedded.vocabulary import Expansions
from index.expand import Row
from index.german.analysis import Analyzer
from index.german.folding import fold
from index.highlight import Highlighter
from index.patterns import distance, fuzzy

WRITTEN = 3
"""So many articles are asked how a word is written."""
LIKELY = 200
"""So many of the commonest words are looked at."""
SHORT = 5
"""Words of fewer letters are near others with one edit only."""


class Suggesting:
    """Suggests actors and words of one corpus."""

    def __init__(
        self, corpus: Corpus, expansions: Expansions, lookup: Lookup, actors: ActorIndex, analyzer: Analyzer
    ) -> None:
        self._corpus = corpus
        self._expansions = expansions
        self._lookup = lookup
        self._actors = actors
        self._analyzer = analyzer

    def suggest(self, prefix: str, limit: int) -> tuple[Suggestion, ...]:
        """Actors one of whose names goes on as typed, then words that begin as the last one typed."""
        typed = [fold(word) for word in prefix.split()]
        if not typed or prefix[-1:].isspace() or limit <= 0:
            return ()
        found = self._actors_named(typed, limit)
        beginning = self._expansions.beginning(typed[-1])
        likely = [word.decode() for word, _ in beginning.most_common(LIKELY)]
        kept = [word for word in likely if not self._analyzer.is_stop(word)][: 2 * limit]
        counts = {word: self._articles(word) for word in kept}
        words = sorted((-count, word) for word, count in counts.items() if count)
        rest = words[: limit - len(found)]
        return (*found, *(Suggestion(self._spelt(word), -count) for count, word in rest))

    def _actors_named(self, typed: list[str], limit: int) -> list[Suggestion]:
        """Actors whose names go on as the last words typed; more words or fewer, the most named first."""
        ends = [" " + " ".join(typed[at:]) for at in range(len(typed))]
        totals = self._actors.totals
        ranks = {rank for end in ends for rank in islice(self._actors.having(end), limit)}
        shown = sorted((-int(totals[rank]), self._actors.actor(rank).name, rank) for rank in ranks)[:limit]
        return [Suggestion(name, -count, self._actors.actor(rank)) for count, name, rank in shown]

    def spellings(self, word: str, limit: int) -> tuple[ValueCount, ...]:
        """Words of the archive few edits away: the nearest, of these the commonest first."""
        typed = fold(word)
        edits = 1 if len(typed) < SHORT else 2
        near = [other.decode() for other in self._expansions.near(fuzzy(typed, edits))]
        rows = sorted(
            (distance(typed, other, edits), -count, other)
            for other in near
            if other != typed and (count := self._articles(other))
        )
        return tuple(ValueCount(self._spelt(other), -count) for _, count, other in rows[:limit])

    def _articles(self, word: str) -> int:
        """In how many articles a word stands, spelt so."""
        return len(self._lookup.found(Row((word,))).docs)

    def _spelt(self, word: str) -> str:
        """How the archive writes a folded word."""
        row = Row((word,))
        highlighter = Highlighter([row], self._analyzer, self._expansions.forms)
        written: Counter[str] = Counter()
        for doc in self._lookup.found(row).docs[:WRITTEN].tolist():
            text = self._corpus.article(doc).text
            written.update(text[lit.start : lit.end] for lit in highlighter.find(text))
        return written.most_common(1)[0][0] if written else word
