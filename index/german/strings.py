"""Many strings as arrays: sorted, chosen and cut by the parts in C, without an object for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

try:
    from index.german import _strings as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]

Ints = npt.NDArray[Any]
Bytes = npt.NDArray[np.uint8]
Ends = npt.NDArray[np.int32]

MOST = 1 << 31
"""Bytes of all strings together: more than the words of any archive have."""

_NOTHING = np.zeros(0, np.uint8)
_BREAK = np.array([10], np.uint8)


def pack(words: Iterable[str]) -> Bytes:
    """Words with a line break between."""
    return np.frombuffer("\n".join(words).encode("utf-8", "surrogatepass"), np.uint8)


def _check_size(size: int) -> None:
    if size >= MOST:
        raise OverflowError(f"words of {size:,} bytes in all, more than are worked on at once ({MOST:,})")


def ends_of(packed: Bytes, count: int) -> npt.NDArray[np.int32]:
    """Where each of so many packed words ends."""
    if not count:
        return np.zeros(0, np.int32)
    _check_size(len(packed))
    return np.append(np.flatnonzero(packed == 10), len(packed)).astype(np.int32)


def _text(packed: Bytes) -> str:
    return packed.tobytes().decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True, eq=False)
class Strings:
    """n strings without line breaks: UTF-8 in `text` with a line break between, and where each ends (int32).

    Their order is that of their bytes, which is that of code points; lone surrogates are signs as others.
    OverflowError for more than `MOST` bytes.
    """

    text: Bytes
    ends: Ends

    @classmethod
    def of(cls, strings: Iterable[str]) -> Self:
        """Pack strings."""
        listed = list(strings)
        text = pack(listed)
        return cls(text, ends_of(text, len(listed)))

    @classmethod
    def of_lines(cls, lines: str) -> Self:
        """Strings that stand with line breaks between, one at least."""
        return cls(text := np.frombuffer(lines.encode(), np.uint8), ends_of(text, lines.count("\n") + 1))

    @classmethod
    def joined(cls, many: Sequence[Strings]) -> Self:
        """One behind the other."""
        texts, ends, start = [_NOTHING], [_NOTHING.astype(np.int32)], 0
        for one in filter(len, many):
            size = int(one.ends[-1])
            texts += [one.text[:size], _BREAK]
            _check_size(start + size)
            ends.append(one.ends + np.int32(start))
            start += size + 1
        return cls(np.concatenate(texts), np.concatenate(ends))

    def __len__(self) -> int:
        return len(self.ends)

    def __iter__(self) -> Iterator[str]:
        return iter(_text(self.text[: self.ends[-1]]).split("\n") if len(self) else ())

    @property
    def starts(self) -> Ends:
        """Where each string begins."""
        return np.concatenate((np.zeros(1, np.int32), self.ends[:-1] + np.int32(1)))[: len(self)]

    @property
    def lengths(self) -> Ends:
        """Bytes of each string."""
        return np.diff(self.ends, prepend=np.int32(-1)) - np.int32(1)

    def between(self, first: int, last: int) -> Strings:
        """The strings first … last - 1, a view of these."""
        start = int(self.ends[first - 1]) + 1 if first else 0
        return Strings(self.text[start:], self.ends[first:last] - np.int32(start))

    def take(self, numbers: Ints) -> Strings:
        """The strings with these numbers."""
        return self.slices(self.starts[numbers], self.ends[numbers])

    def slices(self, starts: Ints, stops: Ints) -> Strings:
        """Stretches of the text as strings; ValueError for one that lies outside or holds a line break."""
        starts, stops = np.ascontiguousarray(starts, np.int32), np.ascontiguousarray(stops, np.int32)
        if in_c is None:
            return Strings._of_bytes(self._stretches(starts, stops))
        text = np.empty(int((stops - starts).sum(dtype=np.int64)) + len(starts), np.uint8)
        ends = np.empty(len(starts), np.int32)
        in_c.slices(self.text, starts, stops, text, ends)
        return Strings(text, ends)

    def ranked(self) -> tuple[Strings, Ends]:
        """The different strings ascending, and for each string its place among them."""
        if in_c is None:
            return self.ranked_plainly()
        firsts, ranks = np.empty((2, len(self)), np.int32)
        different = in_c.ranks(self.text, self.ends, firsts, ranks)
        return self.take(firsts[:different]), ranks

    def ranked_plainly(self) -> tuple[Strings, Ends]:
        """The same in Python."""
        own = self._stretches(self.starts, self.ends)
        ordered = sorted(set(own))
        places = dict(zip(ordered, range(len(ordered)), strict=True))
        return Strings._of_bytes(ordered), np.fromiter(map(places.__getitem__, own), np.int32, len(own))

    def _stretches(self, starts: Ints, stops: Ints) -> list[bytes]:
        text = self.text.tobytes()
        stretches = [text[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]
        outside = (starts < 0) | (stops < starts) | (stops > len(text))
        if outside.any() or any(b"\n" in stretch for stretch in stretches):
            raise ValueError("stretches are not as they must be")
        return stretches

    @classmethod
    def _of_bytes(cls, strings: Sequence[bytes]) -> Self:
        text = np.frombuffer(b"\n".join(strings), np.uint8)
        return cls(text, ends_of(text, len(strings)))
