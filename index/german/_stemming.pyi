import numpy as np
import numpy.typing as npt

from index.german.packed import Table
from index.german.strings import Bytes, Ends

def bases(
    vocabulary: Table,
    links: npt.NDArray[np.int32],
    numbers: npt.NDArray[np.float64],
    text: Bytes,
    ends: Ends,
    out: Bytes,
    done: npt.NDArray[np.bool_],
    /,
) -> int: ...
