"""Saved searches and watched queries in the history of the archive's home: one list an archive."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from archive.errors import ArchiveError
from archive.home.history import WAIT, History, stamp
from web.keeping import Snapshot, pack, unpack
from web.urls import PageQuery, read_string

NAME_LENGTH = 120
MOST = 500
"""Saved searches that one archive keeps; whoever needs more keeps addresses."""

KEPT = 12
"""Receipts of one saved search: that of its saving and the newest ones."""

HURRY = 0.25
"""Seconds that a page waits for what it can do without."""

_SNAPSHOT = "taken, revision, fingerprint, ids"


class NotSaved(ArchiveError):
    """A search can't be saved like this.

    `code` says why: `no-name`, `long-name`, `name-taken`, `too-many`.
    """

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved search: a question under a name."""

    number: int
    name: str
    query: PageQuery
    created: dt.datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """The outside of a snapshot: when it was taken, and how many articles matched then."""

    taken: dt.datetime
    total: int
    revision: str


class SavedSearches:
    """The list of an archive. Raises HistoryError where the database fails."""

    def __init__(self, history: History, wait: float = WAIT) -> None:
        """`wait` is how many seconds to wait for others who use the history."""
        self._history = history
        self._wait = wait

    def hurried(self) -> SavedSearches:
        """The same list for pages that can do without it."""
        return SavedSearches(self._history, HURRY)

    def all(self) -> tuple[Saved, ...]:
        """All of them by name."""
        rows = self._rows("SELECT number, name, url, created FROM saved")
        return tuple(sorted(map(_saved, rows), key=lambda saved: (saved.name.casefold(), saved.number)))

    def get(self, number: int) -> Saved | None:
        """The one of this number."""
        rows = self._rows("SELECT number, name, url, created FROM saved WHERE number = ?", (number,))
        return _saved(rows[0]) if rows else None

    def find(self, query: PageQuery) -> Saved | None:
        """The first that was saved of a question, on whichever page of it."""
        rows = self._rows(
            "SELECT number, name, url, created FROM saved WHERE url = ? ORDER BY number LIMIT 1",
            (_address(query),),
        )
        return _saved(rows[0]) if rows else None

    def save(self, name: str, query: PageQuery, snapshot: Snapshot) -> int:
        """Save under a new name, with a first receipt; returns its number. Raises NotSaved."""
        name = clean_name(name)
        with self._history.transaction(self._wait) as db:
            (count,) = db.execute("SELECT count(*) FROM saved").fetchone()
            if count >= MOST:
                raise NotSaved("too-many", f"this archive keeps {MOST} saved searches; delete one first")
            if db.execute("SELECT 1 FROM saved WHERE name = ?", (name,)).fetchone():
                raise _taken(name)
            row = (name, _address(query), stamp(snapshot.taken))
            number = db.execute("INSERT INTO saved (name, url, created) VALUES (?, ?, ?)", row).lastrowid
            assert number is not None
            _insert(db, number, snapshot)
        return number

    def rename(self, number: int, name: str) -> None:
        """Give another name. Raises NotSaved."""
        name = clean_name(name)
        with self._history.transaction(self._wait) as db:
            if db.execute("SELECT 1 FROM saved WHERE name = ? AND number != ?", (name, number)).fetchone():
                raise _taken(name)
            db.execute("UPDATE saved SET name = ? WHERE number = ?", (name, number))

    def delete(self, number: int) -> None:
        """Forget a search with its receipts; one that is not there is forgotten already."""
        with self._history.transaction(self._wait) as db:
            db.execute("DELETE FROM saved WHERE number = ?", (number,))

    def keep(self, number: int, snapshot: Snapshot) -> None:
        """Keep a receipt, if the index has changed since the newest; the oldest but the first make room."""
        with self._history.transaction(self._wait) as db:
            newest = db.execute(
                "SELECT revision, taken FROM receipts WHERE saved = ? ORDER BY taken DESC LIMIT 1", (number,)
            ).fetchone()
            if newest is None or newest[0] == snapshot.revision or newest[1] >= stamp(snapshot.taken):
                return
            _insert(db, number, snapshot)
            db.execute(
                "DELETE FROM receipts WHERE saved = :number"
                " AND taken > (SELECT min(taken) FROM receipts WHERE saved = :number)"
                " AND taken NOT IN (SELECT taken FROM receipts WHERE saved = :number"
                " ORDER BY taken DESC LIMIT :most)",
                {"number": number, "most": KEPT - 1},
            )

    def receipts(self, number: int) -> tuple[Receipt, ...]:
        """All receipts of a search, newest first."""
        rows = self._rows(
            "SELECT taken, total, revision FROM receipts WHERE saved = ? ORDER BY taken DESC", (number,)
        )
        return tuple(Receipt(dt.datetime.fromisoformat(taken), *rest) for taken, *rest in rows)

    def snapshot(self, number: int, moment: dt.datetime | None = None) -> Snapshot | None:
        """What a search had found at a moment: the newest receipt of then; None for the first of all.

        Where the receipts begin later than the moment, None is the answer.
        """
        when, order = ("AND taken <= ?", "DESC") if moment else ("", "ASC")
        rows = self._rows(
            f"SELECT {_SNAPSHOT} FROM receipts WHERE saved = ? {when} ORDER BY taken {order} LIMIT 1",
            (number, stamp(moment)) if moment else (number,),
        )
        return _snapshot(rows[0]) if rows else None

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        return self._history.rows(query, values, self._wait)


class Watches:
    """What `archive watch` has told last, by the name of the watch."""

    def __init__(self, history: History) -> None:
        self._history = history

    def last(self, name: str) -> Snapshot | None:
        """The state that was told last; None the first time."""
        rows = self._history.rows(f"SELECT {_SNAPSHOT} FROM watches WHERE name = ?", (name,))
        return _snapshot(rows[0]) if rows else None

    def remember(self, name: str, snapshot: Snapshot) -> None:
        """Keep what has been told now."""
        with self._history.transaction() as db:
            db.execute(
                f"INSERT OR REPLACE INTO watches (name, total, {_SNAPSHOT}) VALUES (?, ?, ?, ?, ?, ?)",
                (name, snapshot.total, *_values(snapshot)),
            )


def clean_name(name: str) -> str:
    """A name without control characters and double blanks. Raises NotSaved for an empty or long one."""
    cleaned = " ".join("".join(char if char.isprintable() else " " for char in name).split())
    if not cleaned:
        raise NotSaved("no-name", "a saved search needs a name")
    if len(cleaned) > NAME_LENGTH:
        raise NotSaved("long-name", f"a name has at most {NAME_LENGTH} characters")
    return cleaned


def _taken(name: str) -> NotSaved:
    return NotSaved("name-taken", f"another search is saved as {name!r}")


def _address(query: PageQuery) -> str:
    return query.with_page(1).string()


def _saved(row: tuple[int, str, str, str]) -> Saved:
    number, name, url, created = row
    return Saved(number, name, read_string(url)[0], dt.datetime.fromisoformat(created))


def _insert(db: sqlite3.Connection, number: int, snapshot: Snapshot) -> None:
    db.execute(
        f"INSERT INTO receipts (saved, total, {_SNAPSHOT}) VALUES (?, ?, ?, ?, ?, ?)",
        (number, snapshot.total, *_values(snapshot)),
    )


def _values(snapshot: Snapshot) -> tuple[str, str, str, bytes]:
    return stamp(snapshot.taken), snapshot.revision, snapshot.fingerprint, pack(snapshot.articles)


def _snapshot(row: tuple[str, str, str, bytes]) -> Snapshot:
    taken, revision, fingerprint, ids = row
    return Snapshot(dt.datetime.fromisoformat(taken), revision, fingerprint, unpack(ids))
