import numpy as np
import numpy.typing as npt

from index.german.packed import Bytes, Ends

def ranks(text: Bytes, ends: Ends, firsts: npt.NDArray[np.int32], ranks: npt.NDArray[np.int32], /) -> int: ...
