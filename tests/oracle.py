"""A naive engine: a linear scan over analysed articles. It fixes what every engine must answer.

Only pure values that all engines share come from `index` (the ranking formula, expansion of the query,
presentation of a hit); everything else is made here and in `tests.oracle_search`, slowly and readably.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from archive.mentions import Kind
from archive.tokens import Lexicon, tokenize
from index.answers import Actor, ActorCount, ActorProfile, Statistics, Suggestion, ValueCount
from index.german.folding import fold
from index.patterns import distance
from index.typical import typical_words
from tests.oracle_search import NaiveSearch, counted


class NaiveEngine(NaiveSearch):
    """Satisfies `index.engine.Engine` over a list of articles with their mentions."""

    # --------------------------------------------------------------------- words and actors

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """See `index.engine.Engine.suggest`."""
        typed = [fold(word) for word in prefix.split()]
        if not typed or prefix[-1:].isspace():
            return ()
        ends = [" ".join(typed[at:]) for at in range(len(typed))]
        actors = [
            Suggestion(row.actor.name, row.count, row.actor)
            for row in self._count_actors(range(len(self._all)))
            if any(_names_begin(self._known_as(row.actor), end) for end in ends)
        ][:limit]
        words = [
            (word, count)
            for word, count in self._dictionary().items()
            if word.startswith(typed[-1]) and not self._analyzer.is_stop(word)
        ]
        words.sort(key=lambda row: (-row[1], row[0]))
        rest = [Suggestion(self._spelt(word), count) for word, count in words[: limit - len(actors)]]
        return (*actors, *rest)

    def spellings(self, word: str, limit: int = 3) -> tuple[ValueCount, ...]:
        """See `index.engine.Engine.spellings`."""
        typed = fold(word)
        edits = 1 if len(typed) < 5 else 2
        near = [
            (distance(typed, other, edits), -count, other)
            for other, count in self._dictionary().items()
            if other != typed and distance(typed, other, edits) <= edits
        ]
        return tuple(ValueCount(self._spelt(other), -count) for _, count, other in sorted(near)[:limit])

    def _spelt(self, word: str) -> str:
        """How the archive writes a folded word."""
        for analysed in self._all:
            lexicon = Lexicon()
            tokenize(analysed.article.text, lexicon)
            for spelling in lexicon:
                if tuple(atom.exact for atom in self._analyzer.atoms(spelling)) == (word,):
                    return spelling
        return word

    def actors(
        self, kind: Kind | None = None, containing: str = "", offset: int = 0, limit: int = 100
    ) -> tuple[ActorCount, ...]:
        """See `index.engine.Engine.actors`."""
        rows = [
            row
            for row in self._count_actors(range(len(self._all)))
            if kind in (None, row.actor.kind)
            and any(fold(containing) in fold(name) for name in self._known_as(row.actor))
        ]
        return tuple(rows[offset : offset + limit])

    def profile(self, actor: Actor, limit: int = 12) -> ActorProfile:
        """See `index.engine.Engine.profile`."""
        inside = [n for n in range(len(self._all)) if actor in self._actors_of(n)]
        dates = [date for n in inside if (date := self._all[n].article.date)]
        names = [name for n in inside for name in {m.name for m, who in self._pairs(n) if who == actor}]
        together = [row for row in self._count_actors(inside) if row.actor != actor]

        return ActorProfile(
            actor,
            len(inside),
            counted(names)[:limit],
            min(dates, key=lambda date: date.sort_key, default=None),
            max(dates, key=lambda date: date.sort_key, default=None),
            tuple(together[:limit]),
            typical_words(
                [self._all[n].article for n in inside],
                len(inside),
                len(self._all),
                names,
                self._analyzer,
                self._holding,
            )[:limit],
        )

    # ------------------------------------------------------------------------------- figures

    def statistics(self) -> Statistics:
        """See `index.engine.Engine.statistics`."""
        dates = [date for analysed in self._all if (date := analysed.article.date)]
        return Statistics(
            articles=len(self._all),
            undated=len(self._all) - len(dates),
            first=min(dates, key=lambda date: date.sort_key, default=None),
            last=max(dates, key=lambda date: date.sort_key, default=None),
            words=sum(analysed.length for analysed in self._all),
            word_types=len(self._dictionary()),
            actors=len(self._count_actors(range(len(self._all)))),
            bytes=0,
            segments=0,
            generation=self._revision,
            fingerprint=self._analyzer.fingerprint,
            committed=dt.datetime(2000, 1, 1, tzinfo=dt.UTC),
            folders=counted(analysed.article.folder for analysed in self._all),
        )

    def close(self) -> None:
        """Nothing to give back."""


def _names_begin(names: Iterable[str], typed: str) -> bool:
    """True when a word of one of the names begins what was typed, and the name goes on so."""
    return any(f" {fold(name)}".find(f" {typed}") >= 0 for name in names)
