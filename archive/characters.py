"""What cutting needs to know of single characters: a class and a hash of each code point."""

from __future__ import annotations

import re
import secrets
from functools import cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Classes = npt.NDArray[np.uint8]
Hashes = npt.NDArray[np.uint64]
Table = TypeVar("Table", Classes, Hashes)

COMMON = 0x3000
"""Code points below are looked up in tables; those above are rare in German and asked one by one."""
CHAR, LETTER, DIGIT, SPACE, HYPHEN, UNDERSCORE = (1 << bit for bit in range(6))
_CLASSES = (
    (CHAR, re.compile(r"[^\W_]")),
    (LETTER, re.compile(r"[^\W\d_]")),
    (DIGIT, re.compile(r"\d")),
    (SPACE, re.compile(r"\s")),
    (HYPHEN, re.compile("[-\u2010\u2011]")),
    (UNDERSCORE, re.compile("_")),
)


@cache
def tables() -> tuple[Classes, Hashes]:
    """Classes and hashes of the common code points; made once a process, never written to."""
    common = np.arange(COMMON, dtype=np.uint32)
    return frozen(classes(common)), frozen(scramble(common.astype(np.uint64)))


@cache
def letters() -> Hashes:
    """Hashes of those that are letters or digits, and 0 for the others."""
    kinds, values = tables()
    return frozen(np.where(kinds & CHAR, values, np.uint64(0)))


@cache
def base() -> int:
    """The base of the polynomials that are hashes of words; another one in each process, so that nobody can
    write a word that has the hash of a given other. It is 5 modulo 8, whose powers repeat late.
    """
    return secrets.randbits(61) << 3 | 5


def classes(codes: Codes) -> Classes:
    """The classes of each code point."""
    found = np.zeros(len(codes), np.uint8)
    characters = "".join(map(chr, codes.tolist()))
    for flag, pattern in _CLASSES:
        found[[match.start() for match in pattern.finditer(characters)]] |= flag
    return found


def frozen(table: Table) -> Table:
    """The table, which nobody can write to any more."""
    table.setflags(write=False)
    return table


def scramble(values: Hashes) -> Hashes:
    """Spread neighbouring numbers over 64 bits (the finaliser of splitmix64, shortened)."""
    values = (values + np.uint64(0x632BE59BD9B4E019)) * np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(29)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(32)
    return values
