"""The book of a segment: its symbols, and the codes by which they are written in each context.

Stored as `book.words` (with line breaks between), `book.listed` (the symbols of all contexts, one context
behind another, by length of code and then by number) and `book.lengths` (contexts × `LONGEST`: how many
codes have 1, 2 … bits): from these the codes follow, as they ascend. `book.signs`, `book.own`,
`book.before` and `book.behind`, and the gaps in the directory: see `symbols.Symbols`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import zstandard

from archive.errors import IndexDamaged
from index.embedded.arrays import Ints, narrow, offsets, sizes
from index.embedded.container import Container, ContainerWriter
from index.embedded.texts.gaps import KINDS
from index.embedded.texts.symbols import ANY, LONGEST_PIECE, MOST_CONTEXTS, MOST_SYMBOLS, Symbols
from index.german.strings import Strings, ends_of

LONGEST = 24
"""Bits of the longest code."""

_LEVEL = 9
_LARGEST = 1 << 28
_NUMBERS = ("signs", "own", "before", "behind")


@dataclass(frozen=True)
class Book:
    """The symbols, how many codes of each length a context has, and the symbols of these codes. The number
    behind the last symbol is the mark before a symbol that a context does not know.
    """

    symbols: Symbols
    lengths: Ints
    listed: Ints

    @cached_property
    def bounds(self) -> Ints:
        """Where the codes of each context begin in `listed`, and an end (uint32)."""
        return offsets(self.lengths.sum(axis=1, dtype=np.int64)).astype(np.uint32)

    @cached_property
    def bits(self) -> Ints:
        """The length of each code (uint8)."""
        lengths = np.tile(np.arange(1, LONGEST + 1, dtype=np.uint8), len(self.lengths))
        return np.repeat(lengths, self.lengths.ravel().astype(np.int64))

    @cached_property
    def starts(self) -> Ints:
        """Each code (uint32), with noughts behind it up to `LONGEST` bits: ascending within a context."""
        ends = offsets(np.int64(1) << (LONGEST - self.bits.astype(np.int64)))
        first = ends[self.bounds[:-1]][self.contexts]
        return (ends[:-1] - first).astype(np.uint32)

    @cached_property
    def contexts(self) -> Ints:
        """The context of each code."""
        return np.repeat(np.arange(len(self.lengths)), sizes(self.bounds))

    @cached_property
    def keys(self) -> Ints:
        """What each code stands for: context × (symbols + 1) + symbol (uint32)."""
        return (self.contexts * (len(self.symbols) + 1) + self.listed).astype(np.uint32)

    @cached_property
    def codes(self) -> Ints:
        """Each code, with its length above the lower `LONGEST` bits (uint32)."""
        bits = self.bits.astype(np.uint32)
        codes: Ints = bits << np.uint32(LONGEST) | self.starts >> (np.uint32(LONGEST) - bits)
        return codes

    def general(self) -> Ints:
        """The code of each symbol in `ANY`."""
        found = np.zeros(len(self.symbols), np.uint32)
        own = self.contexts == ANY
        found[self.listed[own]] = self.codes[own]
        return found

    def marks(self) -> Ints:
        """The code of each context (0 for `ANY`) before a symbol that it does not know."""
        found = np.zeros(len(self.lengths), np.uint32)
        marks = self.listed == len(self.symbols)
        found[self.contexts[marks]] = self.codes[marks]
        return found

    def write(self, writer: ContainerWriter) -> None:
        """Store."""
        symbols, packer = self.symbols, zstandard.ZstdCompressor(_LEVEL)
        writer.meta["gaps"] = list(symbols.kinds)
        for name in _NUMBERS:
            writer.put(f"book.{name}", narrow(getattr(symbols, name)))
        writer.put("book.lengths", narrow(self.lengths))
        steps = np.diff(self.listed.astype(np.int32), prepend=np.int32(0))
        planes = steps.astype("<i4").view(np.uint8).reshape(-1, 4).T
        size = int(symbols.words.ends[-1]) if len(symbols.words) else 0
        for name, data in (("listed", planes.tobytes()), ("words", symbols.words.text[:size].tobytes())):
            writer.put(f"book.{name}", np.frombuffer(packer.compress(data), np.uint8))

    @staticmethod
    def has(container: Container) -> bool:
        """Whether a segment has one."""
        return "book.words" in container

    @classmethod
    def read(cls, container: Container) -> Book | None:
        """Open that of a segment, None where it has none; raises IndexDamaged where it can't be one."""
        if not cls.has(container):
            return None
        try:
            return cls._unpacked(container)
        except (zstandard.ZstdError, MemoryError, ValueError, LookupError, TypeError, OverflowError) as error:
            raise IndexDamaged(f"{container.path}: the book of words is damaged ({error})") from error

    @classmethod
    def _unpacked(cls, container: Container) -> Book:
        planes, words = (_unpacked(container[name].tobytes()) for name in ("book.listed", "book.words"))
        steps = np.ascontiguousarray(planes.reshape(4, -1).T).view("<i4").ravel()
        numbers = {name: container[f"book.{name}"].astype(np.int64) for name in _NUMBERS}
        kinds = tuple(map(str, container.meta["gaps"]))
        symbols = Symbols(kinds, Strings(words, ends_of(words, len(words))), **numbers)
        listed = np.cumsum(steps, dtype=np.int64)
        book = cls(symbols, container["book.lengths"].reshape(-1, LONGEST), listed.astype(np.uint32))
        listed_numbers = np.concatenate(list(numbers.values()))
        top = int(listed_numbers.max(initial=0)) if listed_numbers.min(initial=0) >= 0 else len(symbols)
        longest = max(int(symbols.words.lengths.max(initial=0)), *(len(kind.encode()) for kind in kinds))
        if kinds[: len(KINDS)] != KINDS or not top < len(symbols) < MOST_SYMBOLS or longest > LONGEST_PIECE:
            raise ValueError("its symbols")
        if not len(book.lengths) == symbols.contexts <= MOST_CONTEXTS or int(book.bounds[-1]) != len(listed):
            raise ValueError("its contexts")
        general = np.sort(listed[: book.bounds[ANY + 1]])
        if (
            listed.min() < 0
            or listed.max() > len(symbols)
            or not np.array_equal(general, np.arange(len(symbols)))
        ):
            raise ValueError("what is listed")
        if (book.lengths @ (1 << np.arange(LONGEST - 1, -1, -1)) > 1 << LONGEST).any():
            raise ValueError("its codes")
        return book


def _unpacked(data: bytes) -> Ints:
    """What zstd packed; ValueError for something huge, which only a damaged frame says to be."""
    if not 0 <= zstandard.frame_content_size(data) <= _LARGEST:
        raise ValueError("it is too large")
    return np.frombuffer(zstandard.ZstdDecompressor().decompress(data), np.uint8)
