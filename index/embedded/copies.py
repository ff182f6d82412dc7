"""Groups of articles with (nearly) the same text: found at commit, only for what is new.

Members are numbered through all segments of a commit, one segment after another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import Ints, distinct, first_of_each, narrow, offsets
from index.embedded.container import Container, ContainerWriter
from index.embedded.fields import Mask
from index.embedded.segment import Segment
from index.embedded.signatures import BANDS, jaccard, shingle_sets

SIMILAR = 0.8
"""Jaccard similarity from which on two texts are copies."""
AT_ONCE = 500
"""Pairs that are compared together."""
CHARACTERS = 1 << 20
"""Of the texts that are cut together."""
BANDS_AT_ONCE = 1 << 20
"""Bands that are sorted together, about."""
CROWD = 16
"""In larger buckets an article is compared with the first one and its neighbour only."""

Shingles = npt.NDArray[np.uint64]
Groups = dict[int, int]
"""Group number of each member."""


class Numbering:
    """Numbers of documents through several segments."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.starts = offsets(np.array([segment.count for segment in segments], np.int64))

    def place(self, number: int) -> tuple[Segment, int]:
        """Segment and document of a number."""
        at = int(np.searchsorted(self.starts, number, "right")) - 1
        return self.segments[at], number - int(self.starts[at])

    def text(self, number: int) -> str:
        """Title and body of a document."""
        segment, doc = self.place(number)
        return segment.article(doc).text

    def live(self) -> Ints:
        """One flag for each document: not deleted."""
        flags = [
            np.ones(segment.count, np.bool_) if segment.deleted is None else ~segment.deleted
            for segment in self.segments
        ]
        return np.concatenate([np.zeros(0, np.bool_), *flags])


def find_copies(numbering: Numbering, new: Ints, known: Groups) -> Groups:
    """The groups after documents came: `new` flags them (one flag for each document)."""
    pairs = _candidates(numbering, new)
    last = {number: place for place, pair in enumerate(pairs) for number in pair}
    sets: dict[int, Shingles] = {}
    same = []
    for start in range(0, len(pairs), AT_ONCE):
        some = pairs[start : start + AT_ONCE]
        members = dict.fromkeys(chain.from_iterable(some))
        sets |= _shingles(numbering, [number for number in members if number not in sets])
        same += [(left, right) for left, right in some if jaccard(sets[left], sets[right]) >= SIMILAR]
        for number in members:
            if last[number] < start + AT_ONCE:
                del sets[number]
        _let_go(numbering)
    return _unite(same, known)


def _let_go(numbering: Numbering) -> None:
    for segment in numbering.segments:
        segment.container.let_go()


def _shingles(numbering: Numbering, wanted: Iterable[int]) -> Iterator[tuple[int, Shingles]]:
    """The shingles of documents, whose texts are cut together as long as they are not too long."""
    texts: dict[int, str] = {}
    size = 0
    for number in wanted:
        texts[number] = numbering.text(number)
        size += len(texts[number])
        if size > CHARACTERS:
            yield from zip(texts, shingle_sets(list(texts.values())), strict=True)
            texts, size = {}, 0
    yield from zip(texts, shingle_sets(list(texts.values())), strict=True)


def _candidates(numbering: Numbering, new: Ints) -> list[tuple[int, int]]:
    """Pairs of live documents, at least one of them new, that share a band."""
    pairs: set[tuple[int, int]] = set()
    for keys, owners in _bands_to_compare(numbering, new):
        bounds = np.append(first_of_each(keys), len(keys))
        several = np.flatnonzero(np.diff(bounds) > 1)
        pairs.update(
            (left, right)
            for start, end in zip(bounds[several].tolist(), bounds[several + 1].tolist(), strict=True)
            for left, right in _within(distinct(owners[start:end]).tolist())
            if new[left] or new[right]
        )
    return sorted(pairs)


def _bands_to_compare(numbering: Numbering, new: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Sorted (band, document) of live documents, only of bands that a new document has; all of a band come
    together.
    """
    parts = [segment.container["bands"] for segment in numbering.segments]
    bands = np.concatenate([np.zeros(0, np.uint32), *parts])
    _let_go(numbering)
    if new.all():
        shared = bands != 0
    else:
        wanted = np.unique(bands.reshape(-1, BANDS)[new])
        shared = _contains(wanted[wanted != 0], bands)
    live = numbering.live()
    for few in _shares(shared, bands):
        at = np.flatnonzero(few)
        at = at[live[at // BANDS]]
        packed = bands[at].astype(np.uint64)
        packed <<= np.uint64(32)
        packed |= (at // BANDS).astype(np.uint64)
        packed.sort()
        yield (packed >> np.uint64(32)).astype(np.uint32), packed.astype(np.uint32).astype(np.int64)


def _shares(shared: Mask, bands: Ints) -> Iterator[Mask]:
    """The flags of bands in several shares, where there are many; all of one value are in one share."""
    shares = np.count_nonzero(shared) // BANDS_AT_ONCE + 1
    if shares == 1:
        yield shared
        return
    ends = [(share << 32) // shares for share in range(shares + 1)]
    for low, high in pairwise(ends):
        yield shared & (bands >= low) & (bands <= high - 1)


def _contains(wanted: Ints, bands: Ints) -> Mask:
    """Which bands are wanted. Most are ruled out by their low bits, which is ten times faster."""
    low = np.zeros(1 << 16, np.bool_)
    low[wanted & 0xFFFF] = True
    found: Mask = low.take(bands.astype(np.uint16))
    at = np.flatnonzero(found)
    found[at] = np.isin(bands[at], wanted)
    return found


def _within(members: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(members) <= CROWD:
        return combinations(members, 2)
    return {*pairwise(members), *((members[0], other) for other in members[1:])}


def _unite(pairs: Iterable[tuple[int, int]], known: Groups) -> Groups:
    """Groups of which each pair is in one; a group's number is its smallest member."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while parent.setdefault(number, number) != number:
            number = parent[number]
        return number

    for left, right in (*_links(known), *pairs):
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    return {number: root(number) for number in sorted(parent)}


def _links(groups: Groups) -> Iterator[tuple[int, int]]:
    members: dict[int, list[int]] = defaultdict(list)
    for number, group in groups.items():
        members[group].append(number)
    return (pair for together in members.values() for pair in pairwise(together))


def tidy(groups: Groups, live: Ints) -> Groups:
    """Without deleted members and groups of one; a group's number is its smallest member that is left."""
    left: dict[int, list[int]] = defaultdict(list)
    for number, group in sorted(groups.items()):
        if live[number]:
            left[group].append(number)
    return {number: members[0] for members in left.values() if len(members) > 1 for number in members}


def write_copies(path: Path, groups: Groups, numbering: Numbering) -> ContainerWriter:
    """Store the groups of a commit, without syncing."""
    members, numbers = np.array(list(groups), np.int64), np.array(list(groups.values()), np.int64)
    with ContainerWriter(path) as writer:
        writer.meta["segments"] = [segment.name for segment in numbering.segments]
        writer.put("starts", narrow(numbering.starts))
        writer.put("members", narrow(members))
        writer.put("groups", narrow(np.unique(numbers, return_inverse=True)[1]))
    return writer


def read_copies(path: Path) -> dict[str, tuple[Ints, Ints]]:
    """(documents, groups) of each segment by its name."""
    container = Container(path)
    starts, members = container["starts"].astype(np.int64), container["members"].astype(np.int64)
    groups = container["groups"].astype(np.int32)
    bounds = np.searchsorted(members, starts).tolist()
    return {
        name: (members[low:high] - start, groups[low:high])
        for name, start, (low, high) in zip(
            container.meta["segments"], starts.tolist(), pairwise(bounds), strict=False
        )
    }


def copies_of(segments: Sequence[Segment]) -> Groups:
    """The groups that opened segments are in."""
    numbering = Numbering(segments)
    groups: Groups = {}
    first: dict[int, int] = {}
    for segment, start in zip(segments, numbering.starts.tolist(), strict=False):
        for doc in np.flatnonzero(segment.copies >= 0).tolist():
            group = int(segment.copies[doc])
            groups[start + doc] = first.setdefault(group, start + doc)
    return groups
