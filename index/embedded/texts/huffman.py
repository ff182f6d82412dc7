"""Lengths of the codes of a prefix code: as short on average as can be.

A. Moffat, J. Katajainen: In-place calculation of minimum-redundancy codes (WADS 1995).
"""

from __future__ import annotations

import numpy as np

from index.embedded.arrays import Ints
from index.embedded.texts.book import LONGEST

try:
    from index.embedded.texts import _huffman as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]


def lengths(counts: Ints) -> Ints:
    """Bits (uint8, 1 to `LONGEST`) of the code of each symbol, by how often (positive) each stands.

    Of equally frequent symbols the earlier have the longer codes.
    """
    order = np.argsort(counts, kind="stable")
    found = np.empty(len(counts), np.uint8)
    found[order] = _limited(_of_ascending(counts[order]))
    return found


def _of_ascending(counts: Ints) -> Ints:
    if len(counts) < 2:
        return np.ones(len(counts), np.int64)
    if in_c is None:
        return in_python(counts.tolist())
    nodes = counts.astype(np.uint64)
    in_c.lengths(nodes)
    return nodes.view(np.int64)


def in_python(counts: list[int]) -> Ints:
    """Lengths for two or more ascending counts.

    Two rows of nodes, leaves and what was joined of them, both ascending: the two smallest of all are
    always in front.
    """
    size = len(counts)
    parents = [0] * size
    joined: list[int] = []
    leaf = inner = 0
    for number in range(size - 1):
        total = 0
        for _ in range(2):
            if leaf < size and (inner >= len(joined) or counts[leaf] < joined[inner]):
                total += counts[leaf]
                leaf += 1
            else:
                total += joined[inner]
                parents[inner] = number
                inner += 1
        joined.append(total)
    depths = [0] * (size - 1)
    for node in range(size - 3, -1, -1):
        depths[node] = depths[parents[node]] + 1
    found, free, depth, at = np.empty(size, np.int64), 1, 0, size - 1
    inner_at = [0] * (size + 1)
    for each in depths:
        inner_at[each] += 1
    while free:
        leaves = free - inner_at[depth]
        found[at + 1 - leaves : at + 1] = depth
        at -= leaves
        free, depth = 2 * inner_at[depth], depth + 1
    return found


def _limited(found: Ints) -> Ints:
    """The same with none above `LONGEST`: descending lengths stay so, and a prefix code stays possible."""
    if not len(found) or found[0] <= LONGEST:
        return found
    limited = np.minimum(found, LONGEST)
    room = (1 << LONGEST) - int((np.int64(1) << (LONGEST - limited)).sum())
    for at in np.flatnonzero(limited < LONGEST).tolist():  # the rarest first
        while room < 0 and limited[at] < LONGEST:
            limited[at] += 1
            room += 1 << (LONGEST - int(limited[at]))
    return -np.sort(-limited)
