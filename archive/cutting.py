"""Where the tokens of a text begin and end, and a hash of each: in C where there was a compiler."""

from __future__ import annotations

import numpy as np

from archive import characters
from archive.characters import COMMON, Codes, Hashes
from archive.plaincutting import Ints32

try:
    from archive._cutting import cut as _cut
except ImportError:
    from archive.plaincutting import cut as cut
else:

    def cut(codes: Codes) -> tuple[Ints32, Ints32, Hashes]:
        """(starts, ends, hashes) of the tokens of a text that ends in white space."""
        classes, letters = characters.tables()[0], characters.letters()
        rare = np.unique(codes[codes >= COMMON]) if codes.max(initial=0) >= COMMON else codes[:0]
        starts, ends = np.empty((2, len(codes)), np.int32)
        hashes, base = np.empty(len(codes), np.uint64), np.array([characters.base()], np.uint64)
        count = _cut(codes, classes, letters, rare, characters.classes(rare), base, starts, ends, hashes)
        return starts[:count], ends[:count], hashes[:count]
