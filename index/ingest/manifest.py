"""Which files were read into a generation, and which articles each of them gave.

One SQLite file in the generation's folder. A run collects its changes in one transaction that ends
after the index has committed, so the manifest is one step behind at worst, never ahead. When a run
dies in between, `revision` is not that of the index: the next run compares ids (`reconcile`) and does
again what is not remembered. Putting an article twice changes nothing.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from archive.errors import IndexDamaged, Problem, Severity

FILE_NAME = "manifest.sqlite"
VERSION = 1

_SCHEMA = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    number INTEGER PRIMARY KEY, folder TEXT NOT NULL, path BLOB NOT NULL, id TEXT NOT NULL,
    size INTEGER NOT NULL, mtime INTEGER NOT NULL, digest BLOB NOT NULL,
    articles INTEGER NOT NULL, failed INTEGER NOT NULL, problems TEXT NOT NULL,
    UNIQUE (folder, path)
);
CREATE TABLE articles (id TEXT PRIMARY KEY, file INTEGER NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX articles_of_file ON articles (file);
PRAGMA user_version = {VERSION};
"""
_COLUMNS = "number, path, id, size, mtime, digest, articles, failed"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as it was read: `path` below its source folder, `id` that of its article or of all of them,
    `size` in bytes, `mtime` in nanoseconds since 1970, `digest` of its bytes; `articles` counts those
    that it gave, `failed` what was lost. A `size` of -1 makes the next run read it again.
    """

    number: int
    path: str
    id: str
    size: int
    mtime: int
    digest: bytes
    articles: int
    failed: int


class Manifest:
    """The opened file. A context manager; what was not committed is forgotten."""

    def __init__(self, path: Path) -> None:
        """Open, or create, and begin. Raises IndexDamaged when it is not what it should be."""
        try:
            self._db = sqlite3.connect(path, timeout=30, isolation_level=None)
        except sqlite3.Error as error:
            raise IndexDamaged(f"{path}: {error}; run: archive reindex --full") from None
        try:
            self._begin(path)
        except BaseException:
            self._db.close()
            raise

    def _begin(self, path: Path) -> None:
        try:
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if version == 0:
                self._db.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise IndexDamaged(f"{path}: {error}; run: archive reindex --full") from None
        if version not in (0, VERSION):
            raise IndexDamaged(f"{path} is of another version of this program; run: archive reindex --full")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def commit(self) -> None:
        """Make the changes durable."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")

    def get(self, name: str) -> str:
        """A note that is kept with the generation; empty when there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set(self, name: str, value: str) -> None:
        """Keep a note with the generation."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def folders(self) -> dict[str, int]:
        """Source folders, and how many articles each has given."""
        return dict(
            self._db.execute("SELECT folder, sum(articles) FROM files GROUP BY folder ORDER BY folder")
        )

    def files(self, folder: str) -> dict[str, FileRecord]:
        """Files of a source folder by path."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM files WHERE folder = ?", (folder,))
        decode = os.fsdecode
        return {(name := decode(path)): FileRecord(number, name, *rest) for number, path, *rest in rows}

    def problems(self, number: int) -> tuple[Problem, ...]:
        """Problems met when the file of this number was read."""
        (text,) = self._db.execute("SELECT problems FROM files WHERE number = ?", (number,)).fetchone()
        return tuple(
            Problem(**{**row, "severity": Severity(row["severity"])}) for row in json.loads(text or "[]")
        )

    def articles(self, number: int) -> dict[str, bytes]:
        """Ids and digests of the articles that the file of this number gave."""
        return dict(self._db.execute("SELECT id, digest FROM articles WHERE file = ?", (number,)))

    def __contains__(self, id: str) -> bool:
        return self._db.execute("SELECT 1 FROM articles WHERE id = ?", (id,)).fetchone() is not None

    def put(
        self, folder: str, file: FileRecord, articles: Mapping[str, bytes], problems: Sequence[Problem]
    ) -> None:
        """Remember a file with exactly these articles; its `number` is given anew."""
        self.drop(folder, file.path)
        text = json.dumps([asdict(problem) for problem in problems]) if problems else ""
        number = self._db.execute(
            "INSERT INTO files (folder, path, id, size, mtime, digest, articles, failed, problems)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (folder, os.fsencode(file.path), file.id, file.size, file.mtime, file.digest,
             len(articles), file.failed, text),
        ).lastrowid  # fmt: skip
        self._db.executemany(
            "INSERT OR REPLACE INTO articles VALUES (?, ?, ?)",
            [(article, number, digest) for article, digest in articles.items()],
        )

    def keep(self, folder: str, path: str, articles: Mapping[str, bytes]) -> None:
        """Let a file keep articles that it does not give any more; the next run reads it again."""
        where = (folder, os.fsencode(path))
        (number,) = self._db.execute(
            "SELECT number FROM files WHERE folder = ? AND path = ?", where
        ).fetchone()
        self._db.executemany(
            "INSERT OR IGNORE INTO articles VALUES (?, ?, ?)",
            [(article, number, digest) for article, digest in articles.items()],
        )
        self._db.execute(
            "UPDATE files SET size = -1, digest = x'',"
            " articles = (SELECT count(*) FROM articles WHERE file = number) WHERE number = ?",
            (number,),
        )

    def touch(self, number: int, size: int, mtime: int) -> None:
        """The bytes of a file are as they were, but its size and time of change are these now."""
        self._db.execute("UPDATE files SET size = ?, mtime = ? WHERE number = ?", (size, mtime, number))

    def drop(self, folder: str, path: str) -> None:
        """Forget a file and its articles."""
        row = self._db.execute(
            "SELECT number FROM files WHERE folder = ? AND path = ?", (folder, os.fsencode(path))
        ).fetchone()
        if row:
            self._db.execute("DELETE FROM articles WHERE file = ?", row)
            self._db.execute("DELETE FROM files WHERE number = ?", row)

    def drop_folder(self, folder: str) -> list[str]:
        """Forget a source folder; returns the ids of its articles."""
        of_folder = "(SELECT number FROM files WHERE folder = ?)"
        rows = self._db.execute(f"SELECT id FROM articles WHERE file IN {of_folder} ORDER BY id", (folder,))
        ids = [article for (article,) in rows]
        self._db.execute(f"DELETE FROM articles WHERE file IN {of_folder}", (folder,))
        self._db.execute("DELETE FROM files WHERE folder = ?", (folder,))
        return ids

    def lacking(self, newer: Manifest) -> list[str]:
        """Ids of articles that are known here but not in the newer manifest."""
        rows = self._db.execute("SELECT id FROM articles ORDER BY id")
        return [article for (article,) in rows if article not in newer]

    def reconcile(self, indexed: Iterable[str]) -> list[str]:
        """Compare with the ids that the index really holds.

        Files of articles that the index lacks will be read again; ids that nobody remembers are returned.
        """
        self._db.execute("CREATE TEMP TABLE indexed (id TEXT PRIMARY KEY) WITHOUT ROWID")
        self._db.executemany("INSERT OR IGNORE INTO indexed VALUES (?)", ((article,) for article in indexed))
        lacking = "id NOT IN (SELECT id FROM indexed)"
        self._db.execute(
            "UPDATE files SET size = -1, digest = x''"
            f" WHERE number IN (SELECT file FROM articles WHERE {lacking})"
        )
        self._db.execute(f"UPDATE articles SET digest = x'' WHERE {lacking}")
        rows = self._db.execute("SELECT id FROM indexed WHERE id NOT IN (SELECT id FROM articles)")
        unknown = [article for (article,) in rows]
        self._db.execute("DROP TABLE indexed")
        return unknown
