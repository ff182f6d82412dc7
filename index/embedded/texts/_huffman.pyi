from typing import Any

import numpy.typing as npt

def lengths(counts: npt.NDArray[Any], /) -> None: ...
