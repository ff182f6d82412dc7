"""No search for garbage meanwhile, and no memory kept that was freed."""

import ctypes
import gc
import platform
import resource
import subprocess
import sys

import pytest

from index.embedded import garbage


def test_collection_goes_on_afterwards() -> None:
    """Also where it fails inside; who has none keeps it so."""
    assert gc.isenabled()
    try:
        with garbage.kept():
            assert not gc.isenabled()
            with garbage.kept():
                pass
            assert not gc.isenabled()
            raise KeyError
    except KeyError:
        assert gc.isenabled()


RESIDENT = """
from pathlib import Path
from index.embedded import garbage
def resident():
    pages = Path("/proc/self/statm")
    return int(pages.read_text().split()[1]) if pages.exists() else 0
blocks = [bytearray(100_000) for _ in range(800)]
del blocks[1::2], blocks[:-1]
before = resident()
print(garbage.give_back(), before - resident())
"""


def test_memory_goes_back_to_the_system() -> None:
    """Also what lies below something that is still in use, where it is glibc that keeps it; others say no."""
    answer = subprocess.run([sys.executable, "-c", RESIDENT], capture_output=True, text=True, check=True)
    freed, pages = answer.stdout.split()
    of_glibc = platform.libc_ver()[0] == "glibc"
    assert freed == str(of_glibc)
    assert int(pages) * resource.getpagesize() > 40_000_000 or not of_glibc


def test_another_library_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the C library has no call for it, nothing happens."""
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    assert not garbage.give_back()
