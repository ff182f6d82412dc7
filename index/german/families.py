"""Families: how many words share a first part, how many a head. They tell parts from accidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from index.german.links import COMMON, bases
from index.german.lists import COMBINING, PARTICLES, SUFFIXES
from index.german.packed import PackedWords, plain_table
from index.german.strings import Ints, Strings
from index.german.tables import table_of

try:
    from index.german import _words
except ImportError:  # no compiler: the Python below does it all
    _words = None  # type: ignore[assignment]

MIN_WORD = 7
MIN_HEAD_COUNT = 10
MIN_SHORT_HEAD_COUNT = 100

_HEAD, _NO_FRONT, _FRONT = 1, 2, 4
"""What the kernel is told of a word."""

Sizes = Mapping[str, int]


def families(counts: Mapping[str, int]) -> tuple[Sizes, Sizes]:
    """Sizes of the families of first parts (as they stand, with their link) and of heads.

    A word counts for every cut after which a common head follows (short ones must be commoner still)
    and before which some reading of the first part is a word, or a combining form.
    """
    if not _words:
        return count_families(counts, counts)
    words, occurring, others = plain_table(counts)
    by_front, by_head = _by_kernel(words, occurring)
    fronts, heads = count_families(counts, others)
    return _summed(by_front, fronts), _summed(by_head, heads)


def _summed(one: Sizes, other: Sizes) -> Sizes:
    """The sizes of parts of both; the other ones are few."""
    return (
        dict(one.items()) | {part: size + one.get(part, 0) for part, size in other.items()} if other else one
    )


def count_families(counts: Mapping[str, int], words: Iterable[str]) -> tuple[Sizes, Sizes]:
    """The families as far as some of the counted words make them up."""
    known = dict.fromkeys(PARTICLES, False) | dict.fromkeys(COMBINING, True)
    by_front: dict[str, int] = {}
    by_head: dict[str, int] = {}
    for word in words:
        for cut in range(3, len(word) - 2) if len(word) >= MIN_WORD else ():
            head = word[cut:]
            if head not in counts or not _is_head(head, counts[head]):
                continue
            front = word[:cut]
            is_part = known.get(front)
            if is_part is None:
                is_part = known[front] = bool(bases(front, counts))
            if is_part:
                by_front[front] = by_front.get(front, 0) + 1
                by_head[head] = by_head.get(head, 0) + 1
    return by_front, by_head


def _is_head(word: str, n: int) -> bool:
    if len(word) == 3:
        return n >= MIN_SHORT_HEAD_COUNT and word not in PARTICLES
    return n >= MIN_HEAD_COUNT and word not in SUFFIXES


def _by_kernel(counted: Strings, occurring: Ints) -> tuple[Sizes, Sizes]:
    """The families as far as words that can be packed make them up."""
    lists = PARTICLES - COMBINING, PARTICLES, COMBINING, SUFFIXES
    packed, (own, only_particles, particles, combining, suffixes) = PackedWords.of_all(
        (counted, *map(Strings.of, lists))
    )
    words, letters = packed.words, packed.words.lengths
    counts = np.full(len(words), -1, np.int64)
    counts[own] = occurring
    heads = np.where(letters == 3, counts >= MIN_SHORT_HEAD_COUNT, counts >= MIN_HEAD_COUNT) & (letters >= 3)
    heads[particles[letters[particles] == 3]] = False
    heads[suffixes[letters[suffixes] > 3]] = False
    marks = heads * np.uint8(_HEAD)
    marks[only_particles] |= _NO_FRONT
    marks[combining] |= _FRONT
    limits = np.array([MIN_WORD, COMMON], np.int64)
    by_head = np.zeros(len(words), np.int32)
    room, found = 1 << max(10, len(words).bit_length() - 2), -1
    while found < 0:
        owners, ends, sizes = np.zeros((3, room), np.int32)
        slots = np.zeros(2 * room, np.int32)
        table = packed.table({"counts": counts})
        found = _words.families(table, marks, limits, owners, ends, sizes, slots, by_head)
        room *= 2
    parts = np.flatnonzero(sizes[:found] > 0)
    starts = words.starts[owners[parts]]
    fronts, places = words.slices(starts, starts + ends[parts]).ranked()
    by_front = np.zeros(len(fronts), np.int32)
    by_front[places] = sizes[parts]
    used = np.flatnonzero(by_head)
    return table_of(fronts, by_front), table_of(words.take(used), by_head[used])
