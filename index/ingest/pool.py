"""Worker processes that may die without taking anything with them.

`multiprocessing.Pool` hangs when a worker is killed and `ProcessPoolExecutor` gives up on every task;
neither says which task it was. Here every worker has a pipe of its own, so that the pool knows what a
dead worker held: it starts another, halves what was in work until the item is found that kills, and
reports that one as `Died`. What merely waited is given to another worker.

Work is a generator: what it yields comes as `Piece`, what it returns as `Done`, in the order of the
tasks. A worker whose pieces are not wanted yet waits in its pipe, so that little is held here.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import mmap
import multiprocessing
import os
import pickle
import queue
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from multiprocessing import reduction
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeVar

from archive.errors import ArchiveError

T = TypeVar("T")
P = TypeVar("P")
R = TypeVar("R")

Work = Callable[[tuple[T, ...]], Generator[P, None, R]]

PATIENCE = 5.0
"""Seconds that a worker is given to end by itself."""

NO_SPACE = frozenset((errno.ENOSPC, errno.EDQUOT))
"""A full disk or quota: no item's fault, and no other worker can do better."""

OBJECTS = 20_000
"""New objects from which on a worker looks for garbage: far more than usual, because what a task makes
lives as long as the task, and to look at all of it again and again takes a tenth of the time."""

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")
"""For the environment of workers: as they begin, NumPy's threads for matrices, of which there are none, would
keep a processor busy for a tenth of a second."""

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


class _Sign(Enum):
    """What a message from a worker says."""

    READY = auto()
    PIECE = auto()
    DONE = auto()
    FAILED = auto()
    FULL = auto()


@dataclass(frozen=True, slots=True)
class _Handed:
    """An open file without a name, which a process gets as it is spawned; nothing of it can stay behind."""

    file: IO[bytes]

    @classmethod
    def of(cls, work: object) -> Self:
        """The file of a picklable value."""
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the pool closes it
        pickle.dump(work, file, pickle.HIGHEST_PROTOCOL)
        file.flush()
        return cls(file)

    def __reduce__(self) -> tuple[Any, ...]:
        return _received, (reduction.DupFd(self.file.fileno()),)

    def load(self) -> Any:
        """The value. All processes share one position in the file, so it is mapped, not read."""
        with self.file, mmap.mmap(self.file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return pickle.loads(data)


def _received(duplicate: Any) -> _Handed:
    return _Handed(open(duplicate.detach(), "rb"))  # noqa: PTH123 - a number, not a path


@dataclass(slots=True, eq=False)
class _Slot(Generic[T]):
    """A task on its way, and what has come back of it."""

    task: tuple[T, ...]
    failures: int = 0
    pieces: deque[Any] = field(default_factory=deque)
    end: Done[T, Any] | Died[T] | None = None


class _Worker(Generic[T]):
    """One process and the slots that it was given; the first of them is in work."""

    def __init__(self, context: SpawnContext, work: _Handed) -> None:
        self.connection, theirs = context.Pipe()
        os.environ.setdefault(*ONE_THREAD)
        self.process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()
        self.slots: deque[_Slot[T]] = deque()
        self.ready = False

    def give(self, slot: _Slot[T]) -> None:
        """Send a task; a worker that is gone is noticed later, at its end of the pipe."""
        self.slots.append(slot)
        with contextlib.suppress(OSError):
            self.connection.send(slot.task)

    def end(self, *, now: bool = False) -> str:
        """Close the pipe, which ends the worker (one that goes on is killed); says how it ended."""
        if now:
            self.process.kill()
        self.connection.close()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        code = self.process.exitcode
        self.process.close()
        if code is not None and code < 0:
            return f"was killed ({signal.Signals(-code).name})"
        return f"ended with code {code}"


class Pool(Generic[T, P, R]):
    """Applies `work` to tasks, each a tuple of items, in `processes` processes. A context manager.

    `work`, items and answers must be picklable. Workers are spawned, so that neither the threads nor
    the open files of this process matter to them; `work` reaches them in a file, for its many
    megabytes would keep this process waiting for each of them. With `processes` 0 this process works.
    """

    def __init__(self, work: Work[T, P, R], processes: int) -> None:
        self._work = work
        self._handed: _Handed | None = None
        self._processes = processes
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker[T]] = []
        self._order: deque[_Slot[T]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end(now=kind is not None)
        self._workers.clear()
        if self._handed:
            self._handed.file.close()

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
            self._handed = self._handed or _Handed.of(self._work)
            worker = _Worker(self._context, self._handed)
            self._workers.append(worker)
        worker.give(slot)

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

    def _wanted(self, worker: _Worker[T]) -> bool:
        """Listen to whoever holds the task whose turn it is, and to others while they are not ahead."""
        slots = worker.slots
        return bool(slots) and (self._order[0] in slots or len(slots[0].pieces) < HELD)

    def _take(self, worker: _Worker[T], sign: _Sign, value: Any) -> None:
        slot = worker.slots[0]
        if sign is _Sign.READY:
            worker.ready = True
        elif sign is _Sign.PIECE:
            slot.pieces.append(value)
        elif sign is _Sign.FULL:
            raise value
        else:
            worker.slots.popleft()
            if sign is _Sign.DONE:
                slot.end = Done(slot.task, value)
            else:
                self._suspect(slot, value)

    def _bury(self, worker: _Worker[T]) -> None:
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


def _serve(connection: Connection, handed: _Handed) -> None:
    """Body of a worker: tasks are taken off the pipe at once, so that giving one never blocks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(OBJECTS)
    tasks: queue.SimpleQueue[Any] = queue.SimpleQueue()
    with contextlib.suppress(OSError):  # the parent is gone
        work = handed.load()
        gc.freeze()
        connection.send((_Sign.READY, None))
        threading.Thread(target=_receive, args=(connection, tasks), daemon=True).start()
        while (task := tasks.get()) is not None:
            _answer(connection, work, task)


def _answer(connection: Connection, work: Callable[..., Any], task: Any) -> None:
    try:
        steps = work(task)
        while True:
            connection.send((_Sign.PIECE, next(steps)))
    except StopIteration as stop:
        connection.send((_Sign.DONE, stop.value))
    except Exception as error:
        if isinstance(error, OSError) and error.errno in NO_SPACE:
            connection.send((_Sign.FULL, OSError(error.errno, error.strerror, error.filename)))
            return
        connection.send((_Sign.FAILED, f"reading it failed: {type(error).__name__}: {error}"))


def _receive(connection: Connection, tasks: queue.SimpleQueue[Any]) -> None:
    with contextlib.suppress(EOFError, OSError):
        while True:
            tasks.put(connection.recv())
    tasks.put(None)
