"""Cutting by array operations, for where there is no compiler; `archive.cutting` chooses.

Every condition of the pattern in `archive.tokens` looks at the characters right before and behind a sign,
so that each character can be classified on its own: either it belongs to the word around it, or it is white
space, or a token by itself. A token's hash is a polynomial of its characters' values, taken from a running
sum over the whole text.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from archive import characters
from archive.characters import CHAR, COMMON, DIGIT, HYPHEN, LETTER, SPACE, UNDERSCORE, Classes, Codes, Hashes

Flags = npt.NDArray[np.bool_]
Ints32 = npt.NDArray[np.int32]

_POWERS = 1 << 19
"""So many powers of the base are kept: enough for any chunk of texts, but not for a longer text."""


def cut(codes: Codes) -> tuple[Ints32, Ints32, Hashes]:
    """(starts, ends, hashes) of the tokens of a text that ends in white space."""
    classes, values = _look_up(codes)
    starts, ends = _bounds(codes, classes)
    return starts, ends, _hash(values, starts, ends)


def _look_up(codes: Codes) -> tuple[Classes, Hashes]:
    """Class and hash of each character."""
    common = codes.astype(np.intp)
    class_table, hash_table = characters.tables()
    classes, values = class_table.take(common, mode="clip"), hash_table.take(common, mode="clip")
    rare = np.flatnonzero(codes >= COMMON)
    if len(rare):
        distinct, places = np.unique(codes[rare], return_inverse=True)
        classes[rare] = characters.classes(distinct)[places]
        values[rare] = characters.scramble(codes[rare].astype(np.uint64))
    return classes, values


def _hash(values: Hashes, starts: Ints32, ends: Ints32) -> Hashes:
    """A hash of the characters of every token, wherever it stands."""
    powers, inverses = _powers()
    if len(values) > len(powers):
        powers, inverses = _both_powers(len(values))
    values *= inverses[: len(values)]
    sums = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values, out=sums[1:])
    return characters.scramble((sums[ends] - sums[starts]) * powers[ends - 1])


@cache
def _powers() -> tuple[Hashes, Hashes]:
    """Powers of the base, and of its inverse; made once a process, never written to."""
    powers, inverses = _both_powers(_POWERS)
    return characters.frozen(powers), characters.frozen(inverses)


def _both_powers(count: int) -> tuple[Hashes, Hashes]:
    base = characters.base()
    return _powers_of(base, count), _powers_of(pow(base, -1, 1 << 64), count)


def _powers_of(base: int, count: int) -> Hashes:
    powers = np.full(count, base, np.uint64)
    powers[0] = 1
    np.multiply.accumulate(powers, out=powers)
    return powers


def _bounds(codes: Codes, classes: Classes) -> tuple[Ints32, Ints32]:
    """(starts, ends) of all tokens: runs of characters of words, and single signs."""
    inside = _of_words(codes, classes)
    single = ~inside & (classes & SPACE == 0)
    edge = np.empty(len(codes) + 1, np.bool_)
    edge[0], edge[-1] = inside[0], inside[-1]
    np.not_equal(inside[1:], inside[:-1], out=edge[1:-1])
    starts = edge[:-1] & inside
    ends = edge[1:] & inside
    first, last = np.flatnonzero(starts | single), np.flatnonzero(ends | single)
    return first.astype(np.int32), (last + 1).astype(np.int32)


def _of_words(codes: Codes, classes: Classes) -> Flags:
    """Which characters belong to a word: letters and digits, and signs that join them.

    The text ends in white space; signs are few, so that they are looked at one by one (`at`).
    """
    inside: Flags = classes & CHAR != 0
    at = np.flatnonzero(~inside & (classes & SPACE == 0))
    before = np.where(at > 0, classes[at - 1], SPACE)
    behind = classes[at + 1]
    sign = codes[at]
    hyphen = classes[at] & HYPHEN != 0
    char_before = before & CHAR != 0
    word_behind = behind & (CHAR | UNDERSCORE) != 0
    joins = hyphen & char_before & (behind & CHAR != 0)
    joins |= hyphen & char_before & ~word_behind
    joins |= hyphen & (before & (CHAR | UNDERSCORE | HYPHEN) == 0) & (behind & LETTER != 0)
    joins |= _is(sign, "'\u2019") & (before & behind & LETTER != 0)
    joins |= _is(sign, ".,") & (before & behind & DIGIT != 0)
    inside[at[joins]] = True
    _mark_gender(inside, codes, classes, at[_is(sign, ":*_\u00b7/") & (before & LETTER != 0)])
    return inside


def _mark_gender(inside: Flags, codes: Codes, classes: Classes, at: npt.NDArray[np.intp]) -> None:
    """Signs of gendered forms: `:`, `*`, `_`, `·`, `/` or `/-` before -in or -innen, in place."""
    hyphenated = _is(codes[at], "/") & (classes[at + 1] & HYPHEN != 0)
    for signs, length in ((at[~hyphenated], 1), (at[hyphenated], 2)):
        for ending in ("in", "innen"):
            found = signs[_follows(codes, signs + length, ending)]
            last = np.minimum(found + length + len(ending), len(codes) - 1)
            found = found[classes[last] & CHAR == 0]
            for place in range(length):
                inside[found + place] = True


def _follows(codes: Codes, at: npt.NDArray[np.intp], letters: str) -> Flags:
    """Where these letters stand; the end of the text stands for itself."""
    last = len(codes) - 1
    found: Flags = np.ones(len(at), np.bool_)
    for place, letter in enumerate(letters):
        np.logical_and(found, codes[np.minimum(at + place, last)] == ord(letter), out=found)
    return found


def _is(codes: Codes, signs: str) -> Flags:
    found: Flags = np.logical_or.reduce([codes == ord(sign) for sign in signs])
    return found
