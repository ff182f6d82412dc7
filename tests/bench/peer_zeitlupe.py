"""This engine as it ships: all its views, its facets, its snippets.

The actor column is given, as it is to every peer; `articles_per_second_with_actors` finds it anew.
What only building or only asking needs is loaded for it: readers and workers start without the other.
"""

from __future__ import annotations

import itertools
import json
import statistics
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.article import Article as NewsArticle
from archive.dates import PartialDate
from archive.mentions import Kind, Mention
from archive.tokens import Lexicon, Tokens
from tests.bench.measure import FACET_ROWS, Answer, Article, Query, cores, read_lines, run

if TYPE_CHECKING:
    from index.answers import Results
    from index.embedded.prepare import BatchPreparer, StagedBatch
    from index.embedded.store import EmbeddedStore
    from index.engine import FacetRequest, SearchRequest
    from index.query import Node

BATCH = 1_000
COMMITS = 5
FEW = 5


@dataclass(frozen=True)
class Given:
    """A tagger that finds what the file of articles says, so that no time of tagging is counted."""

    actors: dict[str, list[str]]
    fingerprint: str = "given"

    def __call__(
        self, articles: Sequence[NewsArticle], _tokens: Sequence[Tokens], _lexicon: Lexicon
    ) -> list[tuple[Mention, ...]]:
        """One mention of each actor, at the beginning of the title."""
        return [tuple(map(_mention, self.actors.get(article.id, ()))) for article in articles]


Stretch = tuple[int, int]
"""Where some lines of a file begin, and how many bytes they are."""


@dataclass(frozen=True)
class Prepare:
    """What a worker does with stretches of the file; it knows the actors that they give, where they count."""

    preparer: BatchPreparer
    given: Given | None
    articles: Path

    def __call__(self, stretches: tuple[Stretch, ...]) -> Generator[StagedBatch, None, None]:
        """Read and lay out one batch."""
        rows = [row for stretch in stretches for row in _read(self.articles, stretch)]
        if self.given:
            self.given.actors.clear()
            self.given.actors.update((row["id"], row["actors"]) for row in rows)
        yield self.preparer(list(map(_article, rows)))


class Zeitlupe:
    """The engine and, in the same files, its two ways of indexing."""

    threads = cores()

    def load(self) -> None:
        """What building needs: the clock of a build starts when a peer's modules are loaded."""
        for module in ("index.embedded.store", "index.ingest.pool", "index.embedded.writer"):
            import_module(module)

    def build(self, articles: Path, folder: Path) -> None:
        """One full build with as many processes as cores."""
        from index.embedded.store import EmbeddedStore

        given = Given({})
        _index(EmbeddedStore(folder, tagger=given), articles, given)

    def open(self, folder: Path) -> None:
        """Open the newest state."""
        from index.embedded.store import EmbeddedStore

        self.store = EmbeddedStore(folder, tagger=Given({}))
        self.engine = self.store.open()

    def hits(self, query: Query) -> Results:
        """Ten best and the exact total."""
        from index.engine import NO_FACETS, SearchRequest

        return self._search(query, SearchRequest(facets=NO_FACETS, snippets=False, wider=False))

    def facets(self, query: Query) -> Results:
        """The same with months and actors."""
        from index.engine import SearchRequest

        return self._search(query, SearchRequest(facets=_facets(), snippets=False, wider=False))

    def page(self, query: Query) -> Results:
        """The same with snippets."""
        from index.engine import SearchRequest

        return self._search(query, SearchRequest(facets=_facets(), wider=False))

    def _search(self, query: Query, request: SearchRequest) -> Results:
        return self.engine.search(
            replace(request, query=_tree(query), constraints=tuple(_constraints(query)))
        )

    def read(self, given: Results) -> Answer:
        """Ids, counts by month and actor, texts of snippets."""
        facets: dict[str, dict[str, int]] = {
            kind.value: {actor.id: count for actor, count in rows}
            for kind, rows in given.facets.actors.items()
        }
        if given.facets.dates:
            facets["month"] = {date.iso(): count for date, count, _ in given.facets.dates.buckets}
        return Answer(
            given.total,
            [hit.id for hit in given.hits],
            facets,
            [hit.snippet.text for hit in given.hits],
        )


def extra(articles: Path, folder: Path) -> dict[str, Any]:
    """Figures that only this engine has: indexing with actors found, and a small commit."""
    from archive.actors import labeller, load_tagger
    from index.embedded.store import EmbeddedStore

    store = EmbeddedStore(folder, tagger=load_tagger(), labeller=labeller(None))
    start = time.perf_counter()
    count = _index(store, articles, None)
    rate = count / (time.perf_counter() - start)
    rows = itertools.islice(read_lines(articles), COMMITS * FEW)
    some = [replace(article, id=f"{article.id}-again") for article in map(_article, rows)]
    times = []
    for first in range(0, len(some), FEW):  # others each time, for a process remembers names
        start = time.perf_counter()
        with store.writer() as writer:
            writer.add(writer.preparer()(some[first : first + FEW]))
            writer.commit()
        times.append((time.perf_counter() - start) * 1e3)
    return {"articles_per_second_with_actors": rate, "commit_ms": statistics.median(times)}


def _index(store: EmbeddedStore, articles: Path, given: Given | None) -> int:
    """Tell workers what to read, a batch at a time, as a run of `archive reindex --full` does."""
    from index.ingest.pool import Died, Piece, Pool
    from index.ingest.workers import Standby

    count = 0
    with Standby(cores(), [store.preparing]) as standby, store.writer(full=True) as writer:
        preparer = writer.preparer()
        prepare = Prepare(replace(preparer, tagger=given) if given else preparer, given, articles)
        with Pool(prepare, cores(), standby) as pool:
            for answer in pool.run(_batches(articles)):
                if isinstance(answer, Piece):
                    count += answer.value.articles
                    writer.add(answer.value)
                elif isinstance(answer, Died):
                    raise RuntimeError(answer.reason)
        writer.commit()
    return count


def _batches(articles: Path) -> Iterator[tuple[Stretch]]:
    start = 0
    with articles.open("rb") as lines:
        while size := sum(map(len, itertools.islice(lines, BATCH))):
            yield ((start, size),)
            start += size


def _read(articles: Path, stretch: Stretch) -> list[Article]:
    start, size = stretch
    with articles.open("rb") as file:
        file.seek(start)
        return list(map(json.loads, file.read(size).splitlines()))


def _article(row: Article) -> NewsArticle:
    date = PartialDate.from_iso(row["date"]) if row["date"] else None
    return NewsArticle(id=row["id"], title=row["title"], body=row["body"], date=date)


@cache
def _mention(actor: str) -> Mention:
    kind, _, name = actor.partition(":")
    return Mention(0, 1, Kind(kind), name)


@cache
def _facets() -> FacetRequest:
    from index.engine import FacetRequest, Step

    return FacetRequest(step=Step.MONTH, actors=FACET_ROWS, values=0)


def _tree(query: Query) -> Node:
    from index.query import And, Phrase, Prefix, Word

    words = query["words"]
    if query["kind"] == "phrase":
        return Phrase(tuple(words))
    if query["kind"] == "prefix":
        return Prefix(words[0])
    return And(tuple(map(Word, words))) if len(words) > 1 else Word(words[0])


def _constraints(query: Query) -> Iterator[Node]:
    from index.query import ActorIs, DateIn

    if "from" in query:
        yield DateIn(PartialDate.from_iso(query["from"]), PartialDate.from_iso(query["to"]))
    if "actor" in query:
        yield ActorIs(query["actor"])


if __name__ == "__main__":
    if sys.argv[1] == "web":
        from index.embedded.store import EmbeddedStore
        from tests.bench.web_page import web_figures  # the engine alone starts without the application

        asked = list(read_lines(Path(sys.argv[2])))
        json.dump(web_figures(EmbeddedStore(Path(sys.argv[3]), tagger=Given({})), asked), sys.stdout)
    elif sys.argv[1] == "extra":
        json.dump(extra(Path(sys.argv[2]), Path(sys.argv[3])), sys.stdout)
    else:
        peer = Zeitlupe()
        if sys.argv[1] == "build":
            peer.load()
        run(peer, sys.argv[1:])
