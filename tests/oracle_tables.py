"""What the oracle knows of a whole archive before it is asked: copies, words by stem, who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from archive.article import Article
from archive.mentions import KnownActor, Labeller, Mention, Names
from archive.tokens import spellings
from index.answers import Actor
from index.embedded.signatures import jaccard, shingle_sets
from index.german.analysis import Analyzer
from tests.oracle_matching import Analysed

ALIKE = 0.8
"""Copies share so much of their shingles."""


def copy_groups(articles: Sequence[Article]) -> list[int]:
    """A number for each article, shared by copies and copies of copies."""
    groups = list(range(len(articles)))
    sets = shingle_sets([article.text for article in articles])
    for one in range(len(articles)):
        for other in range(one):
            same = articles[one].digest and articles[one].digest == articles[other].digest
            if same or jaccard(sets[one], sets[other]) >= ALIKE:
                groups = [groups[other] if group == groups[one] else group for group in groups]
    return groups


def words_by_stem(articles: Iterable[Article], analyzer: Analyzer) -> dict[str, set[str]]:
    """Folded words by stem."""
    words: dict[str, set[str]] = {}
    for spelling in {spelling for article in articles for spelling in spellings(article.text)}:
        for atom in analyzer.atoms(spelling):
            for stem in atom.stems:
                words.setdefault(stem, set()).add(atom.exact)
    return words


def label_all(
    articles: Sequence[Analysed], labeller: Labeller
) -> tuple[tuple[KnownActor, ...], list[list[Actor | None]]]:
    """The actors known, and for each mention of each article who is meant."""
    keys = sorted({(m.kind, m.name, m.role) for analysed in articles for m in analysed.mentions})
    numbers = {key: number for number, key in enumerate(keys)}
    pairs = sorted({(n, numbers[m.kind, m.name, m.role]) for n, a in enumerate(articles) for m in a.mentions})
    dates = [articles[n].article.date for n, _ in pairs]
    labels = labeller.label(
        Names(
            [kind for kind, _, _ in keys],
            [name for _, name, _ in keys],
            [role for _, _, role in keys],
            np.array([name for _, name in pairs], np.int32),
            np.array([date.first.toordinal() if date else 0 for date in dates], np.int32),
            np.array([date.last.toordinal() if date else 0 for date in dates], np.int32),
        )
    )
    meant = dict(zip(pairs, labels.pair_actors.tolist(), strict=True))

    def who(n: int, mention: Mention) -> Actor | None:
        number = meant[n, numbers[mention.kind, mention.name, mention.role]]
        known = labels.actors[number] if number >= 0 else None
        return Actor(known.id, known.kind, known.name) if known and not known.hidden else None

    return labels.actors, [[who(n, m) for m in analysed.mentions] for n, analysed in enumerate(articles)]
