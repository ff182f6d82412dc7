"""Families: how many words share a first part, how many a head. They tell parts from accidents."""

from __future__ import annotations

from collections.abc import Mapping

from index.german.links import bases
from index.german.lists import COMBINING, PARTICLES, SUFFIXES

MIN_WORD = 7
MIN_HEAD_COUNT = 10
MIN_SHORT_HEAD_COUNT = 100


def families(counts: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """Sizes of the families of first parts (as they stand, with their link) and of heads.

    A word counts for every cut after which a common head follows (short ones must be commoner still)
    and before which some reading of the first part is a word, or a combining form.
    """
    heads = {word for word, n in counts.items() if len(word) >= 4 and n >= MIN_HEAD_COUNT} - SUFFIXES
    heads |= {word for word, n in counts.items() if len(word) == 3 and n >= MIN_SHORT_HEAD_COUNT} - PARTICLES
    known = dict.fromkeys(PARTICLES, False) | dict.fromkeys(COMBINING, True)
    by_front: dict[str, int] = {}
    by_head: dict[str, int] = {}
    for word in counts:
        for cut in range(3, len(word) - 2) if len(word) >= MIN_WORD else ():
            head = word[cut:]
            if head not in heads:
                continue
            front = word[:cut]
            is_part = known.get(front)
            if is_part is None:
                is_part = known[front] = bool(bases(front, counts))
            if is_part:
                by_front[front] = by_front.get(front, 0) + 1
                by_head[head] = by_head.get(head, 0) + 1
    return by_front, by_head
