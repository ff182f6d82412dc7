"""The naive half of the oracle that looks at texts: analysed articles and what matches in them.

Nothing here is fast; everything is written so that it can be checked by reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np

from archive.article import Article
from archive.mentions import Mention
from archive.tokens import Lexicon, spellings, tokenize
from index import ranking
from index.expand import Close, Fits, Leaf, Row, Sense
from index.german.analysis import Analyzer
from index.german.ellipsis import Finder
from index.query import TextField

FIELDS = ("title", "body")


@dataclass(slots=True)
class Views:
    """One field of one article: spellings in places, and how often each stem and part occurs."""

    row: list[str] = field(default_factory=list)
    stems: Counter[str] = field(default_factory=Counter)
    parts: Counter[str] = field(default_factory=Counter)

    def frequency(self, leaf: Leaf, part: int) -> int:
        """Frequency in units of `ranking.UNIT`, the field's weight not counted in."""
        if isinstance(leaf, Sense):
            stems = sum(self.stems[stem] for stem in leaf.stems)
            parts = sum(self.parts[stem] for stem in leaf.stems) if leaf.inside else 0
            return stems * ranking.STEM + parts * part + self.row.count(leaf.exact) * ranking.EXACT
        return len(self.places(leaf)) * (ranking.STEM + ranking.EXACT)

    def places(self, leaf: Row | Close | Fits) -> list[int]:
        """Where a row begins, or the left row of a pair that is close, or a word that fits."""
        if isinstance(leaf, Row):
            return self.starts(leaf.words)
        if isinstance(leaf, Fits):
            return [place for place, word in enumerate(self.row) if leaf.pattern.fits(word)]
        rights = self.starts(leaf.right)
        return [left for left in self.starts(leaf.left) if any(_close(left, right, leaf) for right in rights)]

    def starts(self, words: tuple[str, ...]) -> list[int]:
        """Where these words stand one after another."""
        size = len(words)
        return [at for at in range(len(self.row) - size + 1) if tuple(self.row[at : at + size]) == words]


def _close(left: int, right: int, leaf: Close) -> bool:
    gap = right - left - len(leaf.left) if left <= right else left - right - len(leaf.right)
    return 0 <= gap < leaf.distance


@dataclass(slots=True)
class Analysed:
    """An article as an engine sees it."""

    article: Article
    mentions: tuple[Mention, ...]
    title: Views
    body: Views

    @property
    def length(self) -> int:
        """Words of title and body."""
        return len(self.title.row) + len(self.body.row)

    def fields(self, where: TextField) -> list[tuple[int, Views]]:
        """(weight, field) of those looked at."""
        title = [(ranking.TITLE, self.title)]
        return title if where is TextField.TITLE else [*title, (1, self.body)]

    def frequency(self, leaf: Leaf, part: int = ranking.PART) -> int:
        """Frequency of a leaf in units, fields weighted; 0 where nothing stands."""
        return sum(weight * views.frequency(leaf, part) for weight, views in self.fields(leaf.field))

    def matches(self, leaf: Leaf) -> bool:
        """True where the leaf stands, or (all, if loose any) parts of a word that is a compound."""
        if self.frequency(leaf):
            return True
        if not isinstance(leaf, Sense):
            return False
        halves = [self.frequency(half) for half in alone(leaf, leaf.halves)]
        return (bool(halves) and all(halves)) or (
            leaf.loose and any(map(self.frequency, alone(leaf, leaf.parts)))
        )


def alone(sense: Sense, stems: Iterable[str]) -> list[Sense]:
    """Parts of a compound as words of their own (without an exact spelling)."""
    return [Sense("", (stem,), field=sense.field) for stem in stems]


def analyse(article: Article, mentions: Sequence[Mention], analyzer: Analyzer) -> Analysed:
    """Cut and analyse one article."""
    lexicon = Lexicon()
    tokens = tokenize(article.text, lexicon)
    spelt = list(lexicon)
    views = Views(), Views()
    for number, start in zip(tokens.types.tolist(), tokens.starts.tolist(), strict=True):
        for atom in analyzer.atoms(spelt[number]):
            _put(views[start >= article.body_start], atom.exact, atom.stems, atom.parts)
    for token, spelling in Finder(lexicon)(tokens):
        for atom in analyzer.atoms(spelling):
            _put(views[int(tokens.starts[token]) >= article.body_start], "", atom.stems, atom.parts)
    return Analysed(article, tuple(mentions), *views)


def _put(views: Views, exact: str, stems: Iterable[str], parts: Iterable[str]) -> None:
    if exact:
        views.row.append(exact)
    views.stems.update(stems)
    views.parts.update(parts)


class Scores:
    """Scores over one archive."""

    def __init__(self, articles: Sequence[Analysed]) -> None:
        self.articles = articles
        lengths = [article.length for article in articles]
        average = sum(lengths) / max(len(articles), 1)
        self._damping, self._part = ranking.damping(np.array(lengths), average), ranking.part(average)

    def leaf(self, leaf: Leaf) -> np.ndarray:
        """The share of every article's score that a leaf earns (float32)."""
        total = self._impact(leaf)
        if not isinstance(leaf, Sense):
            return total
        return reduce(
            lambda sum_, single: sum_ + ranking.SINGLE * self._impact(single), alone(leaf, leaf.parts), total
        )

    def _impact(self, leaf: Leaf) -> np.ndarray:
        tf = np.array([article.frequency(leaf, self._part) for article in self.articles], np.int64)
        rarity = ranking.idf(len(self.articles), int(np.count_nonzero(tf)))
        return ranking.impact(tf, self._damping, rarity)


def words_of(text: str, analyzer: Analyzer) -> list[str]:
    """Folded spellings of a text, in order."""
    return [atom.exact for spelling in spellings(text) for atom in analyzer.atoms(spelling) if atom.exact]
