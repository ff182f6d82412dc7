import numpy as np
import numpy.typing as npt

def recognise(
    hashes: npt.NDArray[np.uint64],
    keys: npt.NDArray[np.uint64],
    numbers: npt.NDArray[np.int32],
    next: npt.NDArray[np.int32],
    types: npt.NDArray[np.int32],
    fresh: npt.NDArray[np.int32],
) -> int:
    """The number of each word goes to `types`; returns how many words are new, whose places are in `fresh`
    (ascending). Both have room for all words.

    The table is `keys` and `numbers` (-1: a free slot), as many as a power of two; new words enter it with
    the numbers from `next` (one entry) on. ValueError where sizes don't fit or the table is full.
    """
