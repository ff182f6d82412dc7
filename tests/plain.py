"""A plugin for pytest (`-p tests.plain`): the parts in C are not there, as where there is no compiler."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

for source in (path for package in ("archive", "index") for path in (ROOT / package).rglob("_*.c")):
    name = ".".join(source.relative_to(ROOT).with_suffix("").parts)
    if name in sys.modules:
        raise RuntimeError(f"{name} was imported before it could be hidden")
    sys.modules[name] = None  # type: ignore[assignment]
