import numpy as np
import numpy.typing as npt

def decode(
    emissions: npt.NDArray[np.int32],
    starts: npt.NDArray[np.int32],
    first: npt.NDArray[np.int32],
    step: npt.NDArray[np.int32],
    ways: npt.NDArray[np.int8],
    labels: npt.NDArray[np.int8],
) -> None:
    """Write the labels of highest total score to `labels` (n); see `archive.actors.chain.decoding.decode`.

    `ways` (n x labels) is room to work in. There are eight labels at most. ValueError where sizes don't fit
    or sentences don't follow one another.
    """
