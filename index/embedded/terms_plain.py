"""Terms that share their beginnings, in Python: what `terms_compiled` is tested by."""

from __future__ import annotations

import bisect as library
from collections.abc import Iterator

import numpy as np

from index.embedded.arrays import Ints, offsets

TORN = "these terms are not as they must be"
_BLOCK = 16
_WHOLE = 15
_LONGEST = 8
"""Bytes of the longest length."""


def find(blob: memoryview, starts: memoryview, key: bytes) -> int:
    """The number of the term that is the key, or -1."""
    number = bisect(blob, starts, key)
    there = number < size(blob, starts) and term(blob, starts, number) == key
    return number if there else -1


def bisect(blob: memoryview, starts: memoryview, key: bytes) -> int:
    """How many terms are smaller than the key."""
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) >> 1
        if next(_entries(blob, starts, middle)) < key:
            low = middle + 1
        else:
            high = middle
    if not low:
        return 0
    return (low - 1) * _BLOCK + library.bisect_left(list(_entries(blob, starts, low - 1)), key)


def size(blob: memoryview, starts: memoryview) -> int:
    """How many terms there are."""
    blocks = len(starts)
    return (blocks - 1) * _BLOCK + len(list(_entries(blob, starts, blocks - 1))) if blocks else 0


def term(blob: memoryview, starts: memoryview, number: int) -> bytes:
    """One term by its number."""
    if not 0 <= number < len(starts) * _BLOCK:
        raise ValueError(TORN)
    for place, found in enumerate(_entries(blob, starts, number // _BLOCK)):
        if place == number % _BLOCK:
            return found
    raise ValueError(TORN)


def unpacked(blob: memoryview, starts: memoryview) -> tuple[Ints, Ints]:
    """All terms one after another (uint8), and n + 1 offsets (int64)."""
    terms = [found for block in range(len(starts)) for found in _entries(blob, starts, block)]
    return np.frombuffer(b"".join(terms), np.uint8), offsets(np.fromiter(map(len, terms), np.int64))


def packed(text: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """(blob, starts) of the terms from `first` to `last` in a text."""
    whole, blob, starts, before = text.tobytes(), bytearray(), [], b""
    for number, (start, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        own = whole[start:end]
        if number % _BLOCK == 0:
            starts.append(len(blob))
            before = b""
        shared = _alike(before, own)
        rest = len(own) - shared
        blob.append(min(shared, _WHOLE) | min(rest, _WHOLE) << 4)
        blob += _long(shared) + _long(rest) + own[shared:]
        before = own
    return np.frombuffer(bytes(blob), np.uint8), np.array(starts, np.uint64)


def _alike(one: bytes, other: bytes) -> int:
    """With how many bytes both begin."""
    both = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in both if left != right), min(len(one), len(other)))


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


def _entries(blob: memoryview, starts: memoryview, block: int) -> Iterator[bytes]:
    """The terms of a block."""
    at, end = starts[block], starts[block + 1] if block + 1 < len(starts) else len(blob)
    if not at < end <= len(blob):
        raise ValueError(TORN)
    read, before = _Reader(blob[at:end]), b""
    for _ in range(_BLOCK):
        if read.at == len(read.data):
            return
        halves = read.bytes(1)[0]
        shared, rest = read.length(halves & 15), read.length(halves >> 4)
        if shared > len(before):
            raise ValueError(TORN)
        before = before[:shared] + read.bytes(rest)
        yield before
    if read.at < len(read.data):
        raise ValueError(TORN)


class _Reader:
    """Reads the bytes of a block from one end to the other."""

    def __init__(self, data: memoryview) -> None:
        self.data, self.at = data, 0

    def bytes(self, count: int) -> bytes:
        """The next so many."""
        self.at += count
        if self.at > len(self.data):
            raise ValueError(TORN)
        return bytes(self.data[self.at - count : self.at])

    def length(self, half: int) -> int:
        """A length of which half a byte is known."""
        if half < _WHOLE:
            return half
        for place in range(_LONGEST):
            byte = self.bytes(1)[0]
            half += (byte & 127) << 7 * place
            if byte < 128:
                return half
        raise ValueError(TORN)
