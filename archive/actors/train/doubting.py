"""Learning whom to doubt, from the actors that a tagger finds in annotated articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.actors.article import NO_NAMES
from archive.actors.doubts import LEANINGS, by_actor, marks_of, only_in_compounds, word_marks
from archive.actors.roles import RoleWords
from archive.actors.sameas import Same
from archive.actors.tagger import ChainTagger
from archive.actors.train.annotated import Annotated, plain
from archive.actors.weights import Weights
from archive.mentions import Kind
from archive.tokens import Lexicon, tokenize

UNIT = 50
"""What one of log-odds counts."""

LEAST = 5
"""Actors that a mark needs."""

EASE = 5.0
"""How strongly counts are drawn towards zero."""


@dataclass(frozen=True, slots=True)
class Example:
    """An actor that was found in the article `id`: its marks, and whether the annotator names it too."""

    id: str
    marks: tuple[str, ...]
    right: bool


def examples(
    model: Weights, annotated: Sequence[Annotated], roles: RoleWords, same: Same = NO_NAMES
) -> list[Example]:
    """Everybody whom these weights find in the articles; weights that have learnt from them know too much."""
    articles, lexicon = [each.article for each in annotated], Lexicon()
    tokens = [tokenize(article.text, lexicon) for article in articles]
    found = ChainTagger(model, roles, same, "").read(articles, tokens, lexicon, LEANINGS)
    seen = []
    for each, (mentions, readings) in zip(annotated, found, strict=True):
        actors = by_actor(mentions)
        for (kind, name), own in actors.items():
            if only_in_compounds(each.article.text, own):
                continue
            marks = marks_of(each.article.text, len(each.article.title), own, actors, readings)
            right = (kind.value, plain(name)) in each.actors
            seen.append(Example(each.id, (*marks, *word_marks(name, kind, model.words)), right))
    return seen


def learn(seen: Sequence[Example], odds: float) -> dict[str, int]:
    """What every mark counts, so that an actor counts less than 0 whose log-odds are below `odds`.

    A logistic regression, with the kinds as its constants.
    """
    number = Counter(mark for example in seen for mark in example.marks)
    marks = sorted(mark for mark, count in number.items() if count >= LEAST)
    place = {mark: column for column, mark in enumerate(marks)}
    table = np.zeros((len(seen), len(marks)))
    for row, example in enumerate(seen):
        table[row, [place[mark] for mark in example.marks if mark in place]] = 1
    values = _regression(table, np.array([example.right for example in seen], float))
    values -= odds * np.array([mark in list(Kind) for mark in marks])
    counts = np.round(values * UNIT).astype(int).tolist()
    return {mark: count for mark, count in zip(marks, counts, strict=True) if count}


def _regression(table: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Newton's method; ten steps are enough for whole numbers."""
    values = np.zeros(table.shape[1])
    ease = EASE * np.eye(len(values))
    for _ in range(10):
        likely = 1 / (1 + np.exp(-table @ values))
        slope = table.T @ (likely - right) + EASE * values
        bend = (table * (likely * (1 - likely))[:, None]).T @ table + ease
        values -= np.linalg.solve(bend, slope)
    return values
