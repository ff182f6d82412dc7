"""Articles about the same thing: the words that are typical of one article, asked for in all others."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

from archive.article import Article
from archive.tokens import spellings
from index.expand import Sense
from index.german.analysis import Analyzer
from index.query import Node, Nothing, Or

TERMS = 25
"""Words that an article is known by."""


def likeness(article: Article, analyzer: Analyzer, articles: int, found: Callable[[str], int]) -> Node:
    """A query for the most typical words of an article: those that it uses often and others seldom.

    `found` says in how many bodies of the `articles` a stem stands; words of this article alone say nothing.
    """
    weights: dict[str, float] = {}
    for stem, count in _stems(article, analyzer).items():
        others = found(stem)
        if others > 1:
            weights[stem] = (1 + math.log(count)) * math.log((articles + 1) / others)
    ordered = sorted(weights, key=lambda stem: (-weights[stem], stem))[:TERMS]
    senses: tuple[Node, ...] = tuple(Sense("", (stem,)) for stem in ordered if weights[stem] > 0)
    return Or(senses) if len(senses) > 1 else senses[0] if senses else Nothing()


def _stems(article: Article, analyzer: Analyzer) -> Counter[str]:
    counts: Counter[str] = Counter()
    for spelling in spellings(article.text):
        for atom in analyzer.atoms(spelling):
            if not analyzer.is_stop(atom.exact) and len(atom.exact) > 2:
                counts.update(atom.stems[:1])
    return counts
