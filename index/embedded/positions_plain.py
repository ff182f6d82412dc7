"""Packing positions and reading them without C, where nothing was compiled: what `positions_compiled` is
tested by. Packing is done with arrays; as each code begins where the one before ends, reading can't be.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import POSITION_BITS, STEP, Ints, first_of_each, offsets

MOST = 1 << POSITION_BITS
"""Positions that an occurrence can tell apart."""
ROOM = 4
"""Bytes a position that no posting goes beyond, see `positions_compiled`."""
AHEAD = 4096
"""Bytes that are taken apart at a time."""
SLICE = 1 << 18
"""Postings that are packed at a time."""
_DAMAGED = "positions do not fit in their texts"


def _words(lengths: Ints, docs: Ints) -> Ints:
    """Words of documents that positions can tell apart, 0 where there is no such document."""
    words, known = np.zeros(len(docs), np.int64), docs < len(lengths)
    words[known] = np.minimum(lengths[docs[known]].astype(np.int64), MOST)
    return words


# ------------------------------------------------------------------------------------- packing


def pack(docs: Ints, freqs: Ints, positions: Ints, rows: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """(bytes, places) of the positions of all postings: `rows` are the postings of each list, `lengths` the
    words of each document."""
    ends = offsets(freqs)
    if not len(docs) == len(freqs) == rows.sum() or ends[-1] != len(positions) or not np.all(freqs):
        raise ValueError("there are not as many positions")
    begins, packed, bit = np.empty(len(docs), np.int64), bytearray(), 0
    for first in range(0, len(docs), SLICE):
        own = ends[first : first + SLICE + 1]
        words = _words(lengths, docs[first : first + SLICE])
        numbers, widths = _codes(positions[own[0] : own[-1]].astype(np.int64), own - own[0], words)
        behind = (bit & 7) + np.cumsum(widths)
        begins[first : first + SLICE] = (bit & ~7) + (behind - widths)[own[:-1] - own[0]]
        code = _bytes(numbers, behind)
        if bit & 7 and code:
            packed[-1] |= code[0]
            code = code[1:]
        packed += code
        bit = (bit & ~7) + int(behind[-1])
    return np.frombuffer(packed, np.uint8), begins[_known(rows, len(docs))]


def _codes(positions: Ints, ends: Ints, words: Ints) -> tuple[Ints, Ints]:
    """A number and its width in bits for each position, of postings that end at `ends`."""
    freqs, first, last = np.diff(ends), ends[:-1], ends[1:] - 1
    distances = np.diff(positions, prepend=0)
    distances[first] = positions[first]
    left = np.repeat(words, freqs) - positions
    if (distances < 0).any() or (left <= 0).any():
        raise ValueError(_DAMAGED)
    rests = np.repeat(_rests(words, freqs), freqs)
    one = np.left_shift(1, rests)
    numbers, widths = one | (distances & (one - 1)), (distances >> rests) + 1 + rests
    many = left[last] + distances[last]
    width = _bits(many - 1)
    fewer = (1 << width) - many
    early = distances[last] < fewer
    numbers[last], widths[last] = distances[last] + np.where(early, 0, fewer), width - early
    return numbers, widths


def _rests(words: Ints, freqs: Ints) -> Ints:
    """Bits of the rests of the distances of each posting."""
    rests: Ints = np.maximum(_bits(4 * words) - _bits(5 * freqs), 0)
    rests -= (rests > 0) & (5 * freqs << rests > 4 * words)
    return rests


def _bits(numbers: Ints) -> Ints:
    """How many bits each number takes."""
    return np.frexp(numbers.astype(np.float64))[1].astype(np.int64)


def _bytes(numbers: Ints, ends: Ints) -> bytes:
    """Numbers, the lowest bit of each before one of these places, as bits one after another."""
    flags = np.zeros(ends[-1], np.bool_)
    for place in range(int(numbers.max()).bit_length()):
        flags[ends[numbers >> place & 1 > 0] - 1 - place] = True
    return np.packbits(flags).tobytes()


def _known(rows: Ints, size: int) -> Ints:
    """The postings of which it is stored where they begin."""
    known, starts = np.arange(0, size, STEP), offsets(rows)[:-1][rows > 0]
    first = first_of_each(starts // STEP)
    known[starts[first] // STEP] = starts[first]
    return known


# ------------------------------------------------------------------------------------- reading


def over(codes: Ints, lengths: Ints, docs: Ints, freqs: Ints, at: int) -> int:
    """At which bit some postings end that begin at another."""
    reader = _Reader(codes, at)
    for words, k in zip(_words(lengths, docs).tolist(), freqs.tolist(), strict=True):
        reader.posting(words, k)
    return reader.bit


def unpack(
    codes: Ints,
    places: Ints,
    lengths: Ints,
    listed: tuple[Ints, Ints],
    mask: npt.NDArray[np.bool_] | None,
    first: int,
    at: int,
) -> npt.NDArray[np.uint64]:
    """Packed occurrences of wanted documents among the postings from number `first` on, which begin at bit
    `at`."""
    docs, freqs = (array.tolist() for array in listed)
    words, size = _words(lengths, listed[0]).tolist(), len(docs)
    reader, found, next_ = _Reader(codes, at), list[int](), 0
    if mask is not None and listed[0].max(initial=0) >= len(mask):
        raise ValueError(_DAMAGED)
    for n in range(size) if mask is None else np.flatnonzero(mask[listed[0]]).tolist():
        known = n - (first + n) % STEP
        if known > next_ and size - known >= STEP:
            reader.go(int(places[(first + known) // STEP]))
            next_ = known
        for passed in range(next_, n):
            reader.posting(words[passed], freqs[passed])
        found += [docs[n] << POSITION_BITS | at for at in reader.posting(words[n], freqs[n])]
        next_ = n + 1
    return np.array(found, np.uint64)


class _Reader:
    """Reads posting after posting, from a bit on."""

    def __init__(self, codes: Ints, bit: int) -> None:
        self._codes = codes
        self.go(bit)

    def go(self, bit: int) -> None:
        """Read on there."""
        if not 0 <= bit <= 8 * len(self._codes):
            raise ValueError(_DAMAGED)
        self.bit, self._start, self._text = bit, bit, ""

    def posting(self, words: int, k: int) -> list[int]:
        """Positions of the next posting, k in a text of so many words."""
        if not words or not k:
            raise ValueError(_DAMAGED)
        text, at = self._ahead(8 * ROOM * k)
        rest = max((4 * words).bit_length() - (5 * k).bit_length(), 0)
        rest -= rest > 0 and 5 * k << rest > 4 * words
        positions, position = [], 0
        top = 1 << rest
        for _ in range(k - 1):
            one = text.find("1", at)
            behind = one + 1 + rest
            if one < 0:
                raise ValueError(_DAMAGED)
            position += (one - at << rest) + int(text[one:behind], 2) - top
            if position >= words:
                raise ValueError(_DAMAGED)
            positions.append(position)
            at = behind
        distance, at = _last(text, at, words - position)
        if at > len(text):
            raise ValueError(_DAMAGED)
        self.bit = self._start + at
        return [*positions, position + distance]

    def _ahead(self, bits: int) -> tuple[str, int]:
        """The next bits as noughts and ones, not fewer where there are as many; and where they begin."""
        if self.bit + bits > self._start + len(self._text):
            first = self.bit // 8
            self._start = 8 * first
            some = self._codes[first : first + bits // 8 + AHEAD]
            self._text = (np.unpackbits(some) + np.uint8(ord("0"))).tobytes().decode("ascii")
        return self._text, self.bit - self._start


def _last(text: str, at: int, many: int) -> tuple[int, int]:
    """One of so many numbers, and where it ends."""
    width = (many - 1).bit_length()
    fewer = (1 << width) - many
    early = int(text[at : at + width - 1] or "0", 2) if fewer else 0
    if early < fewer:
        return early, at + width - 1
    return int(text[at : at + width] or "0", 2) - fewer, at + width
