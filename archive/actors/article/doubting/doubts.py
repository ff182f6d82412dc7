"""Whom to doubt: names that no list knows, and for which too little speaks.

Whoever opens a list of actors wants to trust it, and of the names that no list knows a sixth are wrong.
What is likely to be no name at all is left out; what is likely to be one, but not likely enough, is doubtful.
Trees weigh the evidence (`evidence.py`); `archive.actors.train.doubts` grows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from archive.actors.article.doubting.evidence import FEATURES, Candidate
from archive.errors import ArchiveError
from archive.mentions import Kind, Mention

_ARRAYS = ("feature", "limit", "below", "worth", "named", "least")
PARTS = 1_000_000
"""Chances are whole numbers of this part of one."""

_TOGETHER = 32
"""Trees that are looked at together: what is between two steps stays in the processor's cache."""

NO_LIMIT = np.iinfo(np.int32).max
"""That of a leaf: nothing goes beyond."""

IntArray = npt.NDArray[np.int32]
Knows = Callable[[Kind, str], bool]
"""Whether a name of a kind needs no evidence."""


class Resolved(NamedTuple):
    """The mentions of a text, ascending, and where known names stand in it (start, end)."""

    mentions: tuple[Mention, ...]
    known: Mapping[tuple[int, int], str]


def candidates(found: Sequence[Resolved], knows: Knows) -> Iterator[Candidate]:
    """The actors of all texts that are named, and that nobody knows."""
    for number, one in enumerate(found):
        actors: defaultdict[tuple[Kind, str], list[Mention]] = defaultdict(list)
        for mention in one.mentions:
            actors[mention.kind, mention.name].append(mention)
        for (kind, name), mentions in actors.items():
            known = any((mention.start, mention.end) in one.known or mention.role for mention in mentions)
            if not known and not knows(kind, name):
                yield Candidate(number, mentions)


@dataclass(frozen=True)
class Doubts:
    """Trees whose leaves add up to the chance of being an actor.

    All arrays are (trees x nodes, int32); node 0 is the root. Where `feature` (a column of the evidence) is
    at most `limit` the way leads to the node `below`, else to the one behind that; a leaf leads to itself.
    `worth` is that of leaves. What has less than `named` is no name, whoever has less than `least` is
    doubtful.
    """

    feature: npt.NDArray[np.int32]
    limit: npt.NDArray[np.int32]
    below: npt.NDArray[np.int32]
    worth: npt.NDArray[np.int32]
    named: int
    least: int

    def chances(self, rows: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """The chance (in 1/`PARTS`) of each row of evidence."""
        sums = np.zeros(len(rows), np.int32)
        if len(rows):
            for trees, depth in self._groups:
                sums += self._some(rows, trees, depth)
        return sums

    @cached_property
    def _groups(self) -> list[tuple[slice, int]]:
        """The trees that are looked at together, and how deep they are."""
        groups = [slice(first, first + _TOGETHER) for first in range(0, len(self.below), _TOGETHER)]
        return [(trees, _depth(self.below[trees])) for trees in groups]

    def _some(self, rows: IntArray, trees: slice, depth: int) -> IntArray:
        """What some trees add: from node to node, all rows and trees at once."""
        count, size = self.feature[trees].shape
        roots = np.arange(count, dtype=np.int32) * size
        feature, limit, worth = (array[trees].ravel() for array in (self.feature, self.limit, self.worth))
        below = (self.below[trees] + roots[:, None]).ravel()
        evidence = rows.ravel()
        own = np.repeat(np.arange(len(rows), dtype=np.int32) * rows.shape[1], count)
        at = np.tile(roots, len(rows))
        place, most = np.empty_like(at), np.empty_like(at)
        for _ in range(depth):
            feature.take(at, out=place, mode="clip")
            place += own
            value = evidence.take(place)
            limit.take(at, out=most, mode="clip")
            at = below.take(at)
            at += value > most
        sums: IntArray = worth.take(at).reshape(-1, count).sum(axis=1, dtype=np.int32)
        return sums

    def marked(
        self, found: Sequence[Resolved], doubted: Sequence[Candidate], rows: npt.NDArray[np.int32]
    ) -> list[tuple[Mention, ...]]:
        """The mentions of each text: without what is no name, and with doubts where too little speaks."""
        chances = self.chances(rows)
        named: defaultdict[int, dict[Mention, bool]] = defaultdict(dict)
        for place in np.flatnonzero(chances < max(self.named, self.least)).tolist():
            one = doubted[place]
            named[one.text].update(dict.fromkeys(one.mentions, bool(chances[place] >= self.named)))
        return [
            tuple(
                mention._replace(doubtful=mention in named[number])
                for mention in one.mentions
                if named[number].get(mention, True)
            )
            if number in named
            else one.mentions
            for number, one in enumerate(found)
        ]


def save(doubts: Doubts, path: Path) -> None:
    """Write the file; `load` reads it."""
    np.savez_compressed(
        path,
        feature=doubts.feature.astype(np.int8),
        limit=doubts.limit,
        below=doubts.below.astype(np.int16),
        worth=doubts.worth,
        named=np.int32(doubts.named),
        least=np.int32(doubts.least),
    )


def load(path: Path) -> Doubts:
    """Read the file. Raises ArchiveError when it is missing or no such file."""
    try:
        with np.load(path, allow_pickle=False) as archive:
            return _checked(*(archive[name].astype(np.int32) for name in _ARRAYS))
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise ArchiveError(f"{path}: no model of doubts ({error}); install the package again") from error


def _depth(below: IntArray) -> int:
    """Steps from the root to the deepest leaf."""
    trees, size = below.shape
    depth = np.zeros((trees, size + 1), np.int32)
    every = np.arange(trees)
    for node in range(size):
        inner = every[below[:, node] > node]
        for child in (below[inner, node], below[inner, node] + 1):
            depth[inner, child] = depth[inner, node] + 1
    return int(depth.max(initial=0))


def _checked(
    feature: IntArray, limit: IntArray, below: IntArray, worth: IntArray, named: IntArray, least: IntArray
) -> Doubts:
    """Raises ValueError where a way through the trees leads out of them, or never ends."""
    if len({array.shape for array in (feature, limit, below, worth)}) > 1 or feature.ndim != 2:
        raise ValueError("its trees do not fit each other")
    if not 0 <= feature.min(initial=0) <= feature.max(initial=0) < len(FEATURES):
        raise ValueError("its trees ask for evidence that there isn't")
    nodes = np.arange(feature.shape[1])
    leaf = (below == nodes) & (limit == NO_LIMIT)
    if not (leaf | ((below > nodes) & (below < len(nodes) - 1))).all():
        raise ValueError("a way through its trees never ends")
    return Doubts(feature, limit, below, worth, int(named), int(least))
