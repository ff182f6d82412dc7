"""The shared engine: newest within the interval, one state a request, closed when nobody uses it."""

from __future__ import annotations

import gc
import threading
import time
import weakref

import pytest

from archive.errors import IndexDamaged, IndexMissing
from tests.oracle import NaiveEngine
from tests.web_archive import ARTICLES, OneEngine, engine
from web.holder import EngineHolder


class Closing(NaiveEngine):
    """An engine that knows whether it was closed."""

    closed = False

    def close(self) -> None:
        """Remember it."""
        assert not self.closed, "closed twice"
        self.closed = True


class Clock:
    """A clock that stands still until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def opened(revision: str) -> Closing:
    """An engine of this revision."""
    made = engine(ARTICLES[:2], revision)
    made.__class__ = Closing
    return made  # type: ignore[return-value]


def test_takes_up_a_newer_revision() -> None:
    """After the interval the next request answers from the newest state; the old one is closed."""
    clock, old, new = Clock(), opened("1"), opened("2")
    store = OneEngine(old)
    holder = EngineHolder(store, interval=1, clock=clock)  # type: ignore[arg-type]
    with holder.lease() as first:
        assert first.revision == "1"
    store.published = new
    with holder.lease() as same:
        assert same.revision == "1"
    clock.now = 1.0
    with holder.lease() as second:
        assert second.revision == "2"
    assert (old.closed, new.closed, store.opened) == (True, False, 2)


def test_a_request_keeps_its_engine() -> None:
    """A request that began before the change ends with the state it began with, still open."""
    clock, old = Clock(), opened("1")
    store = OneEngine(old)
    holder = EngineHolder(store, interval=1, clock=clock)  # type: ignore[arg-type]
    with holder.lease() as first:
        store.published, clock.now = opened("2"), 5.0
        with holder.lease() as second:
            assert (first.revision, second.revision, old.closed) == ("1", "2", False)
    assert old.closed


def test_missing_then_there() -> None:
    """Until there is an index every request says so; the first after it is there is answered."""
    store = OneEngine()
    holder = EngineHolder(store, interval=1, clock=Clock())  # type: ignore[arg-type]
    with pytest.raises(IndexMissing, match="there is no index yet"), holder.lease():
        pass
    store.published = opened("1")
    with holder.lease() as found:
        assert found.revision == "1"


def test_damage_does_not_stop_answers() -> None:
    """A newer state that can't be opened leaves the old one answering, and is reported."""
    clock, store = Clock(), OneEngine(opened("1"))
    holder = EngineHolder(store, interval=1, clock=clock)  # type: ignore[arg-type]
    with holder.lease():
        pass
    store.published, clock.now = IndexDamaged("segment a.bin: wrong checksum"), 2.0
    with holder.lease() as still:
        assert still.revision == "1"
    assert str(holder.problem) == "segment a.bin: wrong checksum"
    store.published, clock.now = opened("2"), 4.0
    with holder.lease() as healed:
        assert (healed.revision, holder.problem) == ("2", None)


def test_close() -> None:
    """Closing the holder closes the engine, at once or with its last request."""
    made = opened("1")
    holder = EngineHolder(OneEngine(made), clock=Clock())  # type: ignore[arg-type]
    with holder.lease():
        holder.close()
        assert not made.closed
    assert made.closed


def test_threads() -> None:
    """While revisions follow one another, no request sees a closed or a mixed state."""
    store = OneEngine(opened("0"))
    holder = EngineHolder(store, interval=0)  # type: ignore[arg-type]
    failures: list[str] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            with holder.lease() as held:
                before = held.revision
                time.sleep(0.0005)
                if held.closed or held.revision != before:  # type: ignore[attr-defined]
                    failures.append(before)

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    made = [opened(str(number)) for number in range(1, 30)]
    for each in made:
        store.published = each
        time.sleep(0.003)
    stop.set()
    for reader in readers:
        reader.join()
    with holder.lease() as last:
        assert last.revision == "29"
    assert failures == []
    assert all(each.closed for each in made[:-1] if each.closed) and not made[-1].closed


def test_a_change_is_told_without_the_old_engine() -> None:
    """Who tidies up after a change finds no trace of the old engine, and is told again when one that
    requests still used has been given back."""
    clock, left = Clock(), []
    store = OneEngine(opened("1"))
    seen = weakref.ref(store.published)  # type: ignore[arg-type]
    holder = EngineHolder(
        store,  # type: ignore[arg-type]
        interval=1,
        clock=clock,
        opened=lambda: left.append(bool(gc.collect() + 1) and seen() is not None),
    )
    held = holder.acquire()
    holder.release(held)
    del held
    store.published, clock.now = opened("2"), 2.0
    holder.release(holder.acquire())
    assert left == [True, False]
    held = holder.acquire()
    seen = weakref.ref(held.engine)
    store.published, clock.now = opened("3"), 4.0
    holder.release(holder.acquire())
    holder.release(held)
    del held
    assert left == [True, False, True]
    for clock.now in (6.0, 8.0):
        holder.release(holder.acquire())
    assert left == [True, False, True, False]
