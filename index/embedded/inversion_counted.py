"""Inversion by counting: words come document by document, so that each list's postings come in order.

Every thread takes some documents. First all count what each list gets of theirs; then it is known where
each list begins, and within it what each thread puts there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from index.embedded._inversion import count, fill
from index.embedded._unions import unite
from index.embedded.arrays import Ints, narrowest, offsets
from index.embedded.postings import Inverted
from index.embedded.streams import MAX_DOCUMENTS, MAX_LISTS, MAX_POSITION, Share, Stream

SHARES = 4
"""So many threads at most work on one field; each takes 16 bytes a list."""
_POSITIONS, _POSTINGS = 0, 1
"""Columns of the table that `_inversion.c` describes."""
MAX_WORDS = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of the streams, the number of each one's first document, and the table of their lists."""

    streams: Sequence[Stream]
    starts: Sequence[int]
    rows: Ints

    def count(self) -> tuple[list[Ints], int]:
        """Positions of each document, stream by stream; the highest frequency."""
        lengths = [np.zeros(len(stream.counts), np.int64) for stream in self.streams]
        most = [
            count(*_given(stream), self.rows, own, start)
            for stream, own, start in zip(self.streams, lengths, self.starts, strict=True)
        ]
        return lengths, max(most, default=0)

    def fill(self, docs: Ints, freqs: Ints, positions: Ints) -> None:
        """Put all occurrences in their places."""
        for stream, start in zip(self.streams, self.starts, strict=True):
            fill(*_given(stream), self.rows, docs, freqs, positions, start)


def _given(stream: Stream) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints, Ints]:
    return (
        np.ascontiguousarray(stream.types),
        np.ascontiguousarray(stream.starts, np.int64),
        np.ascontiguousarray(stream.counts, np.int64),
        np.ascontiguousarray(stream.ends, np.int64),
        np.ascontiguousarray(stream.lists, np.int32),
        np.ascontiguousarray(stream.hidden_at, np.int64),
        np.ascontiguousarray(stream.hidden, np.int32),
    )


def invert(streams: Sequence[Stream], lists: int, share: Share = map) -> tuple[Ints, Inverted]:
    """Positions a document, and posting lists with positions, of a field whose documents come in several
    streams, one after another; `lists` is how many lists there are.
    """
    starts = offsets(np.array([len(stream.counts) for stream in streams], np.int64)).tolist()
    if starts[-1] > MAX_DOCUMENTS or lists > MAX_LISTS:
        raise ValueError("too many documents or words for one inversion")
    parts = _parts(streams, starts, lists)
    counted = list(share(_Part.count, parts))
    lengths = np.concatenate([np.zeros(0, np.int64), *(own for many, _ in counted for own in many)])
    counts, words = _places(parts, lists)
    docs = np.empty(int(counts.sum()), np.uint16)
    freqs = np.empty(len(docs), narrowest(max((most for _, most in counted), default=0)))
    longest = min(int(lengths.max(initial=0)), MAX_POSITION)
    positions = np.empty(words, narrowest(longest))
    list(share(lambda part: part.fill(docs, freqs, positions), parts))
    return lengths, Inverted(counts, docs, freqs, positions)


def _parts(streams: Sequence[Stream], starts: Sequence[int], lists: int) -> list[_Part]:
    """About as many tokens for each thread."""
    tokens = offsets(np.array([stream.counts.sum(dtype=np.int64) for stream in streams], np.int64))
    cuts = np.searchsorted(tokens, tokens[-1] * np.arange(1, SHARES) // SHARES).tolist()
    bounds = sorted({0, len(streams), *(min(cut, len(streams)) for cut in cuts)})
    return [
        _Part(streams[low:high], starts[low:high], np.zeros((lists, 4), np.uint32))
        for low, high in pairwise(bounds)
    ]


def _places(parts: Sequence[_Part], lists: int) -> tuple[Ints, int]:
    """Let the tables say where the next position and posting of each list goes instead of how many there
    are; returns the postings of each list, and how many positions there are.
    """
    totals = {column: np.zeros(lists, np.int64) for column in (_POSITIONS, _POSTINGS)}
    for column, total in totals.items():
        for part in parts:
            total += part.rows[:, column]
        if (end := int(total.sum())) > MAX_WORDS:
            raise ValueError(f"{end} words are too many for one inversion")
        place = offsets(total)[:-1].astype(np.uint32)
        for part in parts:
            place += part.rows[:, column]
            part.rows[:, column] = place - part.rows[:, column]
    for part in parts:
        part.rows[:, _POSTINGS + 1 :] = 0
    return totals[_POSTINGS], int(totals[_POSITIONS].sum())


def derive(base: Inverted, ends: Ints, members: Ints) -> Inverted:
    """Posting lists, without positions, of terms that are unions of lists (CSR `ends`, `members`).

    Terms with a single member stay empty: readers take the member's list.
    """
    several = np.repeat(np.diff(ends) > 1, np.diff(ends))
    room = int(base.counts[members[several]].sum())
    counts, docs, freqs = (
        np.empty(len(ends) - 1, np.int64),
        np.empty(room, np.uint16),
        np.empty(room, np.uint32),
    )
    written = unite(
        offsets(base.counts),
        np.ascontiguousarray(base.docs, np.uint16),
        np.ascontiguousarray(base.freqs),
        np.ascontiguousarray(ends, np.int64),
        np.ascontiguousarray(members, np.int64),
        counts,
        docs,
        freqs,
    )
    return Inverted(counts, docs[:written], freqs[:written])
