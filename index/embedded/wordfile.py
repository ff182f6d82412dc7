"""The spellings of a process's word types on their way to the writer: each is written and read once.

A process appends what its lexicon has got since the batch before; a batch names the file, how much of it
was written by then, and its words by their numbers there. Batches may get lost or come late: whoever
reads one reads up to where it says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from archive.tokens import Lexicon

LINES = "\n"
"""Behind each spelling; none holds white space of that kind."""


@dataclass(slots=True)
class WordFile:
    """The file of one lexicon, `size` bytes of which are sound."""

    path: Path
    size: int = 0
    _written: int = 0

    def extend(self, lexicon: Lexicon) -> None:
        """Append the word types that the lexicon has got since the last call."""
        fresh = lexicon.since(self._written)
        data = "".join([spelling + LINES for spelling in fresh]).encode("utf-8", "surrogatepass")
        with self.path.open("r+b" if self.size else "wb") as file:
            file.seek(self.size)  # a write that failed may have left something behind
            file.truncate()
            file.write(data)
        self.size += len(data)
        self._written += len(fresh)


@dataclass(slots=True)
class WordReader:
    """Reads such a file as it grows. `types` are the numbers that its words have in `lexicon`."""

    path: Path
    lexicon: Lexicon
    types: npt.NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    _read: int = 0

    def read(self, size: int) -> None:
        """Take up the words in the first `size` bytes, which enter the lexicon."""
        if size <= self._read:
            return
        with self.path.open("rb") as file:
            file.seek(self._read)
            data = file.read(size - self._read)
        spellings = data.decode("utf-8", "surrogatepass").split(LINES)[:-1]
        self.types = np.append(self.types, self.lexicon.numbers(spellings))
        self._read = size
