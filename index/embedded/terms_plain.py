"""Terms that share their beginnings, in Python: what `terms_compiled` is tested by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise, starmap
from operator import le

import numpy as np

from index.embedded.arrays import Ints, offsets

TORN = "these terms are not as they must be"
BLOCK = 16
"""Terms of a block."""
_WHOLE = 15
_LONGEST = 8
"""Bytes of the longest length."""


def find(blob: memoryview, starts: memoryview, key: bytes) -> int:
    """The number of the term that is the key, or -1."""
    number = bisect(blob, starts, key)
    if number == BLOCK * len(starts):
        return -1
    block = _block(blob, starts, number // BLOCK)
    place = number % BLOCK
    return number if place < len(block) and block[place] == key else -1


def bisect(blob: memoryview, starts: memoryview, key: bytes) -> int:
    """How many terms are smaller than the key."""
    low = bisect_left(range(len(starts)), key, key=partial(_head, blob, starts))
    return (low - 1) * BLOCK + bisect_left(_block(blob, starts, low - 1), key) if low else 0


def size(blob: memoryview, starts: memoryview) -> int:
    """How many terms there are."""
    blocks = len(starts)
    return (blocks - 1) * BLOCK + len(_block(blob, starts, blocks - 1)) if blocks else 0


def term(blob: memoryview, starts: memoryview, number: int) -> bytes:
    """One term by its number."""
    if not 0 <= number < len(starts) * BLOCK:
        raise ValueError(TORN)
    terms = _block(blob, starts, number // BLOCK, number % BLOCK + 1)
    if number % BLOCK >= len(terms):
        raise ValueError(TORN)
    return terms[-1]


def several(blob: memoryview, starts: memoryview, numbers: Iterable[int]) -> Iterator[bytes]:
    """The terms of many numbers: those of a block are read together where they come together."""
    here, terms = -1, []
    for number in numbers:
        if number // BLOCK != here:
            here = number // BLOCK
            if not 0 <= here < len(starts):
                raise ValueError(TORN)
            terms = _block(blob, starts, here)
        if number % BLOCK >= len(terms):
            raise ValueError(TORN)
        yield terms[number % BLOCK]


def unpacked(blob: memoryview, starts: memoryview) -> tuple[Ints, Ints]:
    """All terms one after another (uint8), and n + 1 offsets (int64); ValueError where they descend."""
    terms = [found for block in range(len(starts)) for found in _block(blob, starts, block)]
    if not all(starmap(le, pairwise(terms))):
        raise ValueError(TORN)
    return np.frombuffer(b"".join(terms), np.uint8), offsets(np.fromiter(map(len, terms), np.int64))


def packed(text: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """(blob, starts) of the terms from `first` to `last` in a text."""
    whole, blob, starts, before = text.tobytes(), bytearray(), [], b""
    for number, (start, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        own = whole[start:end]
        if number % BLOCK == 0:
            starts.append(len(blob))
            before = b""
        shared = _alike(before, own)
        rest = len(own) - shared
        blob.append(min(shared, _WHOLE) | min(rest, _WHOLE) << 4)
        blob += _long(shared) + _long(rest) + own[shared:]
        before = own
    return np.frombuffer(bytes(blob), np.uint8), np.array(starts, np.uint64)


def _alike(one: bytes, other: bytes) -> int:
    """With how many bytes both begin: as numbers they differ in the others only."""
    least = min(len(one), len(other))
    differing = int.from_bytes(one[:least], "big") ^ int.from_bytes(other[:least], "big")
    return least - (differing.bit_length() + 7) // 8


def _long(length: int) -> bytes:
    """What stands for a length besides the half byte."""
    if length < _WHOLE:
        return b""
    more = bytearray()
    length -= _WHOLE
    while length >= 128:
        more.append(length & 127 | 128)
        length >>= 7
    return bytes((*more, length))


def _head(blob: memoryview, starts: memoryview, block: int) -> bytes:
    """The first term of a block."""
    at = starts[block]
    halves = blob[at] if at < len(blob) else _WHOLE
    if halves & 15 or halves >> 4 == _WHOLE:
        return _block(blob, starts, block, 1)[0]
    return bytes(blob[at + 1 : at + 1 + (halves >> 4)])


def _block(blob: memoryview, starts: memoryview, block: int, most: int = BLOCK) -> list[bytes]:
    """The terms of a block, or the first of them."""
    at, end = starts[block], starts[block + 1] if block + 1 < len(starts) else len(blob)
    if not at < end <= len(blob):
        raise ValueError(TORN)
    terms: list[bytes] = []
    data, before = bytes(blob[at:end]), b""
    at, end = 0, end - at
    while at < end and len(terms) < most:
        halves = data[at]
        shared, rest, at = halves & 15, halves >> 4, at + 1
        if shared == _WHOLE:
            shared, at = _whole_length(data, at)
        if rest == _WHOLE:
            rest, at = _whole_length(data, at)
        if shared > len(before) or rest > end - at:
            raise ValueError(TORN)
        before = before[:shared] + data[at : at + rest]
        at += rest
        terms.append(before)
    if at < end and most == BLOCK:
        raise ValueError(TORN)
    return terms


def _whole_length(data: bytes, at: int) -> tuple[int, int]:
    """A length that goes on at a place, and where that ends."""
    length = _WHOLE
    for place, byte in enumerate(data[at : at + _LONGEST]):
        length += (byte & 127) << 7 * place
        if byte < 128:
            return length, at + place + 1
    raise ValueError(TORN)
