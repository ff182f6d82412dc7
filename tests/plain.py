"""A plugin for pytest (`-p tests.plain`): the parts in C are not there, as where there is no compiler."""

from __future__ import annotations

import sys

from tests.compiled import PARTS

for name in PARTS:
    if name in sys.modules:
        raise RuntimeError(f"{name} was imported before it could be hidden")
    sys.modules[name] = None  # type: ignore[assignment]
