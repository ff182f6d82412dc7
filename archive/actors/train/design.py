"""From labelled sentences to arrays: word types, their features, and the places of every word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from archive.actors.chain.features import BOUNDARY, describe
from archive.actors.chain.weights import LABELS
from archive.actors.train.conll import Sentence
from archive.actors.words import WordTable
from archive.tokens import Lexicon

IDENTITY = ("w", "W")
"""First letters of the features that say which word it is; the trainer drops them now and then."""

NARROW = "ephtf"
"""First letters of the narrow features."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sentences as arrays: `types` and `gold` (n words), `starts` (sentences + 1), `weight` (sentences)."""

    types: npt.NDArray[np.int32]
    gold: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    weight: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Design:
    """What every word type is.

    `matrix` (2 types x features, sparse, ones): the second half are the same types without the
    features that say which word it is. `narrow` (features) marks spelling features, `classes`
    (types x 3) the numbers for pairs, `names` (features) the strings.
    """

    matrix: sparse.csr_matrix
    narrow: npt.NDArray[np.bool_]
    classes: npt.NDArray[np.int64]
    names: list[str]


def corpus(sentences: Iterable[tuple[Sentence, float]], lexicon: Lexicon) -> Corpus:
    """Number the words; type 0 of the lexicon must be the boundary."""
    assert lexicon[BOUNDARY] == 0
    label = {name: number for number, name in enumerate(LABELS)}
    types: list[int] = []
    gold: list[int] = []
    starts, weights = [0], []
    for sentence, weight in sentences:
        types += map(lexicon.__getitem__, sentence.words)
        gold += map(label.__getitem__, sentence.labels)
        starts.append(len(types))
        weights.append(weight)
    return Corpus(np.array(types, np.int32), np.array(gold), np.array(starts), np.array(weights, float))


def design(lexicon: Sequence[str], counts: npt.NDArray[np.int64], table: WordTable, least: int) -> Design:
    """Features of all types; those of fewer than `least` occurrences are left out."""
    described = [describe(word, table) for word in lexicon]
    seen: Counter[str] = Counter()
    for features, count in zip(described, counts.tolist(), strict=True):
        for name in features.wide + features.narrow:
            seen[name] += count
    names = sorted(name for name, count in seen.items() if count >= least or name == "|")
    number = {name: place for place, name in enumerate(names)}
    full = [_known(features.wide + features.narrow, number) for features in described]
    bare = [[row for row in rows if names[row][0] not in IDENTITY] for rows in full]
    return Design(
        _ones(full + bare, len(names)),
        np.array([name[0] in NARROW for name in names]),
        np.array([(features.kind, features.coarse, features.middle) for features in described]),
        names,
    )


def _known(names: Iterable[str], number: dict[str, int]) -> list[int]:
    return sorted({number[name] for name in names if name in number})


def _ones(rows: list[list[int]], width: int) -> sparse.csr_matrix:
    pointers = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((column for row in rows for column in row), np.int32, pointers[-1])
    return sparse.csr_matrix((np.ones(len(columns), np.float32), columns, pointers), (len(rows), width))
