"""The parts in C, for tests that need them.

Such a test is skipped where they can't be built, and under `tests.plain`, which hides them. Where there is a
compiler, one that is missing has failed to be built, which no test passes over.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
PARTS = tuple(
    ".".join(source.relative_to(ROOT).with_suffix("").parts)
    for package in ("archive", "index")
    for source in sorted((ROOT / package).rglob("_*.c"))
)
"""The names of all parts in C."""


def part(name: str) -> ModuleType:
    """A part in C, or a module that works with it only."""
    try:
        return import_module(name)
    except ImportError as error:
        if can_be_built() and not hidden():
            pytest.fail(
                f"{name} was not built though there is a compiler (make .venv/ready-to-test): {error}"
            )
        pytest.skip(f"{name} is not tested: there is no compiler", allow_module_level=True)


def can_be_built() -> bool:
    """Whether there are a compiler and the headers of this Python."""
    headers = Path(sysconfig.get_path("include")) / "Python.h"
    return shutil.which("cc") is not None and headers.exists()


def hidden() -> bool:
    """Whether `tests.plain` is at work."""
    return any(name in sys.modules and sys.modules[name] is None for name in PARTS)
