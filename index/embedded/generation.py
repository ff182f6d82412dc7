"""What is published: generations of an index, their commits, and the one pointer that names the newest.

    CURRENT            the pointer: "3.17 2.5 <checksum of the manifest> <own checksum>"
    WRITELOCK          held by the process that writes
    g000003/           a generation: everything that one analysis made
        prose.bin, vocabulary.npz      frozen when it was made
        MAIN_<name>.arr                segments
        MAIN_<name>.<n>.labels, actors.<n>, copies.<n>
        _MAIN_<n>.toc                  Whoosh's list of segments and deletions
        manifest.<n>.json              every file of commit n with its size and checksum
        files/                         the caller's own

A commit is made durable bottom up (data, TOC, manifest, folder) and becomes visible when the pointer is
replaced by a rename. Until then everything new has a new name: killing the writer leaves the old state.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import shutil
import zlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from archive.errors import IndexDamaged
from index.embedded.syncing import AT_ONCE, Syncing, sync_folder

POINTER = "CURRENT"
LOCK = "WRITELOCK"
CALLER = "files"
STAGING = "staging"


@dataclass(frozen=True, slots=True, order=True)
class Revision:
    """A commit of a generation, as `3.17`."""

    generation: int
    commit: int

    @classmethod
    def of(cls, text: str) -> Self:
        """Read what `str` writes; ValueError for anything else."""
        generation, commit = text.split(".")
        return cls(int(generation), int(commit))

    def __str__(self) -> str:
        return f"{self.generation}.{self.commit}"


@dataclass(frozen=True, slots=True)
class Pointer:
    """The published revision, the one to roll back to, and the checksums of their manifests."""

    current: Revision
    checksum: int
    previous: Revision | None = None
    previous_checksum: int = 0

    @property
    def revision(self) -> str:
        """What readers call the published state, as `3.17-3fa9c2d1`.

        The manifest's checksum tells it from one of the same number in an index that was deleted and
        made again.
        """
        return f"{self.current}-{self.checksum:08x}"

    def encode(self) -> bytes:
        """One line with its own checksum."""
        previous = f"{self.previous} {self.previous_checksum}" if self.previous else "- 0"
        line = f"{self.current} {self.checksum} {previous}"
        return f"{line} {zlib.crc32(line.encode())}\n".encode()

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read what `encode` wrote; ValueError for anything else."""
        line, _, checksum = data.decode().rpartition(" ")
        if not checksum.endswith("\n") or zlib.crc32(line.encode()) != int(checksum):
            raise ValueError("it was cut short or changed")
        current, crc, previous, previous_crc = line.split(" ")
        return cls(
            Revision.of(current),
            int(crc),
            None if previous == "-" else Revision.of(previous),
            int(previous_crc),
        )


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment in a manifest: its name, its labels file (empty where it has none), documents deleted."""

    name: str
    labels: str
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """One commit. `files` maps names to (size, CRC-32); `labelled` is the labeller's fingerprint."""

    revision: str
    fingerprint: str
    labelled: str
    committed: str
    toc: str
    segments: tuple[SegmentEntry, ...]
    actors: str
    copies: str
    files: dict[str, tuple[int, int]]

    @property
    def time(self) -> dt.datetime:
        """When it was committed (UTC)."""
        return dt.datetime.fromisoformat(self.committed)

    def encode(self) -> bytes:
        """As JSON."""
        return json.dumps(asdict(self), indent=1).encode()

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read what `encode` wrote."""
        values = json.loads(data)
        values["segments"] = tuple(SegmentEntry(**entry) for entry in values["segments"])
        values["files"] = {name: tuple(entry) for name, entry in values["files"].items()}
        return cls(**values)


def manifest_name(revision: Revision) -> str:
    """The file of a manifest in the folder of its generation."""
    return f"manifest.{revision.commit}.json"


class Generations:
    """The folder that holds all generations of one index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, generation: int) -> Path:
        """Folder of one generation."""
        return self.folder / f"g{generation:06d}"

    def pointer(self) -> Pointer | None:
        """What is published; None where nothing is. One small read. Raises IndexDamaged."""
        path = self.folder / POINTER
        try:
            return Pointer.decode(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"{path}: the file is unreadable ({error}); rebuild the index") from error

    def manifest(self, revision: Revision, checksum: int) -> Manifest:
        """The manifest of a revision, verified. Raises IndexDamaged."""
        path = self.path(revision.generation) / manifest_name(revision)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise IndexDamaged(f"{path}: the file is missing or unreadable ({error})") from error
        if zlib.crc32(data) != checksum:
            raise IndexDamaged(f"{path}: the file was changed; rebuild the index")
        return Manifest.decode(data)

    def write_manifest(self, revision: Revision, manifest: Manifest, syncing: Syncing) -> int:
        """Begin to make a manifest durable, and with it the names of all files; returns its checksum."""
        folder = self.path(revision.generation)
        data = manifest.encode()
        (folder / manifest_name(revision)).write_bytes(data)
        syncing.begin(folder / manifest_name(revision))
        syncing.begin(folder)
        return zlib.crc32(data)

    def publish(self, pointer: Pointer, syncing: Syncing) -> None:
        """Replace the pointer, atomically and durably, once all is durable that it leads to."""
        path = self.folder / POINTER
        temporary = path.with_suffix(".new")
        temporary.write_bytes(pointer.encode())
        syncing.begin(temporary)
        syncing.wait()
        temporary.replace(path)
        sync_folder(self.folder)

    def next_generation(self) -> int:
        """A number that no folder has."""
        numbers = (int(path.name[1:]) for path in self.folder.glob("g[0-9]*"))
        return max(numbers, default=0) + 1

    def remove_unpublished(self) -> None:
        """Delete what no published state needs: other generations, and leftovers of killed writers."""
        pointer = self.pointer()
        kept = {pointer.current: pointer.checksum} if pointer else {}
        if pointer and pointer.previous:
            kept[pointer.previous] = pointer.previous_checksum
        folders = {self.path(revision.generation) for revision in kept}
        for path in self.folder.glob("g[0-9]*"):
            if path not in folders:
                shutil.rmtree(path, ignore_errors=True)
        for revision, checksum in kept.items():
            with contextlib.suppress(IndexDamaged):  # nothing is removed beside what can't be read
                needed = {*self.manifest(revision, checksum).files, manifest_name(revision), CALLER}
                remove_except(self.path(revision.generation), needed)


def remove_except(folder: Path, needed: Iterable[str]) -> None:
    """Delete everything in a folder but these names, several at a time: the system lets each wait for its
    journal.
    """
    names = set(needed)
    superfluous = [path for path in folder.iterdir() if path.name not in names]
    if superfluous:
        with ThreadPoolExecutor(AT_ONCE) as threads:
            list(threads.map(_remove, superfluous))


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def write_durably(path: Path, data: bytes) -> tuple[int, int]:
    """Write and sync a file; returns its size and CRC-32."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return len(data), zlib.crc32(data)


def file_checksum(path: Path) -> tuple[int, int]:
    """Size and CRC-32 of a file."""
    size = crc = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            size += len(block)
            crc = zlib.crc32(block, crc)
    return size, crc
