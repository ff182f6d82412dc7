"""A sorted dictionary of byte strings, each stored as what follows its common beginning with the one before.

They lie in blocks of sixteen, one after another in `NAME.blob`; `NAME.starts` says where each block begins.
A term is a byte, then bytes. Of the first byte the lower half says how many bytes the term shares with the
one before (the first of a block: none), the upper half how many follow. Half a byte that is 15 is continued
behind it, the shared one first: what is above 15, the lowest seven bits first, in bytes whose highest bit
says whether more follow.

A term is found by the first terms of the blocks, then within one block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import pairwise

import numpy as np

from index.embedded.arrays import Ints, narrow, offsets
from index.embedded.container import MISREAD, Container, ContainerWriter, Reading
from index.embedded.steps import Steps
from index.german.strings import Strings

try:
    from index.embedded import terms_compiled as work
except ImportError:  # there was no compiler
    from index.embedded import terms_plain as work  # type: ignore[no-redef]


class TermDictionary(Sequence[bytes]):
    """n different byte strings in ascending order; a string's number is its place.

    Strings are UTF-8, whose byte order is the order of code points. Raises IndexDamaged where what is stored
    is no such dictionary, or has no term of a number (but for `[]`, which raises IndexError then).
    """

    def __init__(self, blob: Ints, starts: Ints | Callable[[], Ints], reading: Reading | None = None) -> None:
        """`starts` can be something that reads them, when they are first needed."""
        self.blob, self._given = blob, starts
        self._reading = reading or Reading(None, "a dictionary")

    @cached_property
    def starts(self) -> Ints:
        """Where each block begins."""
        return self._given() if callable(self._given) else self._given

    @cached_property
    def stored(self) -> tuple[memoryview, memoryview]:
        """What C reads: blob and starts."""
        native = np.ascontiguousarray(self.starts, self.starts.dtype.newbyteorder("="))
        return np.ascontiguousarray(self.blob).data, native.data

    @classmethod
    def of(cls, terms: Iterable[bytes]) -> TermDictionary:
        """Pack terms that are already sorted and different."""
        listed = list(terms)
        ends = offsets(np.fromiter(map(len, listed), np.int64, len(listed)))
        return cls._of(np.frombuffer(b"".join(listed), np.uint8), ends[:-1], ends[1:])

    @classmethod
    def packed(cls, terms: Strings) -> TermDictionary:
        """The same of strings without line breaks."""
        return cls._of(terms.text, terms.starts, terms.ends)

    @classmethod
    def _of(cls, text: Ints, first: Ints, last: Ints) -> TermDictionary:
        blob, starts = work.packed(text, first, last)
        return cls(blob, narrow(starts))

    @classmethod
    def read(cls, container: Container, name: str) -> TermDictionary:
        """Open the dictionary stored as `name.blob` and `name.starts`."""
        starts = name + ".starts"
        reading = container.requiring(starts).reading(f"the dictionary {name!r}")
        return cls(container[name + ".blob"], partial(container.__getitem__, starts), reading)

    def write(self, writer: ContainerWriter, name: str) -> None:
        """Store as `name.blob` and `name.starts`."""
        writer.put(name + ".blob", self.blob)
        writer.put(name + ".starts", Steps.of(self.starts))

    def __reduce__(self) -> tuple[type[TermDictionary], tuple[Ints, Ints]]:
        return TermDictionary, (self.blob, self.starts)

    @cached_property
    def _count(self) -> int:
        with self._reading:
            return work.size(*self.stored)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]
        if not 0 <= number < self._count:
            raise IndexError(number)
        try:
            return work.term(*self.stored, number)
        except MISREAD as error:
            raise self._reading.damage(error) from error

    def __iter__(self) -> Iterator[bytes]:
        text, ends = self.unpacked()
        whole = text.tobytes()
        return (whole[start:end] for start, end in pairwise(ends.tolist()))

    def unpacked(self) -> tuple[Ints, Ints]:
        """All terms one after another (uint8), and the n + 1 offsets where they begin and end (int64). Raises
        IndexDamaged where one is smaller than the one before, too.
        """
        with self._reading:
            return work.unpacked(*self.stored)

    def text(self, number: int) -> str:
        """The term as a string."""
        try:
            return work.term(*self.stored, number).decode()
        except MISREAD as error:
            raise self._reading.damage(error) from error

    def several(self, numbers: Iterable[int]) -> Iterator[bytes]:
        """The terms of many numbers; neighbours in no more time than they take together."""
        with self._reading:
            yield from work.several(*self.stored, numbers)

    def texts(self, numbers: Iterable[int]) -> Iterator[str]:
        """The same as strings."""
        with self._reading:
            yield from map(bytes.decode, work.several(*self.stored, numbers))

    def bisect(self, key: bytes) -> int:
        """How many terms are smaller than `key`."""
        with self._reading:
            return work.bisect(*self.stored, key)

    def find(self, key: bytes | str) -> int:
        """Number of a term, or -1."""
        key = key.encode() if isinstance(key, str) else key
        try:
            return work.find(*self.stored, key)
        except MISREAD as error:
            raise self._reading.damage(error) from error

    def prefix(self, prefix: bytes | str) -> range:
        """Numbers of all terms that begin with `prefix`."""
        prefix = prefix.encode() if isinstance(prefix, str) else prefix
        stem = prefix.rstrip(b"\xff")
        if not stem:
            return range(self.bisect(prefix), len(self))
        return range(self.bisect(prefix), self.bisect(stem[:-1] + bytes([stem[-1] + 1])))
