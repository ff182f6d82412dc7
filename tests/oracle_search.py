"""The searching half of the naive engine: sets, orders, paging, facets, by linear scan.

Only pure values that all engines share come from `index` (the ranking formula, expansion of the query,
presentation of a hit); sets, counts, orders and paging are made here, slowly and readably.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

import numpy as np

from archive.article import Article
from archive.dates import PartialDate, Span
from archive.mentions import Kind, Labeller, Mention
from index.answers import (
    Actor,
    ActorCount,
    DateBucket,
    DateFacet,
    Facets,
    Hit,
    Mark,
    Results,
    Step,
    StoredArticle,
    ValueCount,
)
from index.engine import SearchRequest, Sort
from index.expand import Close, Fits, Row, Sense, understand, widen
from index.german.analysis import Analyzer
from index.german.folding import fold
from index.highlight import Lighting
from index.hints import Hint, hint
from index.likeness import likeness
from index.patterns import LIMIT
from index.presenting import ACTORS, Presenter, plain_hit
from index.query import (
    ActorIs,
    And,
    DateIn,
    Everything,
    Node,
    Not,
    Nothing,
    Or,
    Undated,
    ValueField,
    ValueIs,
)
from index.span import span_asked
from tests.oracle_matching import Scores, analyse
from tests.oracle_tables import copy_groups, label_all, words_by_stem

WIDER = 10
Pairs = Sequence[tuple[Article, Sequence[Mention]]]


class NaiveSearch:
    """Searching a list of articles with their mentions; see `tests.oracle` for the rest of an engine."""

    def __init__(self, pairs: Pairs, analyzer: Analyzer, labeller: Labeller, revision: str = "naive") -> None:
        self._analyzer = analyzer
        self._all = [analyse(article, mentions, analyzer) for article, mentions in sorted(pairs, key=_by_id)]
        self._numbers = {analysed.article.id: n for n, analysed in enumerate(self._all)}
        self._scores = Scores(self._all)
        self._known, self._named = label_all(self._all, labeller)
        self._groups = copy_groups([analysed.article for analysed in self._all])
        self._by_stem = words_by_stem([analysed.article for analysed in self._all], analyzer)
        self._revision = revision

    @property
    def revision(self) -> str:
        """As it was given."""
        return self._revision

    # ------------------------------------------------------------------------------- searching

    def search(self, request: SearchRequest) -> Results:
        """See `index.engine.Engine.search`."""
        hints: list[Hint] = []
        nodes = [self._understood(node, hints) for node in (request.query, *request.constraints)]
        found = self._matching(nodes)
        presenter = Presenter(nodes, Lighting(self._analyzer, self._forms), self.actor)
        shown = self._folded(self._ordered(found, nodes[0], request.sort), request)
        page = shown[request.offset : request.offset + request.limit]
        wider = self._wider(nodes, found, request)
        return Results(
            total=len(found),
            hits=tuple(self._hit(*row, presenter, request) for row in page),
            wider=tuple(self._hit(*row, presenter, request) for row in wider),
            facets=self._facets(found, request),
            hints=tuple(hints),
        )

    def ids(self, request: SearchRequest) -> list[str]:
        """See `index.engine.Engine.ids`; offset, limit and folding do not matter."""
        nodes = [self._understood(node, []) for node in (request.query, *request.constraints)]
        ordered = self._ordered(self._matching(nodes), nodes[0], request.sort)
        return [self._all[number].article.id for number, _ in ordered]

    def iterate(self, request: SearchRequest) -> Iterator[Article]:
        """See `index.engine.Engine.iterate`."""
        return (self._all[self._numbers[each]].article for each in self.ids(request))

    def _understood(self, node: Node, hints: list[Hint]) -> Node:
        understood = understand(node, self._analyzer)
        for inner in _walk(understood):
            if isinstance(inner, Fits) and len(self._fitting(inner)) > LIMIT:
                hints.append(hint("expansion-cut", inner.at, text=inner.typed, limit=LIMIT))
            if isinstance(inner, ActorIs) and self.actor(inner.ref) is None:
                hints.append(hint("unknown-actor", inner.at, text=inner.ref))
        return understood

    def _fitting(self, leaf: Fits) -> list[str]:
        return [word for word in self._dictionary() if leaf.pattern.fits(word)]

    def _dictionary(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for analysed in self._all:
            counts.update({*analysed.title.row, *analysed.body.row})
        return counts

    def _forms(self, stem: str) -> set[str]:
        return self._by_stem.get(stem, set())

    def _matching(self, nodes: Iterable[Node]) -> set[int]:
        return reduce(lambda found, node: found & self._set(node), nodes, set(range(len(self._all))))

    def _set(self, node: Node) -> set[int]:
        every = set(range(len(self._all)))
        match node:
            case And():
                return reduce(set.intersection, map(self._set, node.children))
            case Or():
                return reduce(set.union, map(self._set, node.children))
            case Not():
                return every - self._set(node.child)
            case Everything():
                return every
            case Nothing():
                return set()
            case _:
                return {number for number in every if self._holds(number, node)}

    def _holds(self, number: int, node: Node) -> bool:
        analysed = self._all[number]
        article = analysed.article
        match node:
            case Sense() | Row() | Close() | Fits():
                return analysed.matches(node)
            case DateIn():
                return article.date is not None and not node.span.empty and node.span.overlaps(article.date)
            case Undated():
                return article.date is None
            case ValueIs():
                return fold(_value(article, node.name)) == fold(node.value)
            case ActorIs():
                actor = self.actor(node.ref)
                return actor is not None and actor in self._actors_of(number)
            case _:
                raise TypeError(f"not a node of an understood query: {node!r}")

    def _score(self, node: Node) -> np.ndarray:
        """Scores of all articles (float32), 0 where the node does not match."""
        nothing = np.zeros(len(self._all), np.float32)
        match node:
            case Sense() | Row() | Close() | Fits():
                score = self._scores.leaf(node)
            case And() | Or():
                score = reduce(lambda total, child: total + self._score(child), node.children, nothing)
            case _:
                return nothing
        matching = np.isin(np.arange(len(self._all)), list(self._set(node)))
        return np.where(matching, score, nothing)

    def _ordered(self, found: Iterable[int], query: Node, sort: Sort) -> list[tuple[int, float]]:
        """(article, score) in the order asked for; articles are numbered in the order of their ids."""
        if sort is Sort.RELEVANCE:
            scores = self._score(query)
            return sorted(((n, float(scores[n])) for n in found), key=lambda row: (-row[1], row[0]))
        sign = 1 if sort is Sort.OLDEST else -1

        def key(number: int) -> tuple[bool, int, int, int]:
            date = self._all[number].article.date
            first, precision = (date.first.toordinal(), int(date.precision)) if date else (0, 0)
            return date is None, sign * first, sign * precision, number

        return [(number, 0.0) for number in sorted(found, key=key)]

    def _wider(
        self, nodes: Sequence[Node], found: set[int], request: SearchRequest
    ) -> list[tuple[int, float, tuple[str, ...]]]:
        if (
            not request.wider
            or not request.limit
            or request.offset
            or request.sort is not Sort.RELEVANCE
            or len(found) >= WIDER
        ):
            return []
        wider = widen(nodes[0])
        if wider is None:
            return []
        further = self._matching([wider, *nodes[1:]]) - found
        return self._folded(self._ordered(further, wider, request.sort), request)[:WIDER]

    def _folded(
        self, ordered: Sequence[tuple[int, float]], request: SearchRequest
    ) -> list[tuple[int, float, tuple[str, ...]]]:
        """The first of each group of copies, with the ids of the others that were found."""
        rows: list[tuple[int, float, tuple[str, ...]]] = []
        seen: set[int] = set()
        for number, score in ordered:
            group = self._groups[number]
            if request.fold_copies and group in seen:
                continue
            seen.add(group)
            others = sorted(n for n, _ in ordered if n != number and self._groups[n] == group)
            ids = tuple(self._all[n].article.id for n in others) if request.fold_copies else ()
            rows.append((number, score, ids))
        return rows

    def _hit(
        self, number: int, score: float, copies: tuple[str, ...], presenter: Presenter, request: SearchRequest
    ) -> Hit:
        article = self._all[number].article
        if not request.snippets:
            return plain_hit(article, score, copies)
        return presenter.hit(article, score, main_actors(self._named[number]), self._pairs(number), copies)

    # --------------------------------------------------------------------------------- facets

    def _facets(self, found: set[int], request: SearchRequest) -> Facets:
        asked = request.facets
        span = span_asked(request.query, *request.constraints)
        return Facets(
            dates=self._date_facet(found, asked.step, span) if asked.step else None,
            actors=self._actor_facets(found, asked.actors) if asked.actors else {},
            values=self._value_facets(found, asked.values) if asked.values else {},
        )

    def _date_facet(self, found: set[int], step: Step, span: Span) -> DateFacet:
        grain = list(Step).index(step) + 1
        hits: Counter[PartialDate | None] = Counter()
        holdings: Counter[PartialDate | None] = Counter()
        for number, analysed in enumerate(self._all):
            date = _cut(analysed.article.date, grain)
            if date is not None and (span.empty or not span.overlaps(date)):
                continue
            holdings[date] += 1
            hits[date] += number in found
        dates = sorted((date for date in holdings if date), key=lambda date: date.sort_key)
        buckets = [DateBucket(date, hits[date], holdings[date]) for date in dates]
        return DateFacet(
            step,
            tuple(bucket for bucket in buckets if bucket.date.precision == grain),
            tuple(bucket for bucket in buckets if bucket.date.precision < grain),
            hits[None],
            holdings[None],
        )

    def _actor_facets(self, found: Iterable[int], limit: int) -> dict[Kind, tuple[ActorCount, ...]]:
        rows = self._count_actors(found)
        return {kind: tuple(row for row in rows if row.actor.kind is kind)[:limit] for kind in Kind}

    def _count_actors(self, found: Iterable[int]) -> list[ActorCount]:
        counts = Counter(actor for number in found for actor in self._actors_of(number))
        rows = (ActorCount(actor, count) for actor, count in counts.items())
        return sorted(rows, key=lambda row: (-row.count, row.actor.name, row.actor.id))

    def _value_facets(self, found: Iterable[int], limit: int) -> dict[str, tuple[ValueCount, ...]]:
        numbers = list(found)
        return {
            name.value: counted(_value(self._all[number].article, name) for number in numbers)[:limit]
            for name in ValueField
        }

    # --------------------------------------------------------------------------- one article

    def article(self, id: str) -> StoredArticle | None:
        """See `index.engine.Engine.article`."""
        number = self._numbers.get(id)
        if number is None:
            return None
        analysed, group = self._all[number], self._groups[number]
        ids = [other.article.id for other in self._all]
        return StoredArticle(
            analysed.article,
            analysed.mentions,
            tuple(actor for _, actor in self._pairs(number)),
            tuple(ids[n] for n in range(len(ids)) if n != number and self._groups[n] == group),
            tuple(ids[n] for n, other in enumerate(self._all) if other.article.corrects == id),
        )

    def marks(self, article: Article, query: Node) -> tuple[Mark, ...]:
        """See `index.engine.Engine.marks`."""
        presenter = Presenter(
            [understand(query, self._analyzer)], Lighting(self._analyzer, self._forms), self.actor
        )
        number = self._numbers.get(article.id)
        return presenter.marks(article, self._pairs(number) if number is not None else ())

    def similar(self, id: str, limit: int = 5) -> tuple[Hit, ...]:
        """See `index.engine.Engine.similar`."""
        number = self._numbers.get(id)
        if number is None:
            return ()

        query = likeness(self._all[number].article, self._analyzer, len(self._all), self._holding)
        others = {n for n in self._set(query) if self._groups[n] != self._groups[number]}
        presenter = Presenter([], Lighting(self._analyzer, self._forms), self.actor)
        request = SearchRequest()
        rows = self._folded(self._ordered(others, query, Sort.RELEVANCE), request)[:limit]
        return tuple(self._hit(*row, presenter, request) for row in rows)

    def _holding(self, stem: str) -> int:
        """In how many bodies a stem stands."""
        return sum(analysed.body.stems[stem] > 0 for analysed in self._all)

    # --------------------------------------------------------------------------------- actors

    def actor(self, ref: str) -> Actor | None:
        """See `index.engine.Engine.actor`."""
        rows = self._count_actors(range(len(self._all)))
        for row in rows:
            if row.actor.id == ref:
                return row.actor
        for row in rows:
            if fold(ref) in map(fold, self._known_as(row.actor)):
                return row.actor
        return None

    def _known_as(self, actor: Actor) -> tuple[str, ...]:
        known = next(known for known in self._known if known.id == actor.id)
        return known.name, *known.aliases

    def _pairs(self, number: int) -> list[tuple[Mention, Actor | None]]:
        return list(zip(self._all[number].mentions, self._named[number], strict=True))

    def _actors_of(self, number: int) -> set[Actor]:
        return {actor for actor in self._named[number] if actor}


def _by_id(pair: tuple[Article, Sequence[Mention]]) -> str:
    return pair[0].id


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in (
        node.children if isinstance(node, And | Or) else (node.child,) if isinstance(node, Not) else ()
    ):
        yield from _walk(child)


def _value(article: Article, name: ValueField) -> str:
    value: str = getattr(article, name.value)
    return value


def _cut(date: PartialDate | None, grain: int) -> PartialDate | None:
    if date is None or date.precision <= grain:
        return date
    return PartialDate(date.year, date.month if grain > 1 else 0)


def counted(values: Iterable[str]) -> tuple[ValueCount, ...]:
    counts = Counter(value for value in values if value)
    return tuple(ValueCount(v, n) for v, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def main_actors(actors: Sequence[Actor | None]) -> tuple[Actor, ...]:
    """The actors named most often, ties in the order of the text."""
    known: dict[str, Actor] = {}
    counts: dict[str, int] = {}
    for actor in actors:
        if actor is not None:
            known[actor.id] = actor
            counts[actor.id] = counts.get(actor.id, 0) + 1
    often = sorted(counts, key=counts.__getitem__, reverse=True)
    return tuple(map(known.__getitem__, often[:ACTORS]))
