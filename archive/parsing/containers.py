"""Containers: the entries of zip and tar files, and packed single files, within limits.

Nothing is ever written to disk: the name of an entry only becomes the end of an id, so that a name
such as `../../etc/passwd` can do no harm.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive.parsing.build import Place
from archive.parsing.options import Limits

_DAMAGE = (
    EOFError, OSError, RuntimeError, ValueError, lzma.LZMAError, struct.error, tarfile.TarError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What the libraries raise for bytes that are not what they should be."""

_ENCRYPTED = 0x1


class Unreadable(Exception):
    """A packed file that can't be read on; `code` is a row of the table of codes."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class _Guarded(io.RawIOBase):
    """An unpacking file that never gives more than `allowance` bytes and raises only Unreadable."""

    def __init__(self, file: Any, allowance: int) -> None:
        self._file = file
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._file.read1(len(buffer))
        except _DAMAGE as error:
            raise Unreadable("bad-container", f"is damaged or cut off ({error}); copy it anew") from error
        self._allowance -= len(data)
        if self._allowance < 0:
            raise Unreadable("unsafe-container", "unpacks to far more than texts do; unpack it by hand")
        buffer[: len(data)] = data
        return len(data)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a container: its name there, and its bytes, to be read before the next entry is asked for.

    `file` is None for what is neither file nor folder (links, devices).
    """

    name: str
    file: io.BufferedReader | None


def unpacked(file: io.BufferedReader, packed: str, limits: Limits) -> io.BufferedReader:
    """The content of a file that is packed with gz, bz2 or xz; reading it may raise Unreadable."""
    if not packed:
        return file
    openers: dict[str, Any] = {"gz": gzip.open, "bz2": bz2.open, "xz": lzma.open}
    return _guard(openers[packed](file), allowance(size_of(file), limits))


def _guard(file: Any, allowed: int) -> io.BufferedReader:
    return io.BufferedReader(_Guarded(file, allowed))


def size_of(file: io.BufferedReader) -> int:
    """Bytes of an open file that can be sought; 0 for another."""
    if not file.seekable():
        return 0
    here = file.tell()
    size = file.seek(0, io.SEEK_END)
    file.seek(here)
    return size


def allowance(size: int, limits: Limits) -> int:
    """To how many bytes a packed file of this size may unpack."""
    return min(limits.unpacked, max(limits.listing, size * limits.ratio))


def zip_entries(file: io.BufferedReader, place: Place, limits: Limits) -> Iterator[Entry]:
    """The files in a zip. Raises Unreadable; entries that can't be opened are reported."""
    try:
        container = zipfile.ZipFile(file)
    except _DAMAGE as error:
        raise Unreadable(
            "bad-container", f"is no zip, or damaged or cut off ({error}); copy it anew"
        ) from error
    with container:
        infos = [info for info in container.infolist() if not info.is_dir()]
        if sum(info.file_size for info in infos) > allowance(size_of(file), limits):
            raise Unreadable("unsafe-container", "unpacks to far more than texts do; unpack it by hand")
        for info in infos:
            if info.flag_bits & _ENCRYPTED:
                place.within(info.filename).tell(
                    "encrypted", "is encrypted; unpack it with its password", line=0
                )
                continue
            try:
                inner = container.open(info)
            except (*_DAMAGE, NotImplementedError) as error:
                place.within(info.filename).tell("bad-container", f"can't be unpacked ({error})", line=0)
                continue
            with inner:
                yield Entry(info.filename, _guard(inner, info.file_size))


def tar_entries(file: io.BufferedReader) -> Iterator[Entry]:
    """What is in a tar, in one pass. Raises Unreadable where it is damaged or cut off."""
    cut_off = file.seekable() and not _has_end_mark(file)
    try:
        with tarfile.open(fileobj=file, mode="r|") as container:
            for info in container:
                if info.isreg():
                    yield Entry(info.name, _tar_file(container, info))
                elif not info.isdir():
                    yield Entry(info.name, None)
    except tarfile.TarError as error:
        raise Unreadable(
            "bad-container", f"is no tar, or damaged or cut off ({error}); copy it anew"
        ) from error
    if cut_off:
        raise Unreadable("bad-container", "is cut off: its end mark is missing; copy it anew")


def _tar_file(container: tarfile.TarFile, info: tarfile.TarInfo) -> io.BufferedReader:
    inner = container.extractfile(info)
    return _guard(inner or io.BytesIO(), info.size)


def _has_end_mark(file: io.BufferedReader) -> bool:
    """A tar ends in a block of zeros (POSIX ustar wants two)."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - tarfile.BLOCKSIZE))
    end = file.read()
    file.seek(0)
    return end == bytes(tarfile.BLOCKSIZE)
