"""Steps with NumPy, where nothing was compiled: what `steps_compiled` is tested by."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import Ints

TORN = "the steps are not as they must be"
_LONGEST = 10
"""Bytes of the longest step."""
_MORE = 128
"""A byte of so much or more is followed by another of the same step."""
_TOP = np.iinfo(np.int64).max
_ALL = (1 << 64) - 1
_FEW = 100
"""So many are read one by one in less time than NumPy takes to begin."""


def pack(numbers: Ints) -> npt.NDArray[np.uint8]:
    """The steps between numbers (none above 2**63 - 1), in bytes."""
    steps: Ints = np.diff(numbers.astype(np.int64), prepend=np.int64(0))
    rest = (steps << 1 ^ steps >> 63).view(np.uint64)
    sevens, more = [], []
    while True:
        sevens.append((rest & np.uint64(127)).astype(np.uint8))
        rest = rest >> np.uint64(7)
        more.append(rest > 0)
        if not more[-1].any():
            break
    used = np.stack([np.ones(len(numbers), np.bool_), *more[:-1]], axis=1)
    rows = np.stack(sevens, axis=1) | np.stack(more, axis=1).astype(np.uint8) << np.uint8(7)
    packed: npt.NDArray[np.uint8] = rows[used]
    return packed


def unpack(packed: Ints, numbers: Ints, start: int, before: int, passed: int) -> int:
    """Fill an array with numbers from the byte `start` on, before which the number `before` stands, passing
    over some; returns where the next step is. ValueError where steps are missing or numbers don't fit.
    """
    wanted = passed + len(numbers)
    if min(start, before, passed, len(packed) - start) < 0:
        raise ValueError(TORN)
    here = packed[start : start + _LONGEST * wanted]  # not the rest of an array, which may be long
    if wanted <= _FEW:
        return start + _unpack_few(here.tobytes(), numbers, before, passed)
    last = np.flatnonzero(here < _MORE)[:wanted] + start
    if len(last) < wanted:
        raise ValueError(TORN)
    first = np.append(start, last[:-1] + 1)
    sizes = last - first + 1
    if sizes.max() > _LONGEST:
        raise ValueError(TORN)
    steps = np.zeros(len(last), np.uint64)
    for byte in range(int(sizes.max())):
        some = np.flatnonzero(sizes > byte)
        steps[some] |= (packed[first[some] + byte] & np.uint8(127)).astype(np.uint64) << np.uint64(7 * byte)
    signed = (steps >> np.uint64(1)).view(np.int64) ^ -(steps & np.uint64(1)).view(np.int64)
    signed[:1] += before
    found = np.cumsum(signed)[passed:]
    if len(found) and (found.min() < 0 or found.max() > min(np.iinfo(numbers.dtype).max, _TOP)):
        raise ValueError(TORN)
    numbers[:] = found
    return int(last[-1]) + 1


def _unpack_few(data: bytes, numbers: Ints, before: int, passed: int) -> int:
    """The same from the first of some bytes on."""
    found: list[int] = []
    wanted, number = passed + len(numbers), before
    step = bits = end = 0
    for byte in data:
        if len(found) == wanted:
            break
        end += 1
        if byte >= _MORE:
            step |= (byte & 127) << bits
            bits += 7
            continue
        step |= byte << bits
        if bits > 7 * (_LONGEST - 1):
            raise ValueError(TORN)
        number += (step & _ALL) >> 1 ^ -(step & 1)
        found.append(number & _ALL)
        step = bits = 0
    if len(found) < wanted or max(found[passed:], default=0) > min(np.iinfo(numbers.dtype).max, _TOP):
        raise ValueError(TORN)
    numbers[:] = found[passed:]
    return end
