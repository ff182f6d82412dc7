"""Reading bodies without a compiler: what `_decoding.c` does."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from index.embedded.texts.book import LONGEST, Book
from index.embedded.texts.symbols import (
    AFTER_SIGN,
    ANY,
    BYTE,
    FIRST,
    GAP,
    NO_BLANK_BEFORE,
    NO_BLANK_BEHIND,
    STOP,
)
from index.embedded.texts.texts import Pieces

_ALL = (1 << LONGEST) - 1
_WRONG = "a body is not as it must be"


class Reader:
    """Reads what was written by one book."""

    def __init__(self, book: Book) -> None:
        symbols = book.symbols
        self._bounds, self._codes = book.bounds.tolist(), book.starts.tolist()
        self._bits, self._listed = book.bits.tolist(), book.listed.tolist()
        self._contexts, self._flags = symbols.behind_each().tolist(), symbols.flags().tolist()
        pieces = Pieces.of(symbols.kinds, symbols.words)
        self._pieces = [pieces.spelled(number) for number in range(len(pieces))]

    def __call__(self, frame: bytes | memoryview) -> str:
        """One body. ValueError where it was not written by this book."""
        end, size = _size(frame)
        bits = _Bits(bytes(frame[:end]) + b"\0\0\0\0", 8 * end, 0)
        written = bytearray()
        context, last = AFTER_SIGN, NO_BLANK_BEHIND
        while len(written) < size:
            symbol = self._next(bits, context)
            flags = self._flags[symbol]
            if not (last & NO_BLANK_BEHIND or flags & NO_BLANK_BEFORE):
                written += b" "
            context, last = self._contexts[symbol], flags
            if symbol >= FIRST:
                written += self._pieces[symbol - FIRST]
            elif symbol > GAP:
                raise ValueError(_WRONG)
            else:
                self._spell(written, bits, context, size)
                context = self._contexts[STOP]
        if len(written) > size:
            raise ValueError(_WRONG)
        return written.decode("utf-8", "surrogatepass")

    def _spell(self, written: bytearray, bits: _Bits, context: int, size: int) -> None:
        """Write a word or gap that is spelled, up to so many bytes in all."""
        while (symbol := self._next(bits, context)) != STOP:
            if not BYTE <= symbol < FIRST or len(written) == size:
                raise ValueError(_WRONG)
            written.append(symbol - BYTE)
            context = self._contexts[symbol]

    def _next(self, bits: _Bits, context: int) -> int:
        byte, shift = divmod(bits.at, 8)
        coming = int.from_bytes(bits.frame[byte : byte + 4]) >> (32 - LONGEST - shift) & _ALL
        low, high = self._bounds[context], self._bounds[context + 1]
        code = bisect_right(self._codes, coming, low, high) - 1
        bits.at += self._bits[code]
        behind = self._codes[code] + (1 << LONGEST - self._bits[code])
        if code < low or bits.at > bits.size or coming >= behind:
            raise ValueError(_WRONG)
        symbol: int = self._listed[code]
        if symbol < len(self._contexts):
            return symbol
        if context == ANY:
            raise ValueError(_WRONG)
        return self._next(bits, ANY)


@dataclass(slots=True)
class _Bits:
    """A frame with four noughts behind, how many bits it has, and how many were read."""

    frame: bytes
    size: int
    at: int


def _size(frame: bytes | memoryview) -> tuple[int, int]:
    """(where the bits end, how many bytes the body has)."""
    size = 0
    for place, byte in enumerate(reversed(frame[-9:])):
        size |= (byte & 127) << 7 * place
        if byte > 127:
            return len(frame) - place - 1, size
    raise ValueError(_WRONG)
