"""Words that are typical of some articles, as against the whole archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from archive.article import Article
from archive.tokens import spellings
from index.german.analysis import Analyzer
from index.ranking import log_odds

SAMPLE = 64
"""So many articles are read, evenly spread, however many there are."""
LEAST = 2
"""Typical words stand in so many of the sampled articles at least."""
EVIDENCE = 2.0
"""Standard deviations by which a word must be commoner than elsewhere."""


def sample(count: int) -> list[int]:
    """Numbers of the articles read among `count`, evenly spread."""
    if count <= SAMPLE:
        return list(range(count))
    return [number * count // SAMPLE for number in range(SAMPLE)]


def typical_words(
    articles: Sequence[Article],
    size: int,
    total: int,
    without: Iterable[str],
    analyzer: Analyzer,
    found: Callable[[str], int],
) -> tuple[str, ...]:
    """The most typical words first, as they are mostly written; none of the names `without`.

    `articles` are all, or a sample, of `size` articles among `total`; `found` says in how many a stem stands.
    """
    names = {atom.exact for name in without for word in spellings(name) for atom in analyzer.atoms(word)}
    counts: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    picked = [articles[number] for number in sample(len(articles))]
    for article in picked:
        for stem, spelling in _words(article, analyzer, names).items():
            counts[stem] += 1
            written.setdefault(stem, Counter())[spelling] += 1
    stems = [stem for stem, count in counts.items() if count >= LEAST]
    if not stems:
        return ()
    share = size / max(len(picked), 1)
    inside = np.minimum(np.array([counts[stem] * share for stem in stems]), size)
    outside = np.maximum(np.array([found(stem) for stem in stems]) - inside, 0)
    odds = log_odds(inside, size, np.minimum(outside, total - size), total - size)
    order = sorted(range(len(stems)), key=lambda number: (-odds[number], stems[number]))
    return tuple(written[stems[number]].most_common(1)[0][0] for number in order if odds[number] > EVIDENCE)


def _words(article: Article, analyzer: Analyzer, names: set[str]) -> dict[str, str]:
    """Stems of an article's words worth showing, and how each is first written."""
    words: dict[str, str] = {}
    for spelling in spellings(article.text):
        atoms = analyzer.atoms(spelling)
        if len(atoms) == 1 and len(spelling) > 3 and spelling[0].isupper():
            exact = atoms[0].exact
            if exact not in names and not analyzer.is_stop(exact):
                words.setdefault(atoms[0].stems[0], spelling)
    return words
