from typing import Any

import numpy.typing as npt

Array = npt.NDArray[Any]

class Table:
    def __new__(cls, block: Array, bounds: Array, gap: int, /) -> Table: ...
    def find(self, word: object, /) -> int: ...
