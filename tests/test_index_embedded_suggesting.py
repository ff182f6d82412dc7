"""Completions and near spellings."""

from __future__ import annotations

import pytest

from index.embedded.clock import Clock
from index.embedded.corpus import Corpus
from index.embedded.lookup import Lookup
from index.embedded.named import ActorIndex
from index.embedded.state import State
from index.embedded.suggesting import Suggesting
from index.embedded.vocabulary import Expansions


@pytest.fixture(scope="module")
def suggesting(state: State) -> Suggesting:
    """Over several segments with deleted documents."""
    corpus = Corpus(state.segments)
    expansions = Expansions(corpus, Clock(0))
    lookup = Lookup(corpus, expansions, Clock(0))
    return Suggesting(corpus, expansions, lookup, ActorIndex(corpus, state.actors), state.analyzer)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kat", [("Kater", 1, False)]),
        ("haus kat", [("Kater", 1, False)]),
        ("wladimir pu", [("Wladimir Putin", 1, True), ("Putin", 1, False)]),
        ("EUROPÄ", [("Europäische Union", 2, True), ("Europäische", 2, False)]),
        ("eurpä", []),
        ("die", []),
        (" ", []),
        ("kat ", []),
    ],
)
def test_suggest(suggesting: Suggesting, typed: str, expected: list[tuple[str, int, bool]]) -> None:
    """The last word is completed: names first, then words by how many articles hold them."""
    found = suggesting.suggest(typed, 2)
    assert [(each.text, each.count, each.actor is not None) for each in found] == expected


def test_limits(suggesting: Suggesting) -> None:
    """Never more than asked for."""
    assert len(suggesting.suggest("m", 3)) == 3
    assert suggesting.suggest("m", 0) == ()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("Kaater", ["Kater"]), ("Sturn", ["Sturm"]), ("Kater", []), ("Bundestg", ["Bundestag"])],
)
def test_spellings(suggesting: Suggesting, typed: str, expected: list[str]) -> None:
    """Words of live articles a few edits away; what was typed itself is none."""
    assert [each.value for each in suggesting.spellings(typed, 3)] == expected
