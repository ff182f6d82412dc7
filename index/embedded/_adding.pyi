from typing import Any

import numpy.typing as npt

Array = npt.NDArray[Any]

def add(
    arrays: tuple[Array, ...], dense: bool, first: int, start: int, end: int, weight: int, total: Array, /
) -> None: ...
def collect(total: Array, docs: Array, sums: Array, /) -> int: ...
