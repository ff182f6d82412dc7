"""Small archives for tests: the same articles in every engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from archive.article import Article
from archive.mentions import Kind, Labeller
from index.embedded.engine import EmbeddedEngine
from index.embedded.store import EmbeddedStore
from index.german.analysis import Analyzer
from tests.contract_archive import ARTICLES
from tests.oracle import NaiveEngine
from tests.plain_actors import ListTagger, PlainLabeller

NAMES = {
    "Wladimir Putin": Kind.PERSON,
    "Putin": Kind.PERSON,
    "Kremlchef": Kind.PERSON,
    "Angela Merkel": Kind.PERSON,
    "Merkel": Kind.PERSON,
    "Xi Jinping": Kind.PERSON,
    "Max Verborgen": Kind.PERSON,
    "Europäische Union": Kind.ORGANISATION,
    "EU": Kind.ORGANISATION,
    "Nato": Kind.ORGANISATION,
    "China": Kind.PLACE,
    "Berlin": Kind.PLACE,
}
SAME = {
    "Putin": "Wladimir Putin",
    "Kremlchef": "Wladimir Putin",
    "Merkel": "Angela Merkel",
    "EU": "Europäische Union",
}


@dataclass
class Library:
    """Articles on their way into an index; `changes` are commits of puts and deletes, one after another."""

    folder: Path
    changes: Sequence[tuple[Sequence[Article], Sequence[str]]]
    tagger: ListTagger = field(default_factory=lambda: ListTagger(NAMES))
    labeller: Labeller = field(default_factory=lambda: PlainLabeller(SAME, frozenset({"Max Verborgen"})))

    def store(self) -> EmbeddedStore:
        """The embedded store after all changes."""
        store = EmbeddedStore(self.folder, tagger=self.tagger, labeller=self.labeller)
        for articles, gone in self.changes:
            with store.writer() as writer:
                writer.delete(gone)
                if articles:
                    writer.add(writer.preparer()(list(articles)))
                writer.commit()
        return store

    @cached_property
    def built(self) -> EmbeddedStore:
        """The same store every time."""
        return self.store()

    def embedded(self) -> EmbeddedEngine:
        """The embedded engine after all changes."""
        return self.built.open()

    def analyzer(self) -> Analyzer:
        """The analysis with the vocabulary of the index."""
        return self.built.state().analyzer

    def naive(self, analyzer: Analyzer) -> NaiveEngine:
        """The oracle after all changes, with the vocabulary of the index."""
        left: dict[str, Article] = {}
        for articles, gone in self.changes:
            for each in gone:
                left.pop(each, None)
            left.update((article.id, article) for article in articles)
        return NaiveEngine([(a, self.tagger.tag(a)) for a in left.values()], analyzer, self.labeller)


def contract_library(folder: Path) -> Library:
    """The articles of the contract, in three commits with changes that are taken back.

    So few documents are deleted that no segment is merged away.
    """
    stale = Article(ARTICLES[1].id, "Merkel", "kater haus")
    changes: list[tuple[Sequence[Article], Sequence[str]]] = [
        ([ARTICLES[0], stale, *ARTICLES[2:7]], []),
        (ARTICLES[7:], [ARTICLES[0].id]),
        (ARTICLES[:2], []),
    ]
    return Library(folder, changes)
