"""What is asked of names and words again and again: newspapers name the same few thousand all the time.

Answers are bounded in number and not in size: `ENOUGH` for each of some twenty questions. With names as
newspapers write them these take about 25 to 45 MB in a worker.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

ENOUGH = 1 << 13
"""How many answers to one question are kept: nearly all that a batch asks for again."""

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def remembered(function: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """The function, which keeps its last answers; they must follow from the arguments alone and never
    change, and the arguments must be hashable and given by position.
    """
    return lru_cache(ENOUGH)(function)  # type: ignore[return-value]  # it takes what the function takes
