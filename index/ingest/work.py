"""What a worker process does with a batch of files: read, compare, prepare what is new."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from archive.article import Article
from archive.errors import Problem
from archive.parsing import Options
from archive.source import FileEntry, stream

if TYPE_CHECKING:
    from index.engine import Prepared, Preparer  # and with it what queries are made of: workers start without

BATCH_ARTICLES = 500
"""Articles that are prepared at once."""

_BLOCK = 1 << 20
_ALL_FIELDS = attrgetter(*(field.name for field in fields(Article)))


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file that has to be read, and what is known of it: the `digest` of its bytes (empty: read it in
    any case) and the articles that it gave, by id, with their digests. `force` prepares them all.
    """

    folder: str
    entry: FileEntry
    options: Options
    digest: bytes = b""
    known: Mapping[str, bytes] = field(default_factory=dict)
    force: bool = False


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of a file: the articles that it gives now, by id, with their digests.

    `same` says that its bytes are as they were; then nothing else is said.
    """

    digest: bytes
    articles: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    same: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The work of a worker; made once, sent to each of them."""

    preparer: Preparer

    def __call__(self, tasks: tuple[FileTask, ...]) -> Generator[Prepared, None, tuple[FileResult, ...]]:
        """Yields what is ready for the writer; returns one result for each file."""
        fresh: list[Article] = []
        results = []
        for task in tasks:
            result = yield from self._read(task, fresh)
            results.append(result)
        if fresh:
            yield self.preparer(fresh)
        return tuple(results)

    def _read(self, task: FileTask, fresh: list[Article]) -> Generator[Prepared, None, FileResult]:
        digest = file_digest(task.entry.path)
        if digest and digest == task.digest:
            return FileResult(digest, same=True)
        problems: list[Problem] = []
        articles: dict[str, bytes] = {}
        for parsed in stream(task.entry, task.options, BATCH_ARTICLES):
            problems += parsed.problems
            for article in parsed.articles:
                articles[article.id] = mark = article_digest(article)
                if task.force or task.known.get(article.id) != mark:
                    fresh.append(article)
            if len(fresh) >= BATCH_ARTICLES:
                yield self.preparer(fresh)
                fresh.clear()
        return FileResult(digest, articles, tuple(problems))


def article_digest(article: Article) -> bytes:
    """16 bytes that change with any field of the article (BLAKE2b)."""
    return hashlib.blake2b(repr(_ALL_FIELDS(article)).encode("utf-8", "replace"), digest_size=16).digest()


def file_digest(path: str) -> bytes:
    """16 bytes that change with any byte of the file; empty when it can't be read now."""
    state: Any = hashlib.blake2b(digest_size=16)
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - small files by the ten thousand
            while block := file.read(_BLOCK):
                state.update(block)
    except OSError:
        return b""
    return bytes(state.digest())
