import numpy as np
import numpy.typing as npt

from index.german.strings import Bytes, Ends

def keys(
    text: Bytes,
    ends: Ends,
    halves: npt.NDArray[np.int32],
    stem_text: Bytes,
    stem_ends: Ends,
    exact: Ends,
    bases: Ends,
    cuts: Ends,
    also_ends: Ends,
    also: Ends,
    out: Bytes,
    out_ends: Ends,
    /,
) -> int: ...
