"""The body of a worker process: it takes tasks off its pipe and answers them piece by piece."""

from __future__ import annotations

import contextlib
import errno
import gc
import mmap
import os
import pickle
import queue
import threading
from collections.abc import Callable, Sequence
from enum import Enum, auto
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

NO_SPACE = frozenset((errno.ENOSPC, errno.EDQUOT))
"""A full disk or quota: no item's fault, and no other worker can do better."""

OBJECTS = 20_000
"""New objects from which on a worker looks for garbage: far more than usual, because what a task makes
lives as long as the task, and to look at all of it again and again takes a tenth of the time."""


class Sign(Enum):
    """What a message from a worker says."""

    READY = auto()
    PIECE = auto()
    DONE = auto()
    FAILED = auto()
    FULL = auto()


def serve(pipe: int, work: int, modules: Sequence[str]) -> None:
    """Load `modules`, then the work as soon as there is a task, and answer tasks until the pipe ends.

    `pipe` and `work` are open files by their numbers; the work is a pickled function, in its file by the
    time that the first task is sent. Tasks are taken off the pipe at once, so that giving one never blocks.
    Whatever hinders is said through the pipe; where nobody listens any more, the process just ends.
    """
    gc.set_threshold(OBJECTS)
    tasks: queue.SimpleQueue[Any] = queue.SimpleQueue()
    connection = Connection(pipe)
    with contextlib.suppress(OSError):  # the parent is gone
        threading.Thread(target=_receive, args=(connection, tasks), daemon=True).start()
        try:
            for module in modules:
                import_module(module)
            if (task := tasks.get()) is None:
                return
            do = _loaded(work)
        except Exception as error:
            connection.send((Sign.FAILED, f"{type(error).__name__}: {error}"))
            return
        gc.freeze()
        connection.send((Sign.READY, None))
        while task is not None:
            _answer(connection, do, task)
            task = tasks.get()
        os._exit(0)  # Python would let go of what it remembers one by one, and the writer wait for it


def _loaded(work: int) -> Callable[..., Any]:
    """All processes share one position in the file, so it is mapped, not read."""
    with mmap.mmap(work, 0, access=mmap.ACCESS_READ) as data:
        return pickle.loads(data)  # type: ignore[no-any-return]


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
