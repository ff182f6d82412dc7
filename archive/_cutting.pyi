import numpy as np
import numpy.typing as npt

def cut(
    codes: npt.NDArray[np.uint32],
    classes: npt.NDArray[np.uint8],
    letters: npt.NDArray[np.uint64],
    rare: npt.NDArray[np.uint32],
    rare_classes: npt.NDArray[np.uint8],
    base: npt.NDArray[np.uint64],
    starts: npt.NDArray[np.int32],
    ends: npt.NDArray[np.int32],
    hashes: npt.NDArray[np.uint64],
) -> int:
    """Cut a text that ends in white space; returns the number of tokens, whose bounds and hashes are in the
    last three arrays, which have room for as many as there are characters.

    `classes` and `letters` are tables of the code points below their length, the second of the values of
    letters and digits (0: neither); `rare` are those above that stand in the text (ascending); `base` (one
    entry) is that of the polynomials. ValueError where sizes don't fit.
    """
