"""Reading positions without C.

As each code begins where the one before ends, positions are read one after another. But where it is known of
many postings where they begin, all of these are read at the same time, a position each: a *lane* is what lies
from one such posting to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import WINDOW, Ints, first_of_each, offsets, pack, runs
from index.embedded.positions_bits import DAMAGED, ROOM, bits_of, rests_of, words_of

Unsigned = npt.NDArray[np.uint64]

ABREAST = 24
"""Fewer lanes are read one after another, which is quicker then."""
AHEAD = 4096
"""Bytes that are taken apart at a time."""
NOUGHTS = 32
"""So many are stepped over at a time where a distance is long."""


def over(codes: Ints, lengths: Ints, docs: Ints, freqs: Ints, at: int) -> int:
    """At which bit some postings end that begin at another."""
    reader = _Reader(codes, at)
    for words, k in zip(words_of(lengths, docs).tolist(), freqs.tolist(), strict=True):
        reader.posting(words, k)
    return reader.bit


def unpack(
    codes: Ints,
    places: Ints,
    lengths: Ints,
    listed: tuple[Ints, Ints],
    mask: npt.NDArray[np.bool_] | None,
    bounds: Sequence[int] | Ints,
    at: int,
) -> Unsigned:
    """Packed occurrences of wanted documents among the postings of neighbouring lists, which begin at bit
    `at`; each list lies between two of the `bounds`, numbers of postings.
    """
    bounds = np.asarray(bounds, np.int64)
    if bounds[-1] - bounds[0] != len(listed[0]) or (np.diff(bounds) < 0).any():
        raise ValueError(DAMAGED)
    lanes = _Lanes.of(places, bounds, at)
    if not _among(codes, lanes.bits):
        raise ValueError(DAMAGED)
    wanted = None if mask is None else _wanted(mask, listed[0])
    if wanted is not None:
        lanes = lanes.up_to_last(np.flatnonzero(wanted))
    chosen = runs(lanes.starts, lanes.ends - lanes.starts)
    docs, freqs = (array[chosen] for array in listed)
    words = words_of(lengths, docs)
    if not words.all() or (freqs < 1).any():
        raise ValueError(DAMAGED)
    found = pack(np.repeat(docs, freqs), _read(codes, lanes.alone(), words, freqs.astype(np.int64)))
    return found if wanted is None else found[np.repeat(wanted[chosen], freqs)]


def _wanted(mask: npt.NDArray[np.bool_], docs: Ints) -> npt.NDArray[np.bool_]:
    """Which postings are of documents that are wanted."""
    if docs.max(initial=0) >= len(mask) or docs.min(initial=0) < 0:
        raise ValueError(DAMAGED)
    return mask[docs]


@dataclass(frozen=True, slots=True)
class _Lanes:
    """Postings that are read one after another: the first of each lane and an end behind its last, counted
    from the first posting that is given; and the bit at which it begins.
    """

    starts: Ints
    ends: Ints
    bits: Ints

    @classmethod
    def of(cls, places: Ints, bounds: Ints, at: int) -> _Lanes:
        """Cut lists wherever the place of a posting is known; the first of all begins at bit `at`."""
        first, end = bounds[0], bounds[-1]
        known = np.arange(first // WINDOW + 1, (end - 1) // WINDOW + 1) * WINDOW
        begun = bounds[first_of_each(bounds // WINDOW)]  # what lies behind the end belongs to the next list
        window = begun // WINDOW - first // WINDOW - 1
        within = (window >= 0) & (window < len(known))
        known[window[within]] = begun[within]
        known = known[known < end]
        starts = np.append(0, known - first)
        return cls(
            starts,
            np.append(starts[1:], end - first),
            np.append(at, places[known // WINDOW].astype(np.int64)),
        )

    def up_to_last(self, wanted: Ints) -> _Lanes:
        """Lanes with postings that are wanted, ascending numbers, none farther than to the last of them."""
        lanes = np.searchsorted(self.starts, wanted, "right") - 1
        first = first_of_each(lanes)
        last = np.append(first, len(wanted))[1:] - 1
        own = lanes[first]
        return _Lanes(self.starts[own], wanted[last] + 1, self.bits[own])

    def alone(self) -> _Lanes:
        """The same where only the postings of these lanes are counted."""
        bounds = offsets(self.ends - self.starts)
        return _Lanes(bounds[:-1], bounds[1:], self.bits)


def _among(codes: Ints, bits: Ints) -> bool:
    """Whether bits are among the codes, or just behind them."""
    return bool((bits >= 0).all() and (bits <= 8 * len(codes)).all())


def _read(codes: Ints, lanes: _Lanes, words: Ints, freqs: Ints) -> Unsigned:
    """The positions of the postings of all lanes; `words` and `freqs` are those of each."""
    behind, found = offsets(freqs), np.zeros(freqs.sum(), np.uint64)
    if len(lanes.bits) >= ABREAST:
        lanes = _abreast(codes, lanes, words, freqs, found)
    reader = _Reader(codes, 0)
    for first, end, bit in zip(lanes.starts.tolist(), lanes.ends.tolist(), lanes.bits.tolist(), strict=True):
        reader.go(bit)
        own = zip(words[first:end].tolist(), freqs[first:end].tolist(), strict=True)
        found[behind[first] : behind[end]] = [at for text, k in own for at in reader.posting(text, k)]
    return found


# ----------------------------------------------------------------------------- all at the same time


def _abreast(codes: Ints, lanes: _Lanes, words: Ints, freqs: Ints, found: Unsigned) -> _Lanes:
    """Put positions in their places as long as there are many lanes; returns what has still to be read."""
    behind = offsets(freqs)
    final = np.zeros(len(found), np.bool_)
    final[behind[1:] - 1] = True
    rests, texts = np.repeat(rests_of(words, freqs), freqs), np.repeat(words, freqs)
    at, end = behind[lanes.starts], behind[lanes.ends]  # places in `found`
    skipped, stream = _stream(codes, lanes.bits, int((end - at).max()) * ROOM)
    bit = begun = lanes.bits - skipped
    position = np.zeros_like(bit)
    while len(at) >= ABREAST:
        for _ in range(int((end - at).min())):  # so far no lane ends
            last = final.take(at)
            step, taken, done = _codes(stream, bit, last, rests.take(at), texts.take(at) - position)
            bit, position = bit + taken, position + step
            found[at] = position
            position[last] = 0
            begun = np.where(last, bit, begun)
            at = at + done
        if not _among(codes, bit + skipped):
            raise ValueError(DAMAGED)
        more = at < end
        bit, begun, at, position, end = (array[more] for array in (bit, begun, at, position, end))
    if (found >= texts.view(np.uint64)).any():
        raise ValueError(DAMAGED)
    ends = np.searchsorted(behind, end)
    return _Lanes(np.searchsorted(behind, at, "right") - 1, ends, begun + skipped)


def _stream(codes: Ints, bits: Ints, room: int) -> tuple[int, Ints]:
    """How many bits are passed over; and of each byte from there on the number that it makes with the next
    seven, so far as they are needed to read so many bytes from any of these bits on.
    """
    first, last = int(bits.min()) // 8, int(bits.max()) // 8 + room
    some = np.append(codes[first:last], np.zeros(16, np.uint8))
    return 8 * first, np.ndarray((len(some) - 7,), ">i8", some, strides=(1,))


def _codes(stream: Ints, bit: Ints, last: Ints, rest: Ints, left: Ints) -> tuple[Ints, Ints, Ints]:
    """What the next code of each lane says, how many bits it takes, and whether that is all of it: of many
    noughts only the first are read. `last` says whether a last position is told, `left` how many words are.
    """
    ahead, passed = stream[np.minimum(bit >> 3, len(stream) - 1)].astype(np.int64), bit & 7
    bits = bits_of(np.where(last, left - 1, ahead >> NOUGHTS - passed & (1 << NOUGHTS) - 1))
    before = np.where(last, 0, NOUGHTS + 1 - bits)  # the noughts and the one
    width = np.where(last, bits, rest)
    top = np.left_shift(1, width)
    number = ahead >> 64 - passed - before - width & top - 1
    less = np.where(last, top - left, 1 - before << width)
    half = number >> 1
    early = half < less
    step, taken = np.where(early, half, number - less), before + width - early
    done = before <= NOUGHTS
    if not done.all():
        step, taken = np.where(done, step, NOUGHTS << rest), np.where(done, taken, NOUGHTS)
    return step, taken, done


# ------------------------------------------------------------------------------- one after another


class _Reader:
    """Reads posting after posting, from a bit on."""

    def __init__(self, codes: Ints, bit: int) -> None:
        self._codes = codes
        self.go(bit)

    def go(self, bit: int) -> None:
        """Read on there."""
        if not 0 <= bit <= 8 * len(self._codes):
            raise ValueError(DAMAGED)
        self.bit, self._start, self._text = bit, bit, ""

    def posting(self, words: int, k: int) -> list[int]:
        """Positions of the next posting, k in a text of so many words."""
        if not words or not k:
            raise ValueError(DAMAGED)
        text, at = self._ahead(8 * ROOM * k)
        rest = max((4 * words).bit_length() - (5 * k).bit_length(), 0)
        rest -= rest > 0 and 5 * k << rest > 4 * words
        positions, position = [], 0
        top = 1 << rest
        for _ in range(k - 1):
            one = text.find("1", at)
            behind = one + 1 + rest
            if one < 0:
                raise ValueError(DAMAGED)
            position += (one - at << rest) + int(text[one:behind], 2) - top
            if position >= words:
                raise ValueError(DAMAGED)
            positions.append(position)
            at = behind
        distance, at = _last(text, at, words - position)
        if at > len(text):
            raise ValueError(DAMAGED)
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
