"""The pool of workers where the disk is full."""

from __future__ import annotations

import errno
from collections.abc import Generator

import pytest

from index.ingest.pool import Pool


def fill(task: tuple[int, ...]) -> Generator[int, None, int]:
    """Work that finds the disk full at the item 3."""
    if 3 in task:
        raise OSError(errno.ENOSPC, "No space left on device", "staging/3")
    yield len(task)
    return sum(task)


@pytest.mark.parametrize("processes", [0, 1])
def test_a_full_disk_ends_the_run(processes: int) -> None:
    """It is nobody's fault but the disk's: the error comes at once, with the file, and blames no item."""
    with Pool(fill, processes) as pool, pytest.raises(OSError, match="No space left on device") as full:
        list(pool.run([(1, 2), (3, 4), (5,)]))
    assert (full.value.errno, full.value.filename) == (errno.ENOSPC, "staging/3")
