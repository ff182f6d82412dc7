from typing import Any

import numpy.typing as npt

Array = npt.NDArray[Any]

def main(tables: tuple[Array, ...], document: int, limit: int, /) -> list[int]: ...
