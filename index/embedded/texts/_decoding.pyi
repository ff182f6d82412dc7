from typing import Any

import numpy.typing as npt

Array = npt.NDArray[Any]

def body(
    frame: memoryview | bytes, known: Array, parts: Array, grid: Array, ladders: Array, listed: Array, /
) -> str: ...
