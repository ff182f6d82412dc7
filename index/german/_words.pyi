import numpy as np
import numpy.typing as npt

from index.german.packed import Slots, Table
from index.german.strings import Bytes, Ends

Ints = npt.NDArray[np.int32]

def index(text: Bytes, ends: Ends, slots: Slots, base: int, /) -> None: ...
def families(
    vocabulary: Table,
    marks: Bytes,
    limits: npt.NDArray[np.int64],
    owners: Ints,
    lengths: Ints,
    sizes: Ints,
    slots: Ints,
    heads: Ints,
    /,
) -> int: ...
