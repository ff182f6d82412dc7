"""Many texts cut at once, by array operations: the tokens of `archive.tokens.tokenize`, several times faster.

Every condition of the pattern there looks at the characters right before and behind a sign, so that
each character can be classified on its own: either it belongs to the word around it, or it is white space,
or a token by itself. Words are then recognised by a rolling hash (see `archive.typetable`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from archive.tokens import Lexicon, Tokens
from archive.typetable import TypeTable

Flags = npt.NDArray[np.bool_]
Hashes = npt.NDArray[np.uint64]
Ints32 = npt.NDArray[np.int32]
Table = TypeVar("Table", npt.NDArray[np.uint8], Hashes)

CHUNK = 1 << 18
"""Characters handled at once: about what the processor's cache holds of the arrays that it takes."""

_TABLE = 0x3000
"""Code points below are looked up in a table; those above are rare in German and asked one by one."""
_CHAR, _LETTER, _DIGIT, _SPACE, _HYPHEN, _UNDERSCORE = (1 << bit for bit in range(6))
_CLASSES = (
    (_CHAR, re.compile(r"[^\W_]")),
    (_LETTER, re.compile(r"[^\W\d_]")),
    (_DIGIT, re.compile(r"\d")),
    (_SPACE, re.compile(r"\s")),
    (_HYPHEN, re.compile("[-\u2010\u2011]")),
    (_UNDERSCORE, re.compile("_")),
)
_BASE = 0x9E3779B97F4A7C15
_BASE_INVERSE = pow(_BASE, -1, 1 << 64)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some texts in a row: `bases` (texts + 1) says where each begins, the others run over its tokens."""

    text: str
    bases: Ints32
    starts: Ints32
    ends: Ints32
    hashes: Hashes

    def spell(self, tokens: npt.NDArray[np.intp]) -> list[str]:
        """The spellings of some tokens."""
        bounds = zip(self.starts[tokens].tolist(), self.ends[tokens].tolist(), strict=True)
        return [self.text[start:end] for start, end in bounds]

    def split(self, types: Ints32) -> Iterator[Tokens]:
        """The tokens of each text, given the types of all."""
        cuts = np.searchsorted(self.starts, self.bases).tolist()
        for low, high, base in zip(cuts, cuts[1:], self.bases, strict=False):
            yield Tokens(types[low:high], self.starts[low:high] - base, self.ends[low:high] - base)


class BatchTokenizer:
    """Cuts batches of texts with one lexicon; `words` guesses how many different ones there will be."""

    def __init__(self, lexicon: Lexicon, words: int) -> None:
        self._types = TypeTable(lexicon, words)

    def __call__(self, texts: Sequence[str]) -> list[Tokens]:
        """Tokens of each text; unseen spellings are added to the lexicon in the order of the texts."""
        found: list[Tokens] = []
        for some in _chunks(texts):
            chunk = self._cut(some)
            found += chunk.split(self._types(chunk.hashes, chunk.spell))
        return found

    def _cut(self, texts: Sequence[str]) -> _Chunk:
        joined = "\n".join(texts) + "\n"
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        classes, values = self._look_up(codes)
        starts, ends = _bounds(codes, classes)
        bases = np.cumsum([0, *(len(text) + 1 for text in texts)], dtype=np.int32)
        return _Chunk(joined, bases, starts, ends, self._hash(values, starts, ends))

    def _look_up(self, codes: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.uint8], Hashes]:
        """Class and hash of each character."""
        common = codes.astype(np.intp)
        class_table, hash_table = _tables()
        classes, values = class_table.take(common, mode="clip"), hash_table.take(common, mode="clip")
        rare = np.flatnonzero(codes >= _TABLE)
        if len(rare):
            distinct, places = np.unique(codes[rare], return_inverse=True)
            classes[rare] = _classes("".join(map(chr, distinct.tolist())))[places]
            values[rare] = _scramble(codes[rare].astype(np.uint64))
        return classes, values

    def _hash(self, values: Hashes, starts: Ints32, ends: Ints32) -> Hashes:
        """A hash of the characters of every token, wherever it stands."""
        powers, inverses = _powers()
        if len(values) > len(powers):
            powers, inverses = _powers_of(_BASE, len(values)), _powers_of(_BASE_INVERSE, len(values))
        values *= powers[: len(values)]
        sums = np.zeros(len(values) + 1, np.uint64)
        np.cumsum(values, out=sums[1:])
        return _scramble((sums[ends] - sums[starts]) * inverses[starts])


@cache
def _tables() -> tuple[npt.NDArray[np.uint8], Hashes]:
    """Classes and hashes of the common code points; made once a process, never written to."""
    return _frozen(_classes("".join(map(chr, range(_TABLE))))), _frozen(
        _scramble(np.arange(_TABLE, dtype=np.uint64))
    )


@cache
def _powers() -> tuple[Hashes, Hashes]:
    """Powers of the base, and of its inverse; made once a process, never written to."""
    return _frozen(_powers_of(_BASE, 2 * CHUNK)), _frozen(_powers_of(_BASE_INVERSE, 2 * CHUNK))


def _frozen(table: Table) -> Table:
    table.setflags(write=False)
    return table


def _chunks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    chunk: list[str] = []
    size = 0
    for text in texts:
        if chunk and size + len(text) > CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(text)
        size += len(text) + 1
    if chunk:
        yield chunk


def _classes(characters: str) -> npt.NDArray[np.uint8]:
    """The classes of each character."""
    classes = np.zeros(len(characters), np.uint8)
    for flag, pattern in _CLASSES:
        classes[[match.start() for match in pattern.finditer(characters)]] |= flag
    return classes


def _powers_of(base: int, count: int) -> Hashes:
    powers = np.full(count, base, np.uint64)
    powers[0] = 1
    np.multiply.accumulate(powers, out=powers)
    return powers


def _scramble(values: Hashes) -> Hashes:
    """Spread neighbouring numbers over 64 bits (the finaliser of splitmix64, shortened)."""
    values = (values + np.uint64(0x632BE59BD9B4E019)) * np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(29)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(32)
    return values


def _bounds(codes: npt.NDArray[np.uint32], classes: npt.NDArray[np.uint8]) -> tuple[Ints32, Ints32]:
    """(starts, ends) of all tokens: runs of characters of words, and single signs."""
    inside = _of_words(codes, classes)
    single = ~inside & (classes & _SPACE == 0)
    edge = np.empty(len(codes) + 1, np.bool_)
    edge[0], edge[-1] = inside[0], inside[-1]
    np.not_equal(inside[1:], inside[:-1], out=edge[1:-1])
    starts = edge[:-1] & inside
    ends = edge[1:] & inside
    return np.flatnonzero(starts | single).astype(np.int32), (np.flatnonzero(ends | single) + 1).astype(
        np.int32
    )


def _of_words(codes: npt.NDArray[np.uint32], classes: npt.NDArray[np.uint8]) -> Flags:
    """Which characters belong to a word: letters and digits, and signs that join them.

    The text ends in white space; signs are few, so that they are looked at one by one (`at`).
    """
    inside: Flags = classes & _CHAR != 0
    at = np.flatnonzero(~inside & (classes & _SPACE == 0))
    before = np.where(at > 0, classes[at - 1], _SPACE)
    behind = classes[at + 1]
    sign = codes[at]
    hyphen = classes[at] & _HYPHEN != 0
    char_before = before & _CHAR != 0
    word_behind = behind & (_CHAR | _UNDERSCORE) != 0
    joins = hyphen & char_before & (behind & _CHAR != 0)
    joins |= hyphen & char_before & ~word_behind
    joins |= hyphen & (before & (_CHAR | _UNDERSCORE | _HYPHEN) == 0) & (behind & _LETTER != 0)
    joins |= _is(sign, "'\u2019") & (before & behind & _LETTER != 0)
    joins |= _is(sign, ".,") & (before & behind & _DIGIT != 0)
    inside[at[joins]] = True
    _mark_gender(inside, codes, classes, at[_is(sign, ":*_\u00b7/") & (before & _LETTER != 0)])
    return inside


def _mark_gender(
    inside: Flags, codes: npt.NDArray[np.uint32], classes: npt.NDArray[np.uint8], at: npt.NDArray[np.intp]
) -> None:
    """Signs of gendered forms: `:`, `*`, `_`, `·`, `/` or `/-` before -in or -innen, in place."""
    hyphenated = _is(codes[at], "/") & (classes[at + 1] & _HYPHEN != 0)
    for signs, length in ((at[~hyphenated], 1), (at[hyphenated], 2)):
        for ending in ("in", "innen"):
            found = signs[_follows(codes, signs + length, ending)]
            last = np.minimum(found + length + len(ending), len(codes) - 1)
            found = found[classes[last] & _CHAR == 0]
            for place in range(length):
                inside[found + place] = True


def _follows(codes: npt.NDArray[np.uint32], at: npt.NDArray[np.intp], letters: str) -> Flags:
    """Where these letters stand; the end of the text stands for itself."""
    last = len(codes) - 1
    found: Flags = np.ones(len(at), np.bool_)
    for place, letter in enumerate(letters):
        np.logical_and(found, codes[np.minimum(at + place, last)] == ord(letter), out=found)
    return found


def _is(codes: npt.NDArray[np.uint32], signs: str) -> Flags:
    found: Flags = np.logical_or.reduce([codes == ord(sign) for sign in signs])
    return found
