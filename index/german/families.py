"""Families: how many words share a first part, how many a head. They tell parts from accidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from index.german.links import COMMON, bases
from index.german.lists import COMBINING, PARTICLES, SUFFIXES
from index.german.packed import PackedWords, numbers, packable, plain

try:
    from index.german import _words
except ImportError:  # no compiler: the Python below does it all
    _words = None  # type: ignore[assignment]

MIN_WORD = 7
MIN_HEAD_COUNT = 10
MIN_SHORT_HEAD_COUNT = 100

_HEAD, _NO_FRONT, _FRONT = 1, 2, 4
"""What the kernel is told of a word."""

Sizes = dict[str, int]


def families(counts: Mapping[str, int]) -> tuple[Sizes, Sizes]:
    """Sizes of the families of first parts (as they stand, with their link) and of heads.

    A word counts for every cut after which a common head follows (short ones must be commoner still)
    and before which some reading of the first part is a word, or a combining form.
    """
    if not _words:
        return count_families(counts, counts)
    by_front, by_head = _by_kernel(counts)
    others = [word for word in counts if not packable(word)]
    for sizes, more in zip((by_front, by_head), count_families(counts, others), strict=True):
        for part, size in more.items():
            sizes[part] = sizes.get(part, 0) + size
    return by_front, by_head


def count_families(counts: Mapping[str, int], words: Iterable[str]) -> tuple[Sizes, Sizes]:
    """The families as far as some of the counted words make them up."""
    known = dict.fromkeys(PARTICLES, False) | dict.fromkeys(COMBINING, True)
    by_front: Sizes = {}
    by_head: Sizes = {}
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


def _by_kernel(counts: Mapping[str, int]) -> tuple[Sizes, Sizes]:
    """The families as far as words that can be packed make them up."""
    packed = PackedWords.of(plain(counts, PARTICLES, COMBINING))
    words, place = packed.words, packed.numbers
    occurring = numbers(counts, words, -1)
    letters = packed.lengths
    heads = np.where(letters == 3, occurring >= MIN_SHORT_HEAD_COUNT, occurring >= MIN_HEAD_COUNT) & (
        letters >= 3
    )
    heads[[place[word] for word in PARTICLES if len(word) == 3]] = False
    heads[[place[word] for word in SUFFIXES if len(word) > 3 and word in place]] = False
    marks = heads * np.uint8(_HEAD)
    marks[[place[word] for word in PARTICLES - COMBINING]] |= _NO_FRONT
    marks[[place[word] for word in COMBINING]] |= _FRONT
    limits = np.array([MIN_WORD, COMMON], np.int64)
    by_head = np.zeros(len(words), np.int32)
    room, found = 1 << max(10, len(words).bit_length() - 2), -1
    while found < 0:
        owners, ends, sizes = np.zeros((3, room), np.int32)
        slots = np.zeros(2 * room, np.int32)
        table = packed.table({"counts": occurring})
        found = _words.families(table, marks, limits, owners, ends, sizes, slots, by_head)
        room *= 2
    parts = np.flatnonzero(sizes[:found] > 0)
    rows = zip(*(column[parts].tolist() for column in (owners, ends, sizes)), strict=True)
    used = np.flatnonzero(by_head).tolist()
    sizes_of_heads = zip([words[number] for number in used], by_head[used].tolist(), strict=True)
    return {words[owner][:end]: size for owner, end, size in rows}, dict(sizes_of_heads)
