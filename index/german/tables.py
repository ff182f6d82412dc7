"""Numbers by word in a file: looked up where they lie, so that opening makes no dictionary of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from index.german.strings import Ints, Strings

try:
    from index import _sorted as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]

QUICK = in_c is not None
"""Whether looking up where words lie takes half a microsecond or ten."""

_POSTS = 4096
_BREAK = 10
"""The byte behind each word but the last."""


class _Plain:
    """Looks words up without a compiler; the arrays are those of a table."""

    def __init__(self, packed: npt.NDArray[np.uint8], bounds: npt.NDArray[np.int64]) -> None:
        self._text, self._bounds, self._count = packed.tobytes(), bounds.data, len(bounds) - 1
        self._step = max(1, self._count // _POSTS)
        self._posts = [self._word(number) for number in range(0, self._count, self._step)]
        """Every so many words one, so that most of a search is the library's."""

    def _word(self, number: int) -> bytes:
        return self._text[self._bounds[number] : self._bounds[number + 1] - 1]

    def __call__(self, word: object) -> int:
        """The number of a word, -1 where it has none."""
        return self.search(word.encode("utf-8", "surrogatepass")) if isinstance(word, str) else -1

    def search(self, key: bytes) -> int:
        """The same of a word in UTF-8."""
        post = bisect_left(self._posts, key)
        low, high = max((post - 1) * self._step + 1, 0), min(post * self._step, self._count)
        bounds, text = self._bounds, self._text
        while low < high:
            middle = (low + high) >> 1
            if text[bounds[middle] : bounds[middle + 1] - 1] < key:
                low = middle + 1
            else:
                high = middle
        return low if low < self._count and self._word(low) == key else -1


class WordTable(Mapping[str, int]):
    """A mapping over `packed` words (UTF-8, ascending, line breaks between) and their `numbers`.

    A look-up takes a microsecond (without a compiler, ten), which is little for the words of a page; who
    asks for every word of an archive wants it `unpacked`.
    """

    def __init__(self, packed: npt.NDArray[np.uint8], numbers: npt.NDArray[Any]) -> None:
        self.packed = packed
        self.numbers = numbers

    @cached_property
    def _of_places(self) -> Sequence[int]:
        """The numbers by the place of their word: what a memory view gives out is no array's scalar."""
        return self.numbers.data

    @classmethod
    def of(cls, table: Mapping[str, int]) -> WordTable:
        """A mapping, packed; its words have no line breaks."""
        if isinstance(table, cls):
            return table
        words = sorted(table)
        numbers = np.fromiter(map(table.__getitem__, words), np.int64, len(words))
        return cls(Strings.of(words).text, numbers)

    def __reduce__(self) -> tuple[type[WordTable], tuple[Any, Any]]:
        return WordTable, (self.packed, self.numbers)

    @cached_property
    def words(self) -> Strings:
        """The words."""
        return Strings(self.packed, (self._bounds[1:] - 1).astype(np.int32))

    def items(self) -> ItemsView[str, int]:
        """Words and numbers, of a dictionary made of them."""
        return self.unpacked().items()

    def unpacked(self) -> dict[str, int]:
        """The same as a dictionary."""
        return dict(zip(self, self.numbers.tolist(), strict=True))

    @cached_property
    def _bounds(self) -> npt.NDArray[np.int64]:
        """Where each word begins, and where one behind the last would."""
        if not len(self):
            return np.zeros(1, np.int64)
        breaks = np.flatnonzero(self.packed == _BREAK)
        return np.concatenate(([0], breaks + 1, [len(self.packed) + 1])).astype(np.int64, copy=False)

    @cached_property
    def _plain(self) -> _Plain:
        return _Plain(self.packed, self._bounds)

    @cached_property
    def _find(self) -> Callable[[object], int]:
        """Gives the number of a word in the order of words, -1 where it has none."""
        return in_c.Table(self.packed, self._bounds, 1).find if in_c is not None else self._plain

    def search(self, key: bytes) -> int:
        """The number of a word (UTF-8) in the order of words, or -1, without a compiler."""
        return self._plain.search(key)

    def __getitem__(self, word: str) -> int:
        number = self._find(word)
        if number < 0:
            raise KeyError(word)
        return self._of_places[number]

    def get(self, word: str, default: Any = None) -> Any:
        """The number of a word, or the default."""
        number = self._find(word)
        return default if number < 0 else self._of_places[number]

    def __contains__(self, word: object) -> bool:
        return self._find(word) >= 0

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed.tobytes().decode().split("\n") if len(self) else ())

    def __len__(self) -> int:
        return len(self.numbers)


def table_of(words: Strings, numbers: Ints) -> Mapping[str, int]:
    """Words that ascend and their numbers as what answers quickly: a table, or, without a compiler, a
    dictionary.
    """
    table = WordTable(words.text[: words.ends[-1]] if len(words) else words.text[:0], numbers)
    return table if in_c is not None else table.unpacked()
