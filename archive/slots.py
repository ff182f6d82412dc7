"""Looking up many hashes in a table at once: in C where there was a compiler."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Types = npt.NDArray[np.int32]
Places = npt.NDArray[Any]


def by_arrays(hashes: Hashes, owners: Hashes, numbers: Types) -> tuple[Types, Places]:
    """The number in each word's slot, and the places of the words whose slot has another owner (ascending).

    A hash's first bits are its slot in `owners` and `numbers`, whose length is a power of two.
    """
    slots = (hashes >> np.uint64(65 - len(owners).bit_length())).view(np.intp)
    return numbers[slots], np.flatnonzero(owners[slots] != hashes)


try:
    from archive._slots import look_up as _look_up
except ImportError:
    look_up = by_arrays
else:

    def look_up(hashes: Hashes, owners: Hashes, numbers: Types) -> tuple[Types, Places]:
        """As `by_arrays`."""
        types, missed = np.empty((2, len(hashes)), np.int32)
        count = _look_up(hashes, owners, numbers, types, missed)
        return types, missed[:count]
