"""A sorted dictionary of byte strings, packed into one blob and its offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np

from index.embedded.arrays import Ints, narrow, offsets
from index.embedded.container import Container, ContainerWriter
from index.embedded.steps import Steps
from index.german.strings import Strings

try:
    from index import _sorted as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]

_POSTS = 2048


class TermDictionary(Sequence[bytes]):
    """n different byte strings in ascending order; a string's number is its place.

    Strings are UTF-8, whose byte order is the order of code points.
    """

    def __init__(self, blob: Ints, ends: Ints) -> None:
        self.blob = blob
        self.ends = ends
        self._bytes = np.ascontiguousarray(blob).data.cast("B") if len(blob) else memoryview(b"")
        self._bounds = ends.data

    @classmethod
    def of(cls, terms: Iterable[bytes]) -> TermDictionary:
        """Pack terms that are already sorted and different."""
        listed = list(terms)
        ends = offsets(np.fromiter(map(len, listed), np.int64, len(listed)))
        return cls(np.frombuffer(b"".join(listed), np.uint8), narrow(ends))

    @classmethod
    def packed(cls, terms: Strings) -> TermDictionary:
        """The same of strings without line breaks."""
        text = terms.text[: terms.ends[-1]] if len(terms) else terms.text[:0]
        ends = np.append(0, terms.ends - np.arange(len(terms)))
        return cls(text[text != ord("\n")], narrow(ends))

    @classmethod
    def read(cls, container: Container, name: str) -> TermDictionary:
        """Open the dictionary stored as `name.blob` and `name.ends`."""
        return cls(container[name + ".blob"], container[name + ".ends"])

    def write(self, writer: ContainerWriter, name: str) -> None:
        """Store as `name.blob` and `name.ends`."""
        writer.put(name + ".blob", self.blob)
        writer.put(name + ".ends", Steps(self.ends))

    def __reduce__(self) -> tuple[type[TermDictionary], tuple[Ints, Ints]]:
        return TermDictionary, (self.blob, self.ends)

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]
        if not 0 <= number < len(self):
            raise IndexError(number)
        return bytes(self._bytes[self._bounds[number] : self._bounds[number + 1]])

    def __iter__(self) -> Iterator[bytes]:
        whole, ends = bytes(self._bytes), self.ends.tolist()
        return (whole[start:end] for start, end in pairwise(ends))

    def text(self, number: int) -> str:
        """The term as a string."""
        return self[number].decode()

    def bisect(self, key: bytes) -> int:
        """How many terms are smaller than `key`."""
        if in_c is None:
            return self.bisect_in_python(key)
        return in_c.bisect(self.blob, self._native, self._native.itemsize, 0, key)

    @cached_property
    def _native(self) -> Ints:
        """The offsets in the order of bytes that this machine has."""
        return np.ascontiguousarray(self.ends, self.ends.dtype.newbyteorder("="))

    def bisect_in_python(self, key: bytes) -> int:
        """`bisect` without a compiler."""
        step, posts = self._fence
        post = bisect_left(posts, key)
        low, high = max((post - 1) * step + 1, 0), min(post * step, len(self))
        blob, bounds = self._bytes, self._bounds
        while low < high:
            middle = (low + high) >> 1
            if bytes(blob[bounds[middle] : bounds[middle + 1]]) < key:
                low = middle + 1
            else:
                high = middle
        return low

    @cached_property
    def _fence(self) -> tuple[int, list[bytes]]:
        """Every so many terms one, so that most of a search is the library's."""
        step = max(1, len(self) // _POSTS)
        starts, ends = self.ends[:-1:step].tolist(), self.ends[1::step].tolist()
        return step, [bytes(self._bytes[start:end]) for start, end in zip(starts, ends, strict=True)]

    def find(self, key: bytes | str) -> int:
        """Number of a term, or -1."""
        key = key.encode() if isinstance(key, str) else key
        if in_c is not None:
            return in_c.find(self.blob, self._native, self._native.itemsize, 0, key)
        number = self.bisect_in_python(key)
        return number if number < len(self) and self[number] == key else -1

    def prefix(self, prefix: bytes | str) -> range:
        """Numbers of all terms that begin with `prefix`."""
        prefix = prefix.encode() if isinstance(prefix, str) else prefix
        stem = prefix.rstrip(b"\xff")
        if not stem:
            return range(self.bisect(prefix), len(self))
        return range(self.bisect(prefix), self.bisect(stem[:-1] + bytes([stem[-1] + 1])))
