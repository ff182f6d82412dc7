"""The page: a Flask application over an engine.

The two names are looked up when they are asked for: the command line reads and writes URLs through
this package, and waits for no web framework.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from web.application import create_app
    from web.settings import PageSettings

__all__ = ["PageSettings", "create_app"]


def __getattr__(name: str) -> Any:
    modules = {"PageSettings": "web.settings", "create_app": "web.application"}
    if name not in modules:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(modules[name]), name)
