from typing import Any

import numpy.typing as npt

Array = npt.NDArray[Any]

def find(block: Array, bounds: Array, width: int, gap: int, key: bytes, /) -> int: ...
