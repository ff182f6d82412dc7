"""The embedded engine: answers of one opened state (`index.engine.Engine`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property, partial, wraps
from threading import RLock
from typing import Concatenate, ParamSpec, TypeVar

import numpy as np

from archive.article import Article
from archive.mentions import Kind
from index.answers import (
    Actor,
    ActorCount,
    ActorProfile,
    Facets,
    Hit,
    Mark,
    Results,
    Statistics,
    StoredArticle,
    Suggestion,
    ValueCount,
)
from index.embedded.clock import Clock, TimeUp
from index.embedded.corpus import Corpus
from index.embedded.counting import Counting
from index.embedded.evaluate import Evaluator
from index.embedded.knowing import Knowing
from index.embedded.lookup import Found, Lookup
from index.embedded.named import ActorIndex
from index.embedded.order import Order, without
from index.embedded.portrait import profile
from index.embedded.state import State
from index.embedded.suggesting import Suggesting
from index.embedded.vocabulary import Expansions
from index.engine import NO_FACETS, SearchRequest, Sort
from index.expand import Fits, understand, widen
from index.german.analysis import Analyzer
from index.highlight import Lighting
from index.hints import Hint, hint
from index.likeness import likeness
from index.patterns import LIMIT
from index.presenting import Named, Presenter, plain_hit
from index.query import ActorIs, And, Node, Not, Or, ValueField
from index.span import span_asked

NOTHING_COUNTED = Facets()
WIDER = 10
"""Fewer matches than this call for wider ones, of which so many are shown."""


Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def _taking_turns(
    method: Callable[Concatenate[EmbeddedEngine, Asked], Answer],
) -> Callable[Concatenate[EmbeddedEngine, Asked], Answer]:
    """A method that one thread at a time runs."""

    @wraps(method)
    def alone(self: EmbeddedEngine, /, *args: Asked.args, **options: Asked.kwargs) -> Answer:
        with self._turn:
            return method(self, *args, **options)

    return alone


class EmbeddedEngine:
    """One state of an embedded index. Every answer comes from it alone; nothing is ever written.

    Threads may share it; they take turns, for answers are kept from question to question.
    """

    def __init__(self, state: State, clock: Clock | None = None) -> None:
        """`clock` ends searches that take too long (None: nothing does); it is this engine's alone."""
        self._state = state
        self._clock = clock or Clock(0)
        self._turn = RLock()
        self._analyzer = state.analyzer
        self._corpus = Corpus(state.segments)
        self._expansions = Expansions(self._corpus, self._clock)
        knowing = Knowing(self._corpus, self._expansions.knowing)
        self._lighting = Lighting(self._analyzer, self._expansions.forms, knowing)
        self._actors = ActorIndex(self._corpus, state.actors)
        self._lookup = Lookup(self._corpus, self._expansions, self._clock)
        self._evaluator = Evaluator(self._corpus, self._lookup, self._actors)
        self._order = Order(self._corpus)
        self._counting = Counting(self._corpus, self._actors)

    @property
    def analyzer(self) -> Analyzer:
        """The analysis of the generation."""
        return self._analyzer

    @property
    def revision(self) -> str:
        """See `Engine.revision`."""
        return self._state.revision

    def close(self) -> None:
        """See `Engine.close`."""
        self._lighting.close()
        self._state.close()
        self._expansions.close()
        self._corpus.close()

    # ------------------------------------------------------------------------------- searching

    @_taking_turns
    def search(self, request: SearchRequest) -> Results:
        """See `Engine.search`."""
        nodes = self._understood(request)
        with self._clock.timed():
            found = self._found_in_time(nodes)
            wider = self._wider_found(nodes, found, request)
        presenter = self._presenter(nodes) if request.snippets else None
        facets = NOTHING_COUNTED
        if request.facets is not NO_FACETS:
            facets = self._counting.facets(found.docs, request.facets, span_asked(*nodes))
        return Results(
            total=len(found.docs),
            hits=self._shown(found, request, presenter),
            wider=self._shown(wider, _first_of(request), presenter) if wider else (),
            facets=facets,
            hints=tuple(self._hints(nodes)),
        )

    def _found_in_time(self, nodes: Sequence[Node]) -> Found:
        """What matches, or as much of it as there is time to find."""
        try:
            return self._evaluator.found(nodes[0], nodes[1:])
        except TimeUp:
            return Found(np.zeros(0, np.int64), np.zeros(0, np.float32), self._corpus.size)

    @_taking_turns
    def ids(self, request: SearchRequest) -> Sequence[str]:
        """See `Engine.ids`; offset, limit and folding of copies do not matter."""
        return [self._corpus.id(doc) for doc in self._all(request)]

    def iterate(self, request: SearchRequest) -> Iterator[Article]:
        """See `Engine.iterate`."""
        with self._turn:
            docs = self._all(request)
        return map(self._article, docs)

    @_taking_turns
    def _article(self, doc: int) -> Article:
        return self._corpus.article(doc)

    def _all(self, request: SearchRequest) -> list[int]:
        query, *constraints = self._understood(request)
        found = self._evaluator.found(query, constraints)
        everything: list[int] = self._order.first(found, request.sort, len(found.docs)).tolist()
        return everything

    def _understood(self, request: SearchRequest) -> list[Node]:
        return [understand(node, self._analyzer) for node in (request.query, *request.constraints)]

    def _shown(self, found: Found, request: SearchRequest, presenter: Presenter | None) -> tuple[Hit, ...]:
        rows = self._order.page(found, request.sort, request.offset, request.limit, request.fold_copies)
        docs = [doc for doc, _ in rows]
        scores = found.at_each(docs) if request.sort is Sort.RELEVANCE else [0.0] * len(rows)
        copies = [ids for _, ids in rows]
        return tuple(map(partial(self._hit, presenter), docs, scores, copies))

    def _presenter(self, nodes: Sequence[Node]) -> Presenter:
        return Presenter(nodes, self._lighting, self.actor)

    def _wider_found(self, nodes: Sequence[Node], found: Found, request: SearchRequest) -> Found | None:
        """Wider matches: below the first page by relevance only, and never counted."""
        first_page = request.offset == 0 and request.limit > 0 and request.sort is Sort.RELEVANCE
        if not request.wider or not first_page or len(found.docs) >= WIDER or self._clock.rang:
            return None
        query = widen(nodes[0])
        if query is None:
            return None
        with suppress(TimeUp):
            return without(self._evaluator.found(query, nodes[1:]), found.docs)
        return None

    def _hit(self, presenter: Presenter | None, doc: int, score: float, copies: Sequence[int]) -> Hit:
        ids = sorted(map(self._corpus.id, copies)) if copies else ()
        if presenter is None:
            return plain_hit(self._corpus.head(doc), score, ids)
        article = self._corpus.article(doc)
        named = self._actors.mentions(doc, presenter.asked) if presenter.asked else ()
        return presenter.hit(article, score, self._actors.main(doc), named, ids)

    def _named(self, doc: int) -> Named:
        segment, local = self._corpus.locate(doc)
        return list(zip(segment.mentioned.of_document(local), self._actors.mentioned(doc), strict=True))

    def _hints(self, nodes: Sequence[Node]) -> Iterator[Hint]:
        if self._clock.rang:
            yield hint("time-up", seconds=self._clock.seconds)
            return
        for node in nodes:
            for inner in _walk(node):
                if isinstance(inner, Fits) and self._expansions.cut(inner.pattern):
                    yield hint("expansion-cut", inner.at, text=inner.typed, limit=LIMIT)
                elif isinstance(inner, ActorIs) and self._actors.find(inner.ref) is None:
                    yield hint("unknown-actor", inner.at, text=inner.ref)

    # --------------------------------------------------------------------------- one article

    @_taking_turns
    def article(self, id: str) -> StoredArticle | None:
        """See `Engine.article`."""
        doc = self._corpus.find(id)
        if doc < 0:
            return None
        named = self._named(doc)
        return StoredArticle(
            self._corpus.article(doc),
            tuple(mention for mention, _ in named),
            tuple(actor for _, actor in named),
            tuple(sorted(map(self._corpus.id, self._corpus.copies_of(doc)))),
            tuple(sorted(map(self._corpus.id, self._corpus.correcting(id)))),
        )

    @_taking_turns
    def marks(self, article: Article, query: Node) -> tuple[Mark, ...]:
        """See `Engine.marks`."""
        presenter = self._presenter([understand(query, self._analyzer)])
        doc = self._corpus.find(article.id)
        return presenter.marks(article, self._actors.mentions(doc, presenter.asked) if doc >= 0 else ())

    @_taking_turns
    def similar(self, id: str, limit: int = 5) -> tuple[Hit, ...]:
        """See `Engine.similar`."""
        doc = self._corpus.find(id)
        if doc < 0:
            return ()
        query = likeness(self._corpus.article(doc), self._analyzer, self._corpus.articles, self._holding)
        others = without(self._evaluator.found(query), [doc, *self._corpus.copies_of(doc)])
        return self._shown(others, SearchRequest(limit=limit), self._presenter([]))

    def _holding(self, stem: str) -> int:
        """In how many bodies a stem stands."""
        count = 0
        for base, field in self._corpus.fields("body_stem"):
            if (term := field.terms.find(stem)) >= 0:
                count += self._corpus.count_live(field.postings(term)[0] + np.int64(base))
        return count

    # --------------------------------------------------------------------- words and actors

    @cached_property
    def _suggesting(self) -> Suggesting:
        return Suggesting(self._corpus, self._expansions, self._lookup, self._actors, self._analyzer)

    @_taking_turns
    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """See `Engine.suggest`."""
        return self._suggesting.suggest(prefix, limit)

    @_taking_turns
    def spellings(self, word: str, limit: int = 3) -> tuple[ValueCount, ...]:
        """See `Engine.spellings`."""
        return self._suggesting.spellings(word, limit)

    @_taking_turns
    def actor(self, ref: str) -> Actor | None:
        """See `Engine.actor`."""
        rank = self._actors.find(ref)
        return None if rank is None else self._actors.actor(rank)

    @_taking_turns
    def actors(
        self, kind: Kind | None = None, containing: str = "", offset: int = 0, limit: int = 100
    ) -> tuple[ActorCount, ...]:
        """See `Engine.actors`."""
        return self._actors.listed(kind, containing, offset, limit)

    @_taking_turns
    def profile(self, actor: Actor, limit: int = 12) -> ActorProfile:
        """See `Engine.profile`."""
        return profile(actor, limit, self._corpus, self._actors, self._analyzer, self._holding)

    # ------------------------------------------------------------------------------- figures

    @_taking_turns
    def statistics(self) -> Statistics:
        """See `Engine.statistics`."""
        corpus, state = self._corpus, self._state
        oldest, newest = corpus.ends_of(corpus.everything)
        return Statistics(
            articles=corpus.articles,
            undated=self._counting.undated,
            first=oldest,
            last=newest,
            words=corpus.words,
            word_types=self._expansions.distinct(),
            actors=len(self._actors),
            bytes=state.bytes,
            segments=len(state.segments),
            generation=state.generation,
            fingerprint=state.fingerprint,
            committed=state.committed,
            folders=self._counting.values(corpus.everything, ValueField.FOLDER, corpus.articles),
        )


def _first_of(request: SearchRequest) -> SearchRequest:
    """The request for wider matches."""
    return SearchRequest(limit=WIDER, fold_copies=request.fold_copies)


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in (
        node.children if isinstance(node, And | Or) else (node.child,) if isinstance(node, Not) else ()
    ):
        yield from _walk(child)
