"""Which of the matching documents come first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from index.embedded.arrays import Ints
from index.embedded.corpus import Corpus, Docs
from index.embedded.lookup import Found
from index.engine import Sort

_GROUP = 32
_SPREAD = 8
"""From so many groups a hit wanted on, the best of each group are sorted instead of all documents."""
FEW_TIES = 512
"""Up to so many documents are put in the order of their ids by looking at the ids."""


class Order:
    """Orders documents of one corpus: by score or date, ties always by id."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def first(self, found: Found, sort: Sort, count: int) -> Docs:
        """The first `count` documents in the order asked for."""
        return self._first(found.docs, self._keys(found, sort), count)

    def _keys(self, found: Found, sort: Sort) -> Ints:
        """What ascends in the order asked for."""
        if sort is Sort.RELEVANCE:
            return -found.scores
        age = self._corpus.age[found.docs]
        if sort is Sort.OLDEST:
            return np.where(age == 0, np.int32(np.iinfo(np.int32).max), age)
        return -age

    def _first(self, docs: Docs, keys: Ints, count: int) -> Docs:
        if count <= 0 or not len(docs):
            return docs[:0]
        if len(docs) > count:
            few = np.flatnonzero(keys <= _bound(keys, count))
            docs, keys = docs[few], keys[few]
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        if (ordered[1:] == ordered[:-1]).any():
            order = np.lexsort((self._id_keys(docs), keys))
        return docs[order[:count]]

    def _id_keys(self, docs: Docs) -> Ints:
        """Keys that ascend as the ids of these documents do."""
        if len(docs) > FEW_TIES or "id_rank" in self._corpus.__dict__:
            return self._corpus.id_rank[docs]
        ids = [self._corpus.id(doc) for doc in docs.tolist()]
        keys = np.empty(len(ids), np.int64)
        keys[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        return keys

    # -------------------------------------------------------------------------------- copies

    def page(
        self, found: Found, sort: Sort, offset: int, limit: int, fold: bool
    ) -> list[tuple[int, tuple[int, ...]]]:
        """(document, copies folded under it) of one page; pages count what is shown."""
        groups = self._corpus.copies if fold else None
        if groups is None:
            return [(doc, ()) for doc in self.first(found, sort, offset + limit)[offset:].tolist()]
        count = offset + limit
        wanted = count
        while True:
            ordered = self.first(found, sort, wanted)
            leading = _leading(groups[ordered].tolist())
            if len(leading) >= count or len(ordered) >= len(found.docs):
                break
            wanted *= 2
        shown = ordered[leading][offset:count].tolist()
        return [(doc, self._copies(doc, found.docs, groups)) for doc in shown]

    def _copies(self, doc: int, docs: Docs, groups: Ints) -> tuple[int, ...]:
        if groups[doc] < 0:
            return ()
        others = docs[groups[docs] == groups[doc]]
        return tuple(other for other in others.tolist() if other != doc)


def _bound(keys: Ints, count: int) -> Any:
    """A key that `count` keys at least do not exceed, and hardly more.

    It is the `count`-th of the least keys of as many groups as are worth sorting: finding those is one
    pass over all keys, which `numpy.partition` goes over several times.
    """
    groups = len(keys) // _GROUP
    if groups >= count * _SPREAD:
        keys = keys[: groups * _GROUP].reshape(_GROUP, groups).min(axis=0)
    return np.partition(keys, count - 1)[count - 1]


def _leading(groups: Sequence[int]) -> list[int]:
    """Places of documents that have no copy before them (ascending); those without a group lead."""
    seen: set[int] = set()
    leading = []
    for place, group in enumerate(groups):
        if group < 0 or group not in seen:
            leading.append(place)
            seen.add(group)
    return leading


def without(found: Found, docs: Sequence[int] | Ints) -> Found:
    """Everything found but some documents."""
    kept = ~np.isin(found.docs, docs)
    return Found(found.docs[kept], found.scores[kept], found.size)
