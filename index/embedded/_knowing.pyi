from typing import Any

import numpy.typing as npt

Array = npt.NDArray[Any]
Members = tuple[tuple[str, Array], ...]

def known(
    segments: tuple[tuple[memoryview, memoryview, Array | None, Members, Members], ...], word: str, /
) -> tuple[list[str], list[str]] | None: ...
