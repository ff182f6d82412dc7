"""A file of named arrays: 64-byte aligned, little-endian, read by memory mapping.

Layout: the arrays one after another, then a JSON directory `{"arrays": {name: [dtype, offset,
count]}, "meta": {...}}`, then sixteen bytes: its length and its CRC-32 (both uint32) and a magic word.
The directory stands at the end so that arrays can be written as they are made. An array that is stored
as steps (see `index.embedded.steps`) has a fourth entry there: how many bytes these take.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from archive.errors import IndexDamaged
from index.embedded.steps import Steps, pack, unpacked

Array = npt.NDArray[Any]
_Entry = tuple[str, int, int] | tuple[str, int, int, int]

FORMAT = 4
"""Version of what lies in the files of an index; part of its fingerprint."""
MAGIC = b"zeitarr1"
ALIGNMENT = 64
ADVICE = "rebuild it with `archive reindex --full`"
"""What mends a damaged file."""
MISREAD = (ValueError, LookupError, OverflowError)
"""What is raised where arrays contradict each other: they lead out of one another somewhere."""
_TAIL = struct.Struct("<II8s")


class ContainerWriter:
    """Writes one container; a context manager that completes the file, or leaves it torn.

    A torn file has no tail and is refused by `Container`. Syncing is left to the caller (`syncing`). A file
    that is read once and then removed need not be summed up: without `summed`, `crc` is not kept.
    """

    def __init__(self, path: Path, *, summed: bool = True) -> None:
        self.meta: dict[str, Any] = {}
        self.crc = 0
        self.size = 0
        self._summed = summed
        self._arrays: dict[str, _Entry] = {}
        self._file = path.open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        self._file.close()

    def put(self, name: str, array: Array | Steps) -> None:
        """Append one array (flattened); a name can be put once."""
        if not isinstance(array, Steps):
            self.put_parts(name, array.dtype, (array,))
            return
        numbers = array.numbers
        packed = pack(numbers) if numbers.nbytes > ALIGNMENT else None
        if packed is None or packed.nbytes + ALIGNMENT > numbers.nbytes:
            self.put_parts(name, numbers.dtype, (numbers,))
            return
        self.put_parts(name, np.uint8, (packed,))
        self._arrays[name] = (numbers.dtype.str, self._arrays[name][1], len(numbers), len(packed))

    def put_parts(self, name: str, dtype: npt.DTypeLike, parts: Iterable[Array]) -> None:
        """Append one array that comes in parts, each written before the next is asked for."""
        if name in self._arrays:
            raise ValueError(f"array {name!r} was put before")
        self._write(b"\0" * (-self.size % ALIGNMENT))
        start, dtype = self.size, np.dtype(dtype)
        for part in parts:
            if part.size:
                self._write(np.ascontiguousarray(part, dtype).data.cast("B"))
        self._arrays[name] = (dtype.str, start, (self.size - start) // dtype.itemsize)

    def _finish(self) -> None:
        directory = json.dumps({"arrays": self._arrays, "meta": self.meta}).encode()
        self._write(directory + _TAIL.pack(len(directory), zlib.crc32(directory), MAGIC))

    def _write(self, data: bytes | memoryview) -> None:
        self._file.write(data)
        if self._summed:
            self.crc = zlib.crc32(data, self.crc)
        self.size += len(data)


class Reading:
    """A context manager for reading what a file holds: errors of `MISREAD` become IndexDamaged, with the file
    and what to do. It can be used again, by threads at the same time too. Where half a microsecond counts,
    `except MISREAD as error: raise reading.damage(error) from error` says the same.
    """

    __slots__ = ("_path", "_what")

    def __init__(self, path: Path | None, what: str) -> None:
        self._path, self._what = path, what

    def __enter__(self) -> None:
        """Nothing has to be got ready."""

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> None:
        if isinstance(error, MISREAD):
            raise self.damage(error) from error

    def damage(self, error: Exception) -> IndexDamaged:
        """What to raise instead of an error."""
        file = f"{self._path}: " if self._path else ""
        return IndexDamaged(f"{file}{self._what} is damaged ({str(error) or type(error).__name__}); {ADVICE}")


class Container:
    """An opened container. Arrays are read-only views of the mapped file, valid after it is unlinked; those
    stored as steps are read when they are first asked for, and kept.

    Raises IndexDamaged where the file is missing, cut short, or not a container.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"{path}: the file is missing, empty or unreadable ({error})") from error
        directory = _directory(self._map, path)
        self._arrays: dict[str, _Entry] = directory["arrays"]
        self._unpacked: dict[str, Array] = {}
        self.meta: dict[str, Any] = directory["meta"]

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def __getitem__(self, name: str) -> Array:
        try:
            dtype, offset, count, *packed = self._arrays[name]
        except KeyError as error:
            raise self._missing(name) from error
        if packed:
            return self._from_steps(name, dtype, count, offset, packed[0])
        return np.frombuffer(self._map, dtype, count, offset)

    def _from_steps(self, name: str, dtype: str, count: int, offset: int, size: int) -> Array:
        if name not in self._unpacked:
            with self.reading(f"array {name!r}"):
                numbers = unpacked(np.frombuffer(self._map, np.uint8, size, offset), dtype, count)
            numbers.flags.writeable = False
            self._unpacked[name] = numbers
        return self._unpacked[name]

    def _missing(self, name: str) -> IndexDamaged:
        return IndexDamaged(f"{self.path}: array {name!r} is missing")

    def optional(self, name: str) -> Array | None:
        """An array, or None where the file has none of that name."""
        if name not in self:
            return None
        return self[name]

    def requiring(self, *names: str) -> Self:
        """Itself, for whoever reads arrays later; raises IndexDamaged where one of them is missing."""
        for name in names:
            if name not in self:
                raise self._missing(name)
        return self

    def reading(self, what: str) -> Reading:
        """What to read arrays under (`with`): errors become damage to `what` in this file."""
        return Reading(self.path, what)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all arrays, in the order of writing."""
        return tuple(self._arrays)

    def nbytes(self, name: str) -> int:
        """Bytes that an array takes in the file."""
        dtype, _, count, *packed = self._arrays[name]
        return packed[0] if packed else int(np.dtype(dtype).itemsize) * count

    def let_go(self) -> None:
        """Do without the pages that were read: they are read again, from the kernel's cache, where they are
        wanted. Arrays that are stored as steps stay unpacked.
        """
        if hasattr(mmap, "MADV_DONTNEED"):
            with contextlib.suppress(OSError):  # pages that somebody has locked stay
                self._map.madvise(mmap.MADV_DONTNEED)

    def close(self) -> None:
        """Unmap now where nobody holds an array; otherwise the last array that is dropped does."""
        with contextlib.suppress(BufferError):
            self._map.close()


def _directory(data: mmap.mmap, path: Path) -> dict[str, Any]:
    if len(data) < _TAIL.size:
        raise IndexDamaged(f"{path}: the file is too short")
    length, crc, magic = _TAIL.unpack(data[-_TAIL.size :])
    raw = data[-_TAIL.size - length : -_TAIL.size]
    if magic != MAGIC or len(raw) != length or zlib.crc32(raw) != crc:
        raise IndexDamaged(f"{path}: the file was cut short or changed")
    directory: dict[str, Any] = json.loads(raw)
    return directory
