"""A small archive for tests of the page: real articles, the naive engine, a store that can change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from archive.article import Article
from archive.dates import PartialDate
from archive.errors import IndexMissing
from archive.mentions import Kind
from index.german.analysis import Analyzer
from index.german.vocabulary import Vocabulary
from tests.oracle import NaiveEngine
from tests.plain_actors import ListTagger, PlainLabeller

TAGGER = ListTagger(
    {"Wladimir Putin": Kind.PERSON, "Xi Jinping": Kind.PERSON, "Moskau": Kind.PLACE, "EU": Kind.ORGANISATION}
)


def article(id: str, title: str, body: str, date: str = "", **fields: str) -> Article:
    """An article with its digest; `date` as ISO, empty for none."""
    digest = hashlib.sha256(f"{title}\n{body}".encode()).hexdigest()[:16]
    day = PartialDate.from_iso(date) if date else None
    return Article(id, title, body, day, path=f"{id}.txt", digest=digest, **fields)


ARTICLES = (
    article(
        "taz/2022/gipfel",
        "Gipfel in Moskau",
        "Wladimir Putin empfing Xi Jinping in Moskau. Beide sprachen über Rüstung.\n\nEin Vertrag folgte.",
        "2022-12-16",
        source="taz",
        section="Politik",
        author="Anna Müller",
        page="3",
    ),
    article(
        "taz/2022/rüstung", "Rüstungspolitik der EU", "Die EU berät über Rüstung.", "2022-12", source="taz"
    ),
    article("taz/2021/bericht", "Ein Bericht über Rüstungen", "Die Rüstung wächst.", "2021", source="dpa"),
    article("taz/ohne/notiz", "Notiz zur Rüstung", "Ohne Datum blieb diese Notiz."),
    article(
        "zeit/2020/wald", "Der Wald", "Im Wald stehen Bäume; 5 % mehr & andere.", "2020-05-01", source="Zeit"
    ),
)


def analyzer(*words: str) -> Analyzer:
    """An analysis that knows these words, each fifty times."""
    counts = dict.fromkeys(words or ("ruestung", "politik", "bericht"), 50)
    return Analyzer(Vocabulary.of(counts, counts))


class ChangingStore:
    """As much of a store as the page needs; `publish` puts another state in place."""

    def __init__(self, articles: Iterable[Article] | None = ARTICLES, vocabulary: Iterable[str] = ()) -> None:
        self._number = 0
        self.analyzer = analyzer(*vocabulary)
        self.articles: tuple[Article, ...] | None = None
        if articles is not None:
            self.publish(articles)

    def publish(self, articles: Iterable[Article]) -> None:
        """A new state."""
        self._number += 1
        self.articles = tuple(articles)

    def change(self, id: str, **fields: str) -> None:
        """A new state in which one article reads otherwise."""
        assert self.articles is not None
        self.publish(replace(each, **fields) if each.id == id else each for each in self.articles)

    def newest(self) -> str | None:
        return f"r{self._number}" if self.articles is not None else None

    def open(self) -> NaiveEngine:
        if self.articles is None:
            raise IndexMissing("nothing has been indexed yet; run: archive reindex FOLDER")
        pairs = [(each, TAGGER.tag(each)) for each in self.articles]
        return NaiveEngine(pairs, self.analyzer, PlainLabeller(), revision=f"r{self._number}")
