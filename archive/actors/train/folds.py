"""Shares of texts that are left out of training, to measure on."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from archive.actors.train.conll import Sentence


@dataclass(frozen=True, slots=True)
class Share:
    """The `number`-th of `count` shares, from 0; which one a text is in hangs on its name alone."""

    number: int
    count: int

    @classmethod
    def parse(cls, written: str) -> Share:
        """Read "0/3". Raises ValueError for anything else."""
        number, count = map(int, written.split("/"))
        if not 0 <= number < count:
            raise ValueError(f"{written!r} is no share; the first of three is 0/3")
        return cls(number, count)

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def has_text(self, name: str) -> bool:
        """Whether the text of this name belongs to the share."""
        return zlib.crc32(name.encode()) % self.count == self.number

    def has(self, sentence: Sentence) -> bool:
        """The same for a sentence: by its text, or by its words where it names none."""
        return self.has_text(sentence.text or " ".join(sentence.words))
