import numpy as np
import numpy.typing as npt

from index.german.packed import Table
from index.german.strings import Bytes, Ends

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]

def cuts(
    vocabulary: Table,
    rules: Floats,
    text: Bytes,
    ends: Ends,
    first: int,
    last: int,
    at: Bytes,
    kept: Bytes,
    tails: Bytes,
    scores: Floats,
    /,
) -> None: ...
def parts(
    vocabulary: Table,
    rules: Floats,
    text: Bytes,
    ends: Ends,
    slots: Ints,
    count: int,
    at: Bytes,
    kept: Bytes,
    tails: Bytes,
    scores: Floats,
    halves: Ints,
    /,
) -> int: ...
