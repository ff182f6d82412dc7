from typing import Any

import numpy.typing as npt

Array = npt.NDArray[Any]

def find(
    codes: Array,
    bases: Array,
    bodies: Array,
    bounds: Array,
    starts: Array,
    ends: Array,
    before: Array,
    behind: Array,
    odd: Array,
    /,
) -> int: ...
