"""`history.sqlite`: what can't be made again from the articles.

| table | one row is |
|---|---|
| runs | one run of `archive reindex` or `archive forget`: its figures and how it ended |
| withdrawals | the time at which an article left the archive, and whether it came back |
| redirects | an id that was given once, and the one that holds now |
| saved | a query that somebody saved under a name: its canonical URL |
| receipts | what a saved query found at one time: count, index revision, analysis, the ids |
| watches | what a watched query found when it was last looked at, as in a receipt |
| marks | single values of this archive: its identity, the key that signs forms |

Times are ISO 8601 in UTC. The file is in WAL mode, so that a server reads while a run writes.
A newer program brings the tables up to date when it opens the file; an older one refuses a newer file.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Self

from archive.errors import ArchiveError

MIGRATIONS = (
    """
    CREATE TABLE runs (
        number INTEGER PRIMARY KEY, command TEXT NOT NULL, started TEXT NOT NULL, ended TEXT,
        outcome TEXT NOT NULL, revision TEXT,
        read INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL DEFAULT 0,
        changed INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
        failed INTEGER NOT NULL DEFAULT 0, removed INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE withdrawals (
        article TEXT NOT NULL, removed TEXT NOT NULL, returned TEXT, PRIMARY KEY (article, removed)
    ) WITHOUT ROWID;
    CREATE TABLE redirects (
        old TEXT PRIMARY KEY, new TEXT NOT NULL, since TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE saved (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, url TEXT NOT NULL, created TEXT NOT NULL
    );
    CREATE TABLE receipts (
        saved INTEGER NOT NULL REFERENCES saved ON DELETE CASCADE, taken TEXT NOT NULL,
        total INTEGER NOT NULL, revision TEXT NOT NULL, fingerprint TEXT NOT NULL, ids BLOB NOT NULL,
        PRIMARY KEY (saved, taken)
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE watches (
        name TEXT PRIMARY KEY, taken TEXT NOT NULL, total INTEGER NOT NULL, revision TEXT NOT NULL,
        fingerprint TEXT NOT NULL, ids BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
)
"""Each step brings the tables one version further; a step that was released is never changed."""


WAIT = 30.0
"""Seconds to wait for others who use the file, where nothing else is said."""
AGAIN = 0.02
"""Seconds after which what SQLite does not wait for is tried again."""


class HistoryError(ArchiveError):
    """The history can't be used; its text says why."""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run: figures as in its summary, `outcome` a word (`done`, `failed`, `interrupted`)."""

    command: str
    started: dt.datetime
    ended: dt.datetime
    outcome: str
    revision: str = ""
    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    removed: int = 0


class History:
    """The opened file. Use as a context manager; every method is one transaction of its own.

    Threads can share one: they take turns.
    """

    def __init__(self, path: Path) -> None:
        """Open or create; brings older tables up to date. Raises HistoryError."""
        self._path = path
        self._turn = threading.RLock()
        try:
            self._db = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
            self._prepare()
        except sqlite3.Error as error:
            if _not_writable(error):
                raise HistoryError(f"{path.parent}: the home is not writable ({error})") from None
            if _is(error, sqlite3.SQLITE_BUSY):
                raise HistoryError(
                    f"{path}: another program has been using it for {WAIT:.0f} seconds; try again when it is"
                    " done"
                ) from None
            raise HistoryError(
                f"{path}: {error}; it keeps saved queries, so restore it from a copy"
            ) from None

    def _prepare(self) -> None:
        try:
            self._set_mode()
            self._db.execute("PRAGMA foreign_keys = ON")
            _migrate(self._db, self._path)
        except BaseException:
            self._db.close()
            raise

    def _set_mode(self) -> None:
        """WAL mode, for which SQLite does not wait by itself where another is about to write a new file."""
        last = monotonic() + WAIT
        while True:
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if not _is(error, sqlite3.SQLITE_BUSY) or monotonic() > last:
                    raise
            else:
                return
            sleep(AGAIN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    @contextmanager
    def _alone(self, wait: float) -> Iterator[None]:
        """The turn of this thread; `wait` is for the other threads, and once more for other processes."""
        if not self._turn.acquire(timeout=wait):
            raise HistoryError(f"{self._path}: another request is using it")
        try:
            self._db.execute(f"PRAGMA busy_timeout = {int(wait * 1000)}")
            yield
        except sqlite3.Error as error:
            raise HistoryError(f"{self._path}: {error}") from None
        finally:
            self._turn.release()

    @contextmanager
    def transaction(self, wait: float = WAIT) -> Iterator[sqlite3.Connection]:
        """All statements or none. Raises HistoryError for whatever the database reports.

        `wait` is how many seconds to wait for others who use the file.
        """
        with self._alone(wait):
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def rows(self, query: str, values: Sequence[object] = (), wait: float = WAIT) -> list[Any]:
        """All rows of one SELECT; `wait` as in `transaction`. Raises HistoryError."""
        with self._alone(wait):
            return self._db.execute(query, values).fetchall()

    def mark(self, name: str, make: Callable[[], str]) -> str:
        """The value kept under this name; made and kept when there is none yet."""
        found = self.rows("SELECT value FROM marks WHERE name = ?", (name,))
        if not found:
            with self.transaction() as db:
                db.execute("INSERT OR IGNORE INTO marks VALUES (?, ?)", (name, make()))
            found = self.rows("SELECT value FROM marks WHERE name = ?", (name,))
        return str(found[0][0])

    def record(self, run: Run, removed: Iterable[str] = (), returned: Iterable[str] = ()) -> None:
        """Keep a run with the ids of the articles that left the archive in it, and that came (back)."""
        ended = stamp(run.ended)
        with self.transaction() as db:
            db.execute(
                "INSERT INTO runs (command, started, ended, outcome, revision, read, added, changed,"
                " unchanged, failed, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (run.command, stamp(run.started), ended, run.outcome, run.revision, run.read, run.added,
                 run.changed, run.unchanged, run.failed, run.removed),
            )  # fmt: skip
            if db.execute("SELECT 1 FROM withdrawals WHERE returned IS NULL LIMIT 1").fetchone():
                db.executemany(
                    "UPDATE withdrawals SET returned = ? WHERE article = ? AND returned IS NULL",
                    ((ended, article) for article in returned),
                )
            db.executemany(
                "INSERT OR IGNORE INTO withdrawals (article, removed) VALUES (?, ?)",
                ((article, ended) for article in removed),
            )

    def withdrawn(self, id: str) -> dt.datetime | None:
        """When the article left the archive, if it did and has not come back."""
        (row,) = self.rows(
            "SELECT max(removed) FROM withdrawals WHERE article = ? AND returned IS NULL", (id,)
        )
        return dt.datetime.fromisoformat(row[0]) if row[0] else None

    def runs(self, limit: int = 20) -> tuple[Run, ...]:
        """The latest runs, newest first."""
        rows = self.rows(
            "SELECT command, started, ended, outcome, revision, read, added, changed, unchanged, failed,"
            " removed FROM runs ORDER BY number DESC LIMIT ?",
            (limit,),
        )
        return tuple(
            Run(command, dt.datetime.fromisoformat(started), dt.datetime.fromisoformat(ended), *rest)
            for command, started, ended, *rest in rows
        )


def stamp(time: dt.datetime) -> str:
    """A time as the history keeps it: ISO 8601, UTC, whole microseconds."""
    return time.astimezone(dt.UTC).isoformat(timespec="microseconds")


def _not_writable(error: sqlite3.Error) -> bool:
    """Whether the folder or the disk refuses, rather than the file being damaged."""
    return _is(error, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


def _is(error: sqlite3.Error, *kinds: int) -> bool:
    """Whether an error is of one of these kinds, which the lower byte of its code says."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in kinds


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    """Bring the tables up to date; of two processes that open the file at once, one does it."""
    if _version(db) > len(MIGRATIONS):
        raise HistoryError(f"{path} was written by a newer version of this program; update the program")
    if _version(db) == len(MIGRATIONS):
        return
    db.execute("BEGIN IMMEDIATE")
    for statement in ";".join(MIGRATIONS[_version(db) :]).split(";"):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    db.execute("COMMIT")


def _version(db: sqlite3.Connection) -> int:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)
