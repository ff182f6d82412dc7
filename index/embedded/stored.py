"""Articles as they lie in a segment: one zstd frame each, with a dictionary that all share.

A frame holds one line of JSON (everything but the body) and the body. A frame of its own per article
costs a tenth of a millisecond for the ten articles of a page, and merges copy frames unread.
"""

from __future__ import annotations

import json
import threading
from functools import cached_property
from pathlib import Path

import zstandard

from archive.article import Article
from archive.dates import PartialDate
from archive.errors import IndexDamaged

LEVEL = 3
_LINE = json.JSONEncoder(ensure_ascii=False)
_FIELDS = ("id", "title", "path", "source", "section", "author", "page", "url", "corrects", "digest")


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
            self._own.compressor = zstandard.ZstdCompressor(LEVEL, dict_data=self._shared)
        compressor: zstandard.ZstdCompressor = self._own.compressor
        return compressor

    @property
    def _decompressor(self) -> zstandard.ZstdDecompressor:
        if not hasattr(self._own, "decompressor"):
            self._own.decompressor = zstandard.ZstdDecompressor(dict_data=self._shared)
        decompressor: zstandard.ZstdDecompressor = self._own.decompressor
        return decompressor

    def __reduce__(self) -> tuple[type[Compression], tuple[bytes]]:
        return Compression, (self._dictionary,)

    def compress(self, data: bytes) -> bytes:
        """One frame."""
        return self._compressor.compress(data)

    def decompress(self, frame: bytes) -> bytes:
        """What a frame holds; raises IndexDamaged for anything else."""
        try:
            return self._decompressor.decompress(frame)
        except zstandard.ZstdError as error:
            raise IndexDamaged(f"a stored article can't be unpacked: {error}") from error


def shipped_path() -> Path:
    """Where the dictionary of German prose is kept that ships with the package (see PROSE.md beside it)."""
    return Path(__file__).with_name("prose.bin")


def shipped_dictionary() -> bytes:
    """That dictionary."""
    return shipped_path().read_bytes()


def encode_article(article: Article) -> bytes:
    """One line of JSON, then the body."""
    head = [getattr(article, name) for name in _FIELDS]
    head.append(article.date.iso() if article.date else "")
    line = _LINE.encode(head)
    return f"{line}\n{article.body}".encode("utf-8", "surrogatepass")


def decode_article(data: bytes) -> Article:
    """The article that `encode_article` wrote."""
    line, _, body = data.decode("utf-8", "surrogatepass").partition("\n")
    *values, date = json.loads(line)
    return Article(
        **dict(zip(_FIELDS, values, strict=True)),
        body=body,
        date=PartialDate(*map(int, date.split("-"))) if date else None,
    )
