"""Articles as they lie in a segment: a frame for the head and one for the body of each.

The head is everything but the body, so that a list of hits need not unpack texts. Heads, and bodies of
small segments, are packed by zstd with a dictionary that all share; other bodies by words (see
`index.embedded.texts`). Merges copy frames of zstd unread. They are without the four magic bytes and the
number of the dictionary, which would say the same in every one.
"""

from __future__ import annotations

import json
import threading
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import zstandard

from archive.article import Article
from archive.dates import PartialDate
from archive.errors import IndexDamaged
from index.embedded.arrays import Ints

LEVEL = 3
_BETWEEN = "\x1f"
"""Stands between the fields of a head."""
_ODD = "\x1e"
"""Stands before a head in JSON: one that has such signs in its fields."""


class Head(NamedTuple):
    """An article without its body."""

    id: str
    title: str
    path: str
    source: str
    section: str
    author: str
    page: str
    url: str
    corrects: str
    digest: str
    date: PartialDate | None

    def article(self, body: str) -> Article:
        """The whole article."""
        return Article(self.id, self.title, body, self.date, *self[2:-1])


class Compression:
    """Compresses and reads single articles with one dictionary (empty: none); threads may share it."""

    def __init__(self, dictionary: bytes) -> None:
        self._dictionary = dictionary
        self._own = threading.local()

    @cached_property
    def _shared(self) -> zstandard.ZstdCompressionDict | None:
        return zstandard.ZstdCompressionDict(self._dictionary) if self._dictionary else None

    @property
    def _compressor(self) -> zstandard.ZstdCompressor:
        """A compressor holds a state: each thread has its own."""
        if not hasattr(self._own, "compressor"):
            parameters = zstandard.ZstdCompressionParameters.from_level(
                LEVEL, format=zstandard.FORMAT_ZSTD1_MAGICLESS, write_content_size=1, write_dict_id=0
            )
            self._own.compressor = zstandard.ZstdCompressor(
                compression_params=parameters, dict_data=self._shared
            )
        compressor: zstandard.ZstdCompressor = self._own.compressor
        return compressor

    @property
    def _decompressor(self) -> zstandard.ZstdDecompressor:
        if not hasattr(self._own, "decompressor"):
            self._own.decompressor = zstandard.ZstdDecompressor(
                dict_data=self._shared, format=zstandard.FORMAT_ZSTD1_MAGICLESS
            )
        decompressor: zstandard.ZstdDecompressor = self._own.decompressor
        return decompressor

    def __reduce__(self) -> tuple[type[Compression], tuple[bytes]]:
        return Compression, (self._dictionary,)

    def compress(self, data: bytes) -> bytes:
        """One frame."""
        return self._compressor.compress(data)

    def decompress(self, frame: bytes | memoryview) -> bytes:
        """What a frame holds; raises IndexDamaged for anything else."""
        try:
            return self._decompressor.decompress(frame)
        except (zstandard.ZstdError, MemoryError) as error:  # a torn frame may say that it is huge
            raise IndexDamaged(f"a stored article can't be unpacked: {error}") from error


class FrameReader:
    """The frames of a segment by number: views of the mapped file."""

    def __init__(self, ends: Ints, blob: Ints) -> None:
        self._ends = ends.data
        self._blob = blob.data

    def __getitem__(self, number: int) -> memoryview:
        return self._blob[self._ends[number] : self._ends[number + 1]]


def shipped_path() -> Path:
    """Where the dictionary of German prose is kept that ships with the package (see PROSE.md beside it)."""
    return Path(__file__).with_name("prose.bin")


def shipped_dictionary() -> bytes:
    """That dictionary."""
    return shipped_path().read_bytes()


def encode_head(article: Article) -> bytes:
    """Everything but the body."""
    a, iso = article, article.date.iso() if article.date else ""
    head = (a.id, a.title, a.path, a.source, a.section, a.author, a.page, a.url, a.corrects, a.digest, iso)
    line = _BETWEEN.join(head)
    if line.count(_BETWEEN) >= len(head) or line.startswith(_ODD):
        line = _ODD + json.dumps(head)
    return line.encode("utf-8", "surrogatepass")


def decode_head(data: bytes) -> Head:
    """The head that `encode_head` wrote; raises IndexDamaged for anything else."""
    try:
        line = data.decode("utf-8", "surrogatepass")
        *texts, iso = json.loads(line[1:]) if line.startswith(_ODD) else line.split(_BETWEEN)
        date = PartialDate(*map(int, iso.split("-"))) if iso else None
        return Head._make((*texts, date))
    except (ValueError, TypeError, AttributeError, OverflowError) as error:
        raise IndexDamaged(f"a stored article can't be read: {error}") from error
