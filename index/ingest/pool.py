"""Worker processes that may die without taking anything with them.

`multiprocessing.Pool` hangs when a worker is killed and `ProcessPoolExecutor` gives up on every task;
neither says which task it was. Here every worker has a pipe of its own, so that the pool knows what a
dead worker held: it starts another, halves what was in work until the item is found that kills, and
reports that one as `Died`. What merely waited is given to another worker.

Work is a generator: what it yields comes as `Piece`, what it returns as `Done`, in the order of the
tasks. A worker whose pieces are not wanted yet waits in its pipe, so that little is held here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from archive.errors import ArchiveError
from index.ingest.serving import Sign
from index.ingest.workers import Standby, Worker

T = TypeVar("T")
P = TypeVar("P")
R = TypeVar("R")

Work = Callable[[tuple[T, ...]], Generator[P, None, R]]

HELD = 4
"""Pieces of one task that are held here before its turn."""


class PoolError(ArchiveError):
    """Workers can't be started at all."""


@dataclass(frozen=True, slots=True)
class Piece(Generic[T, P]):
    """A part of the answer to a task. After a death the same part may come again, of another task."""

    task: tuple[T, ...]
    value: P


@dataclass(frozen=True, slots=True)
class Done(Generic[T, R]):
    """The end of a task: every item is in exactly one `Done` or `Died`."""

    task: tuple[T, ...]
    value: R


@dataclass(frozen=True, slots=True)
class Died(Generic[T]):
    """The worker ended or failed on this one item, twice; `reason` says how."""

    item: T
    reason: str


@dataclass(slots=True, eq=False)
class _Slot(Generic[T]):
    """A task on its way, and what has come back of it."""

    task: tuple[T, ...]
    failures: int = 0
    pieces: deque[Any] = field(default_factory=deque)
    end: Done[T, Any] | Died[T] | None = None


class Pool(Generic[T, P, R]):
    """Applies `work` to tasks, each a tuple of items, in `processes` processes. A context manager.

    `work`, items and answers must be picklable. With `processes` 0 this process works. The first of them may
    be on `standby`.
    """

    def __init__(self, work: Work[T, P, R], processes: int, standby: Standby | None = None) -> None:
        self._work = work
        self._standby = standby or Standby()
        self._processes = processes
        self._workers: list[Worker[_Slot[T]]] = []
        self._order: deque[_Slot[T]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.connection.close()  # so that all of them end at the same time
        for worker in self._workers:
            worker.end(now=kind is not None)
        self._workers.clear()
        self._standby.close()

    def run(self, tasks: Iterable[tuple[T, ...]]) -> Iterator[Piece[T, P] | Done[T, R] | Died[T]]:
        """The answers to all tasks, in order. Raises PoolError when no worker can begin, and
        OSError at once when a worker finds the disk full.
        """
        source = iter(tasks)
        if self._processes == 0:
            for task in source:
                yield from self._here(task)
            return
        while self._fill(source):
            slot = self._order[0]
            while slot.pieces:
                yield Piece(slot.task, slot.pieces.popleft())
            if slot.end is None:
                self._hear()
            else:
                self._order.popleft()
                yield slot.end

    def _here(self, task: tuple[T, ...]) -> Iterator[Piece[T, P] | Done[T, R]]:
        steps = self._work(task)
        while True:
            try:
                yield Piece(task, next(steps))
            except StopIteration as stop:
                yield Done(task, stop.value)
                return

    def _fill(self, source: Iterator[tuple[T, ...]]) -> bool:
        """Give out tasks as long as few enough are on their way; False when all is done."""
        while len(self._order) < 2 * self._processes + 2 and (task := next(source, None)) is not None:
            slot = _Slot(task)
            self._order.append(slot)
            self._give(slot)
        return bool(self._order)

    def _give(self, slot: _Slot[T]) -> None:
        worker = min(self._workers, key=lambda worker: len(worker.slots), default=None)
        if worker is None or (worker.slots and len(self._workers) < self._processes):
            worker = self._standby.worker(self._work)
            self._workers.append(worker)
        worker.slots.append(slot)
        worker.send(slot.task)

    def _hear(self) -> None:
        """Wait until at least one worker says something or dies."""
        heard = {worker.connection: worker for worker in self._workers if self._wanted(worker)}
        for connection in wait(list(heard)):
            worker = heard[connection]  # type: ignore[index]
            try:
                sign, value = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
            else:
                self._take(worker, sign, value)

    def _wanted(self, worker: Worker[_Slot[T]]) -> bool:
        """Listen to whoever holds the task whose turn it is, and to others while they are not ahead."""
        slots = worker.slots
        return bool(slots) and (self._order[0] in slots or len(slots[0].pieces) < HELD)

    def _take(self, worker: Worker[_Slot[T]], sign: Sign, value: Any) -> None:
        slot = worker.slots[0]
        if sign is Sign.FAILED and not worker.ready:
            raise PoolError(f"a worker process could not begin: {value}")
        if sign is Sign.READY:
            worker.ready = True
        elif sign is Sign.PIECE:
            slot.pieces.append(value)
        elif sign is Sign.FULL:
            raise value
        else:
            worker.slots.popleft()
            if sign is Sign.DONE:
                slot.end = Done(slot.task, value)
            else:
                self._suspect(slot, value)

    def _bury(self, worker: Worker[_Slot[T]]) -> None:
        self._workers.remove(worker)
        ending = worker.end()
        if not worker.ready:
            raise PoolError(f"a worker process {ending} before it could begin; is there enough memory?")
        first, *waiting = worker.slots
        for slot in waiting:
            self._give(slot)
        self._suspect(first, f"the process that read it {ending}")

    def _suspect(self, slot: _Slot[T], reason: str) -> None:
        """Try again in halves; a single item is tried twice before it is given up."""
        slot.pieces.clear()
        slot.failures += 1
        if len(slot.task) > 1:
            self._halve(slot)
        elif slot.failures == 1:
            self._give(slot)
        else:
            slot.end = Died(slot.task[0], reason)

    def _halve(self, slot: _Slot[T]) -> None:
        at, middle = self._order.index(slot), len(slot.task) // 2
        self._order.remove(slot)
        for part in (slot.task[middle:], slot.task[:middle]):
            half = _Slot(part)
            self._order.insert(at, half)
            self._give(half)
