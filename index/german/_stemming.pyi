import numpy as np
import numpy.typing as npt

from index.german.packed import Table
from index.german.strings import Bytes, Ends

def stems(
    vocabulary: Table,
    links: npt.NDArray[np.int32],
    numbers: npt.NDArray[np.float64],
    roots: Bytes,
    root_ends: Ends,
    text: Bytes,
    ends: Ends,
    out: Bytes,
    out_ends: Ends,
    /,
) -> int: ...
