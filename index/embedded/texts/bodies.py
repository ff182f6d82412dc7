"""All bodies of a segment, one frame each.

Stored as `bodies.ends` and `bodies.blob`, and the book that they are written by where there are enough of
them (see `book.py`); a few bodies are packed by zstd instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from archive.errors import IndexDamaged
from index.embedded.arrays import Ints
from index.embedded.columns import Frames
from index.embedded.container import Container, ContainerWriter
from index.embedded.stored import Compression, FrameReader
from index.embedded.streams import Share
from index.embedded.texts import model
from index.embedded.texts.book import Book
from index.embedded.texts.coding import Writer
from index.embedded.texts.cutting import cut
from index.embedded.texts.decoding import Reader
from index.embedded.texts.rows import Rows
from index.embedded.texts.texts import Pieces, Texts

AT_ONCE = 1000
"""So many bodies are spelled at once where they are written anew."""
WORTH_KEEPING = 2
"""A book stays if it has written at least one in so many of the bodies that are merged."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """Frames, and the book that they are written by (None: they are zstd's)."""

    frames: Frames
    book: Book | None

    @classmethod
    def of(
        cls, texts: Sequence[Texts], pieces: Pieces, compression: Compression, share: Share = map
    ) -> Bodies:
        """Those of texts, one behind another."""
        made = model.make(texts, pieces)
        if made is None:
            plain = [compression.compress(body) for each in texts for body in each.spelled(pieces)]
            return cls(Frames.of(plain), None)
        rows, book = made
        return cls(_written(rows, book, texts, share), book)

    def write(self, writer: ContainerWriter) -> None:
        """Store."""
        self.frames.write(writer, "bodies")
        if self.book:
            self.book.write(writer)


class StoredBodies(Sequence[str]):
    """The bodies of an opened segment. Threads may share it."""

    def __init__(self, container: Container, compression: Compression) -> None:
        self._container = container
        self._compression = compression
        self._frames = FrameReader(container["bodies.ends"], container["bodies.blob"])
        self._ends = container["bodies.ends"].data

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, doc: int) -> str:  # type: ignore[override]
        frame = self._frames[doc]
        try:
            if self._read:
                return self._read(frame)
            return self._compression.decompress(frame).decode("utf-8", "surrogatepass")
        except (ValueError, IndexDamaged) as error:
            raise IndexDamaged(f"{self._container.path}: a stored article can't be read: {error}") from error

    @property
    def booked(self) -> bool:
        """Whether they are written by a book."""
        return Book.has(self._container)

    def size(self, doc: int) -> int:
        """Bytes that a body takes as it is stored."""
        ends = self._ends
        return int(ends[doc + 1] - ends[doc])

    @cached_property
    def _read(self) -> Reader | None:
        book = self.book()
        return Reader(book) if book else None

    def book(self) -> Book | None:
        """What they are written by; None: zstd. Read anew each time: readers need it once."""
        return Book.read(self._container)

    @property
    def frames(self) -> Frames:
        """As they are stored."""
        return Frames.read(self._container, "bodies")


def merged(sources: Sequence[tuple[StoredBodies, Ints]], compression: Compression) -> Bodies:
    """The bodies with these numbers (ascending) of each source, one behind another.

    Those that the book of a large source has written stay as they are, and it writes the others. Where there
    is none, or where it may hold words of bodies that are left out, all are written as if they were new.
    """
    counts = [len(docs) if bodies.booked and len(docs) == len(bodies) else 0 for bodies, docs in sources]
    total, largest = sum(len(docs) for _, docs in sources), int(np.argmax(counts))
    book = sources[largest][0].book() if counts[largest] * WORTH_KEEPING >= max(total, 1) else None
    if book is None:
        return _anew(sources, compression)
    before, behind = (_rewritten(some, book) for some in (sources[:largest], sources[largest + 1 :]))
    bodies, docs = sources[largest]
    return Bodies(Frames.chained([before, bodies.frames.only(docs), behind]), book)


def _rewritten(sources: Sequence[tuple[StoredBodies, Ints]], book: Book) -> Frames:
    """Written by the book of others."""
    texts, pieces = cut(_some(sources))
    return _written(Rows(pieces, book.symbols, book.symbols.of(pieces)), book, texts, map)


def _written(rows: Rows, book: Book, texts: Sequence[Texts], share: Share) -> Frames:
    found = share(Writer(rows, book), texts)
    return Frames.chained([Frames(np.append(0, ends), [blob]) for blob, ends in found])


def _anew(sources: Sequence[tuple[StoredBodies, Ints]], compression: Compression) -> Bodies:
    """As if they were new; frames of zstd stay where they are too small for a book (a token takes a byte)."""
    size = sum(bodies.size(doc) for bodies, docs in sources for doc in docs.tolist())
    if size >= model.LEAST or any(bodies.booked for bodies, _ in sources):
        return Bodies.of(*cut(_some(sources)), compression)
    return Bodies(Frames.chained([bodies.frames.only(docs) for bodies, docs in sources]), None)


def _some(sources: Sequence[tuple[StoredBodies, Ints]]) -> Iterator[list[str]]:
    for bodies, docs in sources:
        for first in range(0, len(docs), AT_ONCE):
            yield [bodies[doc] for doc in docs[first : first + AT_ONCE].tolist()]
