import numpy as np
import numpy.typing as npt

def look_up(
    hashes: npt.NDArray[np.uint64],
    owners: npt.NDArray[np.uint64],
    numbers: npt.NDArray[np.int32],
    types: npt.NDArray[np.int32],
    missed: npt.NDArray[np.int32],
) -> int:
    """The number of each word's slot goes to `types`; returns how many words have a slot of another owner,
    whose places are in `missed` (ascending). Both have room for all words.

    A hash's first bits are its slot in `owners` and `numbers`. ValueError where sizes don't fit.
    """
