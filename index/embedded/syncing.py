"""Making files durable while other work goes on, and all at once: a system that is told to sync several files
at a time writes its journal once instead of once a file.
"""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

AT_ONCE = 8


class Syncing:
    """Files and folders on their way to the disk; what `wait` has returned for is durable."""

    def __init__(self) -> None:
        self._threads: ThreadPoolExecutor | None = None
        self._begun: list[Future[None]] = []

    def begin(self, path: Path) -> None:
        """Sync a file that is written to its end, or the names in a folder."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(AT_ONCE)
        self._begun.append(self._threads.submit(_sync, path))

    def wait(self) -> None:
        """Until everything begun is durable. Raises OSError where something can't be made so, then and ever
        after: a system tells of a failure once, and says of the same file later that all is well.
        """
        for one in self._begun:
            one.result()
        self._begun.clear()


def _sync(path: Path) -> None:
    if path.is_dir():
        sync_folder(path)
        return
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable (where the system can)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
