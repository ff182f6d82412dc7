"""The engine that requests share: one opened state at a time, replaced when a newer one is published.

A request leases the engine that is current when it begins and keeps it to its end, so that no answer
mixes two states; a replaced engine is closed when the last lease on it ends.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from archive.errors import IndexProblem
from index.engine import Engine, Store

_log = logging.getLogger(__name__)

INTERVAL = 1.0
"""Seconds between two looks for a newer revision."""


@dataclass(slots=True)
class _Open:
    """An opened engine and how many requests are using it."""

    engine: Engine
    leases: int = 0
    retired: bool = False


class EngineHolder:
    """Hands out the newest engine of a store; safe to share between threads.

    At most once in `interval` seconds one request asks the store for its newest revision and opens
    it; the others go on with what is open. A newer state that can't be opened is logged, kept in
    `problem`, and tried again, while the old one goes on answering. `opened` is called after each change,
    when nothing here refers to the old engine any more, and once more when its last lease has ended.
    """

    def __init__(
        self,
        store: Store,
        *,
        interval: float = INTERVAL,
        clock: Callable[[], float] = time.monotonic,
        opened: Callable[[], None] | None = None,
    ) -> None:
        self._store, self._interval, self._clock, self._opened = store, interval, clock, opened
        self._lock = threading.Lock()
        self._refreshing = threading.Lock()
        self._current: _Open | None = None
        self._checked: float | None = None
        self._given_back = False
        self.problem: IndexProblem | None = None

    @contextmanager
    def lease(self) -> Iterator[Engine]:
        """The newest engine, for the length of the block.

        Raises IndexProblem when nothing has ever been opened and the store can't be opened now.
        """
        held = self.acquire()
        try:
            yield held.engine
        finally:
            self.release(held)

    def acquire(self) -> _Open:
        """Like `lease`, for callers that can't use a block; give it back with `release`."""
        self._refresh()
        with self._lock:
            if self._current is None:
                raise self.problem or IndexProblem("no index is open")
            self._current.leases += 1
            return self._current

    def release(self, held: _Open) -> None:
        """End a lease; the last one of a replaced engine closes it."""
        with self._lock:
            held.leases -= 1
            done = held.retired and held.leases == 0
        if done:
            held.engine.close()
            self._given_back = True  # told at the next look: the caller still refers to the engine

    def close(self) -> None:
        """Retire the current engine, as at the end of a process."""
        self._replace(None)

    def _refresh(self) -> None:
        """One thread looks; the others wait only while there is nothing to answer with."""
        if not self._due():
            return
        if not self._refreshing.acquire(blocking=self._current is None):
            return
        try:
            if self._due():
                self._look()
                self._checked = self._clock()
        finally:
            self._refreshing.release()

    def _due(self) -> bool:
        checked = self._checked
        return self._current is None or checked is None or self._clock() - checked >= self._interval

    def _look(self) -> None:
        try:
            changed = self._outdated()
            if changed:
                self._replace(_Open(self._store.open()))
            if changed or self._given_back:
                self._given_back = False
                if self._opened:
                    self._opened()
            self.problem = None
        except IndexProblem as problem:
            if str(problem) != str(self.problem):
                _log.warning("the newest index can't be opened: %s", problem)
            self.problem = problem

    def _outdated(self) -> bool:
        """Whether there is a newer state; keeps no reference that would outlive the change."""
        current = self._current
        return current is None or self._store.newest() not in (None, current.engine.revision)

    def _replace(self, opened: _Open | None) -> None:
        with self._lock:
            old, self._current = self._current, opened
            if old is None:
                return
            old.retired = True
            idle = old.leases == 0
        if idle:
            old.engine.close()
