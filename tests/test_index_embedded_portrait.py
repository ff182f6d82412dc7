"""What an archive knows about one actor."""

from __future__ import annotations

from archive.mentions import Kind
from index.answers import Actor, ValueCount
from index.embedded.corpus import Corpus
from index.embedded.named import ActorIndex
from index.embedded.portrait import profile
from index.embedded.state import State


def test_a_profile(state: State) -> None:
    """Names as articles use them, counted by article; deleted articles leave no trace."""
    corpus = Corpus(state.segments)
    actors = ActorIndex(corpus, state.actors)
    merkel = actors.actor(actors.find("merkel") or 0)
    found = profile(merkel, 1, corpus, actors, state.analyzer, lambda _stem: 1)
    assert found.articles == 2
    assert found.names == (ValueCount("Merkel", 2),)
    assert len(found.together) == 1


def test_nobody(state: State) -> None:
    """An actor without articles has an empty profile."""
    corpus = Corpus(state.segments)
    nobody = Actor("person:niemand", Kind.PERSON, "Niemand")
    actors = ActorIndex(corpus, state.actors)
    found = profile(nobody, 5, corpus, actors, state.analyzer, lambda _stem: 1)
    assert (found.articles, found.names, found.first, found.last, found.together, found.typical) == (
        0, (), None, None, (), (),
    )  # fmt: skip
