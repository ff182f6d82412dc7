import numpy as np
import numpy.typing as npt

def fill(text: npt.NDArray[np.uint8], ends: npt.NDArray[np.int32], slots: npt.NDArray[np.uint64]) -> None:
    """Enter strings, which end at `ends` with one byte between, in a table whose slots are all 0.

    The slots are a power of two, and more than strings. ValueError where sizes don't fit.
    """

def find(
    text: npt.NDArray[np.uint8],
    ends: npt.NDArray[np.int32],
    slots: npt.NDArray[np.uint64],
    asked: npt.NDArray[np.uint8],
    asked_ends: npt.NDArray[np.int32],
    numbers: npt.NDArray[np.int32],
) -> None:
    """Write the number that each string asked for has in a table, -1 where it has none. ValueError where
    sizes don't fit.
    """

def describe(
    features: npt.NDArray[np.uint8],
    feature_ends: npt.NDArray[np.int32],
    feature_slots: npt.NDArray[np.uint64],
    words: npt.NDArray[np.uint8],
    word_ends: npt.NDArray[np.int32],
    word_slots: npt.NDArray[np.uint64],
    entries: npt.NDArray[np.int32],
    window: npt.NDArray[np.int8],
    spelled: npt.NDArray[np.uint8],
    spelled_ends: npt.NDArray[np.int32],
    lists: npt.NDArray[np.uint8],
    sums: npt.NDArray[np.int16],
    classes: npt.NDArray[np.int32],
    done: npt.NDArray[np.uint8],
) -> None:
    """Describe n words, which lie as the strings of a table do and are in these lists (numbers in `LISTS`).

    `entries` (words x 4) belong to the table of words, `window` (features x 35) to that of features. Into
    `sums` (n x 35) goes the sum of the features' scores, into `classes` (n x 3) the classes, into `done`
    (n) whether they did: 0 for a word with signs that only Python knows. ValueError where sizes don't fit.
    """
