"""Steps in C, a pass each way; see `steps_plain`, which does the same."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.embedded import _steps
from index.embedded._steps import unpack
from index.embedded.arrays import Ints

__all__ = ["pack", "unpack"]


def pack(numbers: Ints) -> npt.NDArray[np.uint8]:
    """The steps between numbers (none above 2**63 - 1), in bytes."""
    numbers = np.ascontiguousarray(numbers)
    packed = np.empty(len(numbers) * (5 if numbers.itemsize < 8 else 10), np.uint8)
    return packed[: _steps.pack(numbers, packed)].copy()
