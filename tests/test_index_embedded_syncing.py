"""What is synced in the background is waited for, and what can't be is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.embedded.syncing import Syncing


def test_files_and_folders_are_synced(tmp_path: Path) -> None:
    """Many at once, again and again; nothing changes in them."""
    syncing = Syncing()
    syncing.wait()
    for number in range(20):
        path = tmp_path / str(number)
        path.write_bytes(b"x" * number)
        syncing.begin(path)
    syncing.begin(tmp_path)
    syncing.wait()
    syncing.wait()
    assert sorted(path.stat().st_size for path in tmp_path.iterdir()) == list(range(20))


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    """The caller hears of it when it waits, however often: what failed once is never published."""
    syncing = Syncing()
    syncing.begin(tmp_path / "gone")
    syncing.begin(tmp_path)
    for _ in range(2):
        with pytest.raises(OSError, match="gone"):
            syncing.wait()
