from typing import Any

import numpy.typing as npt

Array = npt.NDArray[Any]

def tally(rows: Array, ends: Array, values: Array, counts: Array, /) -> None: ...
def top(counts: Array, order: Array, start: int, end: int, best: Array, /) -> int: ...
