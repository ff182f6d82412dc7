"""Work that begins in a thread of its own: most of it is C, which does not keep Python from working."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def begin(function: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> Future[R]:
    """Call a function in a thread that ends with it."""
    with_one = ThreadPoolExecutor(1)
    begun = with_one.submit(function, *arguments, **named)
    with_one.shutdown(wait=False)
    return begun
