"""Bodies as words and the white space between them, with the spellings that they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from index.embedded.arrays import Ints, offsets
from index.german.strings import MOST, Bytes, Strings


@dataclass(frozen=True, slots=True)
class Pieces:
    """What texts are made of: all `kinds` of gaps (`gaps.KINDS` first), then all `words`. Their UTF-8 is in
    `text`, where each begins and ends (int32).
    """

    kinds: tuple[str, ...]
    words: Strings
    text: Bytes
    starts: Ints
    ends: Ints

    @classmethod
    def of(cls, kinds: Sequence[str], words: Strings) -> Self:
        """All spellings."""
        size = int(words.ends[-1]) if len(words) else 0
        written = [kind.encode() for kind in kinds]
        bounds = size + offsets(np.fromiter(map(len, written), np.int64, len(written)))
        if bounds[-1] >= MOST:
            raise OverflowError(f"words and gaps of {int(bounds[-1]):,} bytes in all, more than there may be")
        return cls(
            tuple(kinds),
            words,
            np.concatenate((words.text[:size], np.frombuffer(b"".join(written), np.uint8))),
            np.concatenate((bounds[:-1], words.starts)).astype(np.int32),
            np.concatenate((bounds[1:], words.ends)).astype(np.int32),
        )

    def __len__(self) -> int:
        return len(self.ends)

    @property
    def sizes(self) -> Ints:
        """Bytes of each."""
        return self.ends - self.starts

    def spelled(self, number: int) -> bytes:
        """One of them."""
        return self.text[self.starts[number] : self.ends[number]].tobytes()


@dataclass(frozen=True, slots=True)
class Texts:
    """n bodies: the tokens from `firsts` to `lasts` (int64) of each. Numbers of pieces (int32) are the
    `words` of all tokens, the gaps `before` them, and the gap `behind` (n) each body's last.
    """

    words: Ints
    before: Ints
    firsts: Ints
    lasts: Ints
    behind: Ints

    def __len__(self) -> int:
        return len(self.firsts)

    @property
    def tokens(self) -> int:
        """Tokens of all bodies."""
        return int((self.lasts - self.firsts).sum())

    def only(self, docs: Ints | slice) -> Texts:
        """Some of the bodies."""
        own = (np.ascontiguousarray(each[docs]) for each in (self.firsts, self.lasts, self.behind))
        return Texts(self.words, self.before, *own)

    def spelled(self, pieces: Pieces) -> Iterator[bytes]:
        """Each body as it was written, UTF-8."""
        known: dict[int, bytes] = {}
        bounds = zip(self.firsts.tolist(), self.lasts.tolist(), self.behind.tolist(), strict=True)
        for first, last, behind in bounds:
            row = np.empty(2 * (last - first) + 1, np.int64)
            row[:-1:2], row[1::2], row[-1] = self.before[first:last], self.words[first:last], behind
            numbers = row.tolist()
            known |= {number: pieces.spelled(number) for number in {*numbers} - known.keys()}
            yield b"".join(map(known.__getitem__, numbers))
