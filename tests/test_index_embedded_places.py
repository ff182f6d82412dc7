"""Rows of words found by arithmetic on positions, against a reading of the positions one by one."""

from __future__ import annotations

import numpy as np
import pytest

from archive.tokens import spellings
from index.embedded.places import starts
from index.embedded.state import State
from index.expand import Close, Row

LEAVES = [
    Row(("merkel",)),
    Row(("europaeische", "union")),
    Row(("angela", "merkel", "hat")),
    Row(("die", "die")),
    Row(("das", "fehlt")),
    Close(("union",), ("europaeische",), 1),
    Close(("merkel",), ("merkel",), 20),
    Close(("hat",), ("das", "amt"), 1),
    Close(("amt",), ("merkel", "hat"), 3),
    Close(("merkel",), ("fehlt",), 100),
]


@pytest.mark.parametrize("leaf", LEAVES)
@pytest.mark.parametrize("base", ["title", "body"])
def test_starts(state: State, base: str, leaf: Row | Close) -> None:
    """Documents and frequencies are those that a reader of the texts counts."""
    for segment in state.segments:
        docs, freqs = starts(segment, base, leaf)
        counted = {}
        for doc in range(segment.count):
            article = segment.article(doc)
            words = [
                atom.exact
                for spelling in spellings(article.title if base == "title" else article.body)
                for atom in state.analyzer.atoms(spelling)
            ]
            if count := _count(words, leaf):
                counted[doc] = count
        assert dict(zip(np.asarray(docs).tolist(), np.asarray(freqs).tolist(), strict=True)) == counted


def _count(words: list[str], leaf: Row | Close) -> int:
    if isinstance(leaf, Row):
        return len(_at(words, leaf.words))
    rights = _at(words, leaf.right)
    return sum(any(_near(left, right, leaf) for right in rights) for left in _at(words, leaf.left))


def _near(left: int, right: int, leaf: Close) -> bool:
    between = right - left - len(leaf.left) if right >= left else left - right - len(leaf.right)
    return 0 <= between < leaf.distance


def _at(words: list[str], row: tuple[str, ...]) -> list[int]:
    return [at for at in range(len(words)) if tuple(words[at : at + len(row)]) == row]
