"""One worker process and its pipe; and processes that wait for work."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Sequence
from multiprocessing import Pipe
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeVar

from index.signals import interrupts_wait

S = TypeVar("S")

PATIENCE = 5.0
"""Seconds that a worker is given to end by itself."""

ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(64 << 20),
}
"""For workers, where nobody has said otherwise. NumPy's threads for matrices, of which there are none, would
keep a processor busy for a tenth of a second as they begin. Memory for arrays, which every task takes anew
and glibc would give back in between, is kept: the kernel takes an eighth of the time to clear it."""

BODY = "import sys; sys.path[:] = {}; from index.ingest.serving import serve; serve({}, {}, {})"


class Worker(Generic[S]):
    """One process, and what it was given in the caller's terms (`slots`); the first of them is in work.

    The process gets its end of a pipe and the file `work` as open files and nothing else that it would have
    to wait for (`multiprocessing.Process` has it read from this process what it is to do): so whatever ends
    this process, and at whatever moment, the worker finds its pipe at an end, and ends without a word.
    """

    def __init__(self, work: IO[bytes], modules: Sequence[str]) -> None:
        self.connection, theirs = Pipe()
        handed = (theirs.fileno(), work.fileno())
        body = BODY.format(ascii(sys.path), *handed, ascii(tuple(modules)))
        utf8 = ("-X", "utf8") if sys.flags.utf8_mode else ()
        with theirs, interrupts_wait():
            self.process = subprocess.Popen(
                (sys.executable, *utf8, "-c", body),
                stdin=subprocess.DEVNULL,
                pass_fds=handed,
                env={**ENVIRONMENT, **os.environ},
            )
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
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        if code < 0:
            return f"was killed ({signal.Signals(-code).name})"
        return f"ended with code {code}"


class Standby:
    """Processes that start before it is known what they are to do, while that is being made ready.

    A context manager. `idle` are those that wait; meanwhile they load `modules`. A `Pool` takes them, and
    has more started where they are too few.

    Workers are spawned, so that neither the threads nor the open files of this process matter to them. Their
    work reaches them in a file without a name, of which nothing can stay behind: its many megabytes would
    keep this process waiting for each of them.
    """

    def __init__(self, processes: int = 0, modules: Sequence[str] = ()) -> None:
        self._modules = modules
        self._work: IO[bytes] | None = None
        self._filled = False
        self.idle = deque(self._start() for _ in range(processes))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> Worker[Any]:
        self._work = self._work or tempfile.TemporaryFile()  # noqa: SIM115 - closed in `close`
        return Worker(self._work, self._modules)

    def worker(self, work: object) -> Worker[Any]:
        """One more process, for this work, which is the same for all of them."""
        worker = self.idle.popleft() if self.idle else self._start()
        if self._work and not self._filled:
            pickle.dump(work, self._work, pickle.HIGHEST_PROTOCOL)
            self._work.flush()
            self._filled = True
        return worker

    def close(self) -> None:
        """End the processes that nobody took."""
        while self.idle:
            self.idle.popleft().end(now=True)
        if self._work:
            self._work.close()
