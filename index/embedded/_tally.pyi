from collections.abc import Mapping
from typing import Any, TypeVar

import numpy.typing as npt

Array = npt.NDArray[Any]
Row = TypeVar("Row", bound=tuple[Any, int])

def tally(rows: Array, ends: Array, values: Array, counts: Array, one: int, /) -> None: ...
def count(rows: Array, column: Array, counts: Array, /) -> None: ...
def top(
    counts: Array,
    order: Array,
    start: int,
    end: int,
    limit: int,
    values: Mapping[int, object],
    kind: type[Row],
    /,
) -> tuple[Row, ...]: ...
