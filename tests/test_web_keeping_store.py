"""The list behind the pages, where pages can't reach: threads, processes, times."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

from archive.home.history import History
from web.keeping import Snapshot
from web.keeping_store import SavedSearches, Watches
from web.urls import PageQuery

NOON = dt.datetime(2023, 3, 2, 12, tzinfo=dt.UTC)


def snapshot(hours: float = 0, revision: str = "r1", *ids: str) -> Snapshot:
    """Some hits, so many hours after noon."""
    return Snapshot(NOON + dt.timedelta(hours=hours), revision, "f", dict.fromkeys(ids, b"12345678"))


def test_threads_share_one_list(tmp_path: Path) -> None:
    """A page answers from several threads; every search of every thread is kept."""
    with History(tmp_path / "history.sqlite") as history:
        saved = SavedSearches(history)

        def work(name: str) -> None:
            for number in range(10):
                saved.save(f"{name}{number}", PageQuery(q=name), snapshot())
                saved.all()

        threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(saved.all()) == 40


def test_the_state_at_a_moment_is_the_newest_receipt_of_then(tmp_path: Path) -> None:
    """Never a later one; before the first there is none."""
    with History(tmp_path / "history.sqlite") as history:
        saved = SavedSearches(history)
        number = saved.save("x", PageQuery(q="x"), snapshot(0, "r1", "a"))
        saved.keep(number, snapshot(2, "r2", "a", "b"))
        found = [saved.snapshot(number, NOON + dt.timedelta(hours=hours)) for hours in (-1, 0, 1, 2, 9)]
        assert [each and each.total for each in found] == [None, 1, 1, 2, 2]
        assert saved.snapshot(number) == snapshot(0, "r1", "a")


def test_a_receipt_is_kept_once_a_state_and_never_in_the_past(tmp_path: Path) -> None:
    """The same revision again, or a clock that was put back, adds nothing."""
    with History(tmp_path / "history.sqlite") as history:
        saved = SavedSearches(history)
        number = saved.save("x", PageQuery(q="x"), snapshot(0, "r1", "a"))
        for later in (snapshot(1, "r1", "a"), snapshot(0, "r2"), snapshot(-1, "r3")):
            saved.keep(number, later)
        assert [receipt.revision for receipt in saved.receipts(number)] == ["r1"]


def test_a_search_that_was_deleted_meanwhile_gets_no_receipt(tmp_path: Path) -> None:
    """Two browsers: one deletes what the other is looking at."""
    with History(tmp_path / "history.sqlite") as history:
        saved = SavedSearches(history)
        saved.keep(7, snapshot())
        assert saved.receipts(7) == ()


def test_watches_have_names(tmp_path: Path) -> None:
    """What was told under one name is not told under another."""
    with History(tmp_path / "history.sqlite") as history:
        watches = Watches(history)
        watches.remember("mine", snapshot(0, "r1", "a"))
        watches.remember("mine", snapshot(1, "r2", "b"))
        assert watches.last("mine") == snapshot(1, "r2", "b")
        assert watches.last("yours") is None


def test_marks_are_made_once(tmp_path: Path) -> None:
    """The key that signs forms and the identity of the archive never change."""
    path = tmp_path / "history.sqlite"
    with History(path) as one, History(path) as two:
        assert one.mark("key", lambda: "first") == "first"
        assert two.mark("key", lambda: "second") == "first"
