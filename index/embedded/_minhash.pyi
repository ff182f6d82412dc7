import numpy as np
import numpy.typing as npt

def sign(
    types: npt.NDArray[np.int32],
    tokens: npt.NDArray[np.int64],
    hashes: npt.NDArray[np.uint64],
    bands: npt.NDArray[np.uint32],
) -> None:
    """Write the bands (texts × BANDS) of texts with `tokens` types each; `hashes` are those of the types.

    ValueError where sizes don't fit and for a type without a hash.
    """
