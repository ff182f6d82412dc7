"""Numbers by word in a file: looked up where they lie, so that opening makes no dictionary of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

_POSTS = 4096
_BREAK = 10
"""The byte behind each word but the last."""


class WordTable(Mapping[str, int]):
    """A mapping over `packed` words (UTF-8, ascending, line breaks between) and their `numbers`.

    A look-up takes some microseconds, which is nothing for the words of a query and little for those of
    a page; who asks for every word of an archive wants it `unpacked`.
    """

    def __init__(self, packed: npt.NDArray[np.uint8], numbers: npt.NDArray[Any]) -> None:
        self._packed = packed
        self._numbers = numbers

    def unpacked(self) -> dict[str, int]:
        """The same as a dictionary."""
        return dict(zip(self, self._numbers.tolist(), strict=True))

    @cached_property
    def _ends(self) -> memoryview:
        """Where each word ends; the next begins one behind."""
        return np.append(np.flatnonzero(self._packed == _BREAK), len(self._packed)).data

    @cached_property
    def _text(self) -> bytes:
        return self._packed.tobytes()

    @cached_property
    def _posts(self) -> tuple[int, list[bytes]]:
        """Every so many words one, so that most of a search is the library's."""
        step = max(1, len(self) // _POSTS)
        return step, [self._word(number) for number in range(0, len(self), step)]

    def _word(self, number: int) -> bytes:
        return self._text[self._ends[number - 1] + 1 if number else 0 : self._ends[number]]

    def _find(self, word: object) -> int:
        """The number of a word in the order of words, -1 where it has none."""
        if not isinstance(word, str):
            return -1
        key = word.encode("utf-8", "surrogatepass")
        step, posts = self._posts
        post = bisect_left(posts, key)
        low, high = max((post - 1) * step + 1, 0), min(post * step, len(self))
        ends, text = self._ends, self._text
        while low < high:
            middle = (low + high) >> 1
            if text[ends[middle - 1] + 1 if middle else 0 : ends[middle]] < key:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self._word(low) == key else -1

    def __getitem__(self, word: str) -> int:
        number = self._find(word)
        if number < 0:
            raise KeyError(word)
        return int(self._numbers[number])

    def get(self, word: str, default: Any = None) -> Any:
        """The number of a word, or the default."""
        number = self._find(word)
        return default if number < 0 else int(self._numbers[number])

    def __contains__(self, word: object) -> bool:
        return self._find(word) >= 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.decode().split("\n") if len(self) else ())

    def __len__(self) -> int:
        return len(self._numbers)
