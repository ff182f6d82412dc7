"""One worker process and its pipe; and processes that wait for work."""

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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module
from multiprocessing import reduction
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeVar

S = TypeVar("S")

PATIENCE = 5.0
"""Seconds that a worker is given to end by itself."""

NO_SPACE = frozenset((errno.ENOSPC, errno.EDQUOT))
"""A full disk or quota: no item's fault, and no other worker can do better."""

OBJECTS = 20_000
"""New objects from which on a worker looks for garbage: far more than usual, because what a task makes
lives as long as the task, and to look at all of it again and again takes a tenth of the time."""

ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(64 << 20),
}
"""For workers and whatever else this process starts, where nobody has said otherwise. NumPy's threads for
matrices, of which there are none, would keep a processor busy for a tenth of a second as they begin. Memory
for arrays, which every task takes anew and glibc would give back in between, is kept: the kernel takes an
eighth of the time to clear it."""


class Sign(Enum):
    """What a message from a worker says."""

    READY = auto()
    PIECE = auto()
    DONE = auto()
    FAILED = auto()
    FULL = auto()


@dataclass(frozen=True, slots=True)
class Handed:
    """An open file without a name, which a process gets as it is spawned; nothing of it can stay behind.

    It is filled before the first task is sent.
    """

    file: IO[bytes]

    @classmethod
    def empty(cls) -> Self:
        """A file with nothing in it yet."""
        return cls(tempfile.TemporaryFile())

    def fill(self, work: object) -> None:
        """Put a picklable value into it."""
        pickle.dump(work, self.file, pickle.HIGHEST_PROTOCOL)
        self.file.flush()

    def __reduce__(self) -> tuple[Any, ...]:
        return _received, (reduction.DupFd(self.file.fileno()),)

    def load(self) -> Any:
        """The value. All processes share one position in the file, so it is mapped, not read."""
        with self.file, mmap.mmap(self.file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return pickle.loads(data)


def _received(duplicate: Any) -> Handed:
    return Handed(open(duplicate.detach(), "rb"))  # noqa: PTH123 - a number, not a path


class Worker(Generic[S]):
    """One process, and what it was given in the caller's terms (`slots`); the first of them is in work."""

    def __init__(self, context: SpawnContext, work: Handed, modules: Sequence[str]) -> None:
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work, modules), daemon=True)
        for name, value in ENVIRONMENT.items():
            os.environ.setdefault(name, value)
        self.process.start()
        theirs.close()
        self.slots: deque[S] = deque()
        self.ready = False

    def send(self, task: object) -> None:
        """Give it a task; a worker that is gone is noticed later, at its end of the pipe."""
        with contextlib.suppress(OSError):
            self.connection.send(task)

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


class Standby:
    """Processes that start before it is known what they are to do, while that is being made ready.

    A context manager. `idle` are those that wait; meanwhile they load `modules`. A `Pool` takes them, and
    has more started where they are too few.

    Workers are spawned, so that neither the threads nor the open files of this process matter to them; their
    work reaches them in a file, for its many megabytes would keep this process waiting for each of them.
    """

    def __init__(self, processes: int = 0, modules: Sequence[str] = ()) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._modules = modules
        self._handed: Handed | None = None
        self._filled = False
        self.idle = deque(self._start() for _ in range(processes))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> Worker[Any]:
        self._handed = self._handed or Handed.empty()
        return Worker(self._context, self._handed, self._modules)

    def worker(self, work: object) -> Worker[Any]:
        """One more process, for this work, which is the same for all of them."""
        worker = self.idle.popleft() if self.idle else self._start()
        if self._handed and not self._filled:
            self._handed.fill(work)
            self._filled = True
        return worker

    def close(self) -> None:
        """End the processes that nobody took."""
        while self.idle:
            self.idle.popleft().end(now=True)
        if self._handed:
            self._handed.file.close()


def _serve(connection: Connection, handed: Handed, modules: Sequence[str]) -> None:
    """Body of a worker: tasks are taken off the pipe at once, so that giving one never blocks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(OBJECTS)
    tasks: queue.SimpleQueue[Any] = queue.SimpleQueue()
    with contextlib.suppress(OSError):  # the parent is gone
        threading.Thread(target=_receive, args=(connection, tasks), daemon=True).start()
        for module in modules:
            import_module(module)
        if (task := tasks.get()) is None:
            return
        work = handed.load()
        gc.freeze()
        connection.send((Sign.READY, None))
        while task is not None:
            _answer(connection, work, task)
            task = tasks.get()
        os._exit(0)  # Python would let go of what it remembers one by one, and the writer wait for it


def _answer(connection: Connection, work: Callable[..., Any], task: Any) -> None:
    try:
        steps = work(task)
        while True:
            connection.send((Sign.PIECE, next(steps)))
    except StopIteration as stop:
        connection.send((Sign.DONE, stop.value))
    except Exception as error:
        if isinstance(error, OSError) and error.errno in NO_SPACE:
            connection.send((Sign.FULL, OSError(error.errno, error.strerror, error.filename)))
            return
        connection.send((Sign.FAILED, f"reading it failed: {type(error).__name__}: {error}"))


def _receive(connection: Connection, tasks: queue.SimpleQueue[Any]) -> None:
    with contextlib.suppress(EOFError, OSError):
        while True:
            tasks.put(connection.recv())
    tasks.put(None)
