import numpy as np
import numpy.typing as npt

from index.german.packed import Bytes, Ends

def keys(
    text: Bytes,
    ends: Ends,
    halves: npt.NDArray[np.int32],
    stem_text: Bytes,
    stem_ends: Ends,
    numbers: npt.NDArray[np.int32],
    out: Bytes,
    /,
) -> int: ...
