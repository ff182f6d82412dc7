"""A query tree evaluated from its leaves upwards into documents and scores.

Nodes that earn a score (words, phrases, patterns and what joins them) answer with documents and
scores; the others (dates, values, actors, exclusions) are masks over all documents, which the rarest
word looks into. Scores are added in the order of the tree.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from functools import reduce

import numpy as np

from index.embedded.clock import TimeUp
from index.embedded.corpus import Corpus, Docs, Mask
from index.embedded.lookup import Found, Lookup
from index.embedded.named import ActorIndex
from index.expand import Close, Fits, Row, Sense
from index.german.folding import fold
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
    ValueIs,
)
from index.ranking import Floats

KEPT_MASKS = 64 << 20
"""Room for kept masks, in bytes."""


class Evaluator:
    """Evaluates understood queries over one corpus."""

    def __init__(self, corpus: Corpus, lookup: Lookup, actors: ActorIndex) -> None:
        self._corpus = corpus
        self._lookup = lookup
        self._actors = actors
        self._masks: OrderedDict[Node, Mask] = OrderedDict()

    def found(self, query: Node, constraints: Sequence[Node] = ()) -> Found:
        """Live documents that match the query and all constraints, with the scores of the query."""
        children = query.children if isinstance(query, And) else (query,)
        return self._all(children, constraints)

    def _found(self, node: Node) -> Found:
        match node:
            case Sense() | Row() | Close() | Fits():
                return self._lookup.found(node)
            case And():
                return self._all(node.children)
            case Or():
                return self._any(node.children)
            case _:
                return self._unscored(np.flatnonzero(self.mask(node)))

    def _unscored(self, docs: Docs) -> Found:
        return Found(docs, np.zeros(len(docs), np.float32), self._corpus.size)

    def _all(self, children: Sequence[Node], constraints: Sequence[Node] = ()) -> Found:
        scored = [self._found(child) for child in children if _earns(child)]
        masks = [self.mask(node) for node in (*children, *constraints) if not _earns(node)]
        masks += [self.mask(node) for node in constraints if _earns(node)]
        if not scored:
            everything = [node for node in (*children, *constraints) if not isinstance(node, Everything)]
            docs = np.flatnonzero(reduce(np.logical_and, masks)) if everything else self._corpus.everything
            return self._unscored(docs)
        return self._narrowed(scored, masks)

    def _narrowed(self, scored: Sequence[Found], masks: Sequence[Mask]) -> Found:
        """What all of `scored` and all masks share; the shortest list leads."""
        if len(scored) == 1 and not masks:
            return scored[0]
        order = sorted(range(len(scored)), key=lambda number: len(scored[number].docs))
        docs = scored[order[0]].docs
        for mask in masks:
            docs = docs[mask[docs]]
        for number in order[1:]:
            docs = docs[scored[number].holds(docs)]
        return Found(docs, _sum([found.at(docs) for found in scored]), self._corpus.size)

    def _any(self, children: Sequence[Node]) -> Found:
        parts = list(self._in_time(children))
        docs = self._lookup.united([part.docs for part in parts])
        return Found(docs, _sum([part.at(docs) for part in parts]), self._corpus.size)

    def _in_time(self, children: Sequence[Node]) -> Iterator[Found]:
        """As many as there is time for, each of them an answer. Raises TimeUp where not even one is."""
        for number, child in enumerate(children):
            try:
                yield self._found(child)
            except TimeUp:
                if not number:
                    raise
                return

    # ------------------------------------------------------------------------------------- masks

    def mask(self, node: Node) -> Mask:
        """Which documents match, deleted ones never."""
        mask = self._masks.get(node)
        if mask is None:
            mask = self._masks[node] = self._corpus.alive(self._make_mask(node))
            while len(self._masks) * self._corpus.size > KEPT_MASKS and len(self._masks) > 1:
                self._masks.popitem(last=False)
        else:
            self._masks.move_to_end(node)
        return mask

    def _make_mask(self, node: Node) -> Mask:
        corpus = self._corpus
        match node:
            case DateIn():
                return self._dated(node)
            case Undated():
                return np.asarray(corpus.precision == 0)
            case ValueIs():
                return self._valued(node)
            case ActorIs():
                return self._actors.mask(node.ref)
            case Not():
                return ~self.mask(node.child)
            case And() | Or():
                joined: Callable[[Mask, Mask], Mask] = (
                    np.logical_and if isinstance(node, And) else np.logical_or
                )
                return reduce(joined, map(self.mask, node.children))
            case Everything():
                return np.ones(corpus.size, np.bool_)
            case Nothing():
                return np.zeros(corpus.size, np.bool_)
            case _:
                mask = np.zeros(corpus.size, np.bool_)
                mask[self._found(node).docs] = True
                return mask

    def _dated(self, node: DateIn) -> Mask:
        span, corpus = node.span, self._corpus
        if span.empty:
            return np.zeros(corpus.size, np.bool_)
        mask = corpus.precision > 0
        if span.first is not None:
            mask &= corpus.last >= span.first.toordinal()
        if span.last is not None:
            mask &= corpus.first <= span.last.toordinal()
        return np.asarray(mask)

    def _valued(self, node: ValueIs) -> Mask:
        wanted = fold(node.value)
        mask = np.zeros(self._corpus.size, np.bool_)
        for base, segment in self._corpus.parts():
            values = segment.values(node.name.value)
            meant = np.fromiter((fold(term.decode()) == wanted for term in values.terms), np.bool_)
            mask[base : base + segment.count] = meant[values.ordinals]
        return mask


def _earns(node: Node) -> bool:
    """True for nodes whose matches may have a score."""
    if isinstance(node, And | Or):
        return any(map(_earns, node.children))
    return isinstance(node, Sense | Row | Close | Fits)


def _sum(parts: Sequence[Floats]) -> Floats:
    return reduce(np.add, parts)
