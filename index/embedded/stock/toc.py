"""What Whoosh keeps of a commit: the list of segments with their deletions; and its lock."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.util.filelock import FileLock

from archive.errors import IndexDamaged, IndexLocked
from index.embedded.arrays import Ints
from index.embedded.stock.codec import ArrayCodec
from index.embedded.stock.names import INDEX_NAME
from index.embedded.stock.schema import schema


class ArraySegment(base.Segment):  # type: ignore[misc]
    """What the TOC says of one segment: its name, documents, and the deleted ones (a bytes of uint32)."""

    def __init__(self, name: str, count: int, deleted: Ints) -> None:
        self.indexname, _, self.segid = name.partition("_")
        self.compound = False
        self.count = count
        self.deleted = np.sort(deleted).astype("<u4").tobytes()

    @property
    def deletions(self) -> Ints:
        """Deleted documents, ascending."""
        return np.frombuffer(self.deleted, "<u4")

    def codec(self) -> ArrayCodec:
        """The codec that reads it."""
        return ArrayCodec()

    def doc_count_all(self) -> int:
        """Documents, deleted ones included."""
        return self.count

    def deleted_count(self) -> int:
        """Deleted documents."""
        return len(self.deletions)

    def deleted_docs(self) -> Iterator[int]:
        """Numbers of deleted documents."""
        return iter(self.deletions.tolist())

    def is_deleted(self, docnum: int) -> bool:
        """Whether one document is deleted."""
        at = int(np.searchsorted(self.deletions, np.uint32(docnum)))
        return at < self.deleted_count() and int(self.deletions[at]) == docnum

    def should_assemble(self) -> bool:
        """Never packed into one compound file: it is one file."""
        return False


def new_name() -> str:
    """A name for a new segment, unlike any other also where the random module was seeded."""
    return f"{INDEX_NAME}_{secrets.token_hex(8)}"


def write_toc(folder: Path, number: int, segments: Sequence[ArraySegment]) -> str:
    """Write the TOC of one commit; returns the name of its file, which is for the caller to sync."""
    TOC(schema(), list(segments), number).write(FileStorage(str(folder)), INDEX_NAME)
    return str(TOC._filename(INDEX_NAME, number))


def read_toc(folder: Path, number: int) -> list[ArraySegment]:
    """The segments of one commit. What the TOC pickles is executed: verify its checksum before."""
    try:
        toc = TOC.read(FileStorage(str(folder)), INDEX_NAME, gen=number, schema=schema())
    except Exception as error:
        raise IndexDamaged(f"{folder}: the table of contents can't be read: {error}") from error
    return list(toc.segments)


class WriteLock:
    """Held by the one process that writes; the system lets go of it when the process ends."""

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(str(path))
        if not self._lock.acquire(blocking=False):
            raise IndexLocked(f"{path}: another process is writing to this index; try again when it is done")

    def release(self) -> None:
        """Let others write."""
        self._lock.release()
