"""Strings one behind another, as the parts in C look them up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Ends = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Packed:
    """n strings in UTF-8: `text` with a line break between, and where each ends (n)."""

    text: Bytes
    ends: Ends

    @classmethod
    def of(cls, strings: Iterable[str]) -> Self:
        """Pack strings, which may hold line breaks themselves."""
        listed = list(strings)
        joined = cls.of_lines(np.frombuffer("\n".join(listed).encode("utf-8", "surrogatepass"), np.uint8))
        if len(joined.ends) == len(listed):
            return joined
        encoded = [string.encode("utf-8", "surrogatepass") for string in listed]
        lengths = np.fromiter(map(len, encoded), np.int64, len(encoded))
        ends = np.cumsum(lengths + 1) - 1
        return cls(np.frombuffer(b"\n".join(encoded), np.uint8), ends.astype(np.int32))

    @classmethod
    def of_lines(cls, text: Bytes) -> Self:
        """The lines of a text; none where it is empty."""
        ends = np.append(np.flatnonzero(text == ord("\n")), len(text)) if len(text) else np.zeros(0)
        return cls(text, ends.astype(np.int32))


class Lines(Mapping[str, int]):
    """The lines of a text by number. A dictionary is made of them when somebody asks for one."""

    def __init__(self, text: Bytes) -> None:
        self.packed = Packed.of_lines(text)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The same as a dictionary."""
        return dict(zip(self, range(len(self)), strict=True))

    def __getitem__(self, line: str) -> int:
        return self.numbers[line]

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed.text.tobytes().decode().split("\n") if len(self) else ())

    def __len__(self) -> int:
        return len(self.packed.ends)
