"""The white space between the tokens of some bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive.article import GAP
from archive.tokens import TokenRows
from index.embedded.arrays import Ints, narrow, offsets
from index.embedded.container import Container, ContainerWriter

try:
    from index.embedded.texts import _gaps as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]

NONE, BLANK, BREAKS = range(3)
KINDS = ("", " ", GAP)
"""The kinds that every list of kinds begins with."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """`before` each token (`NONE` for those of titles) and `behind` the last one of each document: numbers of
    `kinds`.
    """

    before: Ints
    behind: Ints
    kinds: tuple[str, ...] = KINDS

    @classmethod
    def of(cls, texts: Sequence[str], begins: Ints, tokens: TokenRows) -> Gaps:
        """Those of texts with their tokens; bodies begin at `begins` (characters)."""
        joined = "".join(texts)
        codes = _codes(joined)
        bases = offsets(np.fromiter(map(len, texts), np.int64, len(texts)))
        before, behind, odd = (_find if in_c else find_plainly)(codes, bases, bases[:-1] + begins, tokens)
        found = np.concatenate((before, behind))
        kinds = {kind: number for number, kind in enumerate(KINDS)}
        odd = odd[np.argsort(odd[:, 0])]
        stretches = (joined[start:end] for _, start, end in odd.tolist())
        found[odd[:, 0]] = [kinds.setdefault(kind, len(kinds)) for kind in stretches]
        return cls(found[: len(before)], found[len(before) :], tuple(kinds))

    def write(self, writer: ContainerWriter) -> None:
        """Stage in a container."""
        writer.meta["gaps"] = list(self.kinds)
        writer.put("gaps.before", narrow(self.before))
        writer.put("gaps.behind", narrow(self.behind))

    @classmethod
    def read(cls, container: Container) -> Gaps:
        """Open those that were staged."""
        return cls(container["gaps.before"], container["gaps.behind"], tuple(container.meta["gaps"]))


def _codes(text: str) -> Ints:
    """The code points of a text, in two bytes each if they are no more: that is made in half the time."""
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    if len(codes) == len(text):
        return codes
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _find(codes: Ints, bases: Ints, bodies: Ints, tokens: TokenRows) -> tuple[Ints, Ints, Ints]:
    """(`before` and `behind`; of the odd gaps, which are not among `KINDS` and stand as blanks, which it is,
    counted before and then behind, and where in the code points of all texts it begins and ends).
    """
    before, behind = np.empty(len(tokens.all), np.int32), np.empty(len(tokens), np.int32)
    odd = np.empty((len(before) // 8 + len(behind), 3), np.int64)
    where = bases, bodies, tokens.bounds, tokens.all.starts, tokens.all.ends, before, behind
    count = in_c.find(codes, *where, odd)
    if count > len(odd):
        in_c.find(codes, *where, odd := np.empty((count, 3), np.int64))
    return before, behind, odd[:count]


def find_plainly(codes: Ints, bases: Ints, bodies: Ints, tokens: TokenRows) -> tuple[Ints, Ints, Ints]:
    """The same without a compiler."""
    sizes = np.diff(tokens.bounds)
    shift = np.repeat(bases[:-1], sizes)
    starts, ends = tokens.all.starts + shift, tokens.all.ends + shift
    spoken = np.repeat(bodies, sizes) <= starts
    first = tokens.bounds[1:] - np.add.reduceat(np.append(spoken, 0), tokens.bounds[:-1]) * (sizes > 0)
    some = np.flatnonzero(first < tokens.bounds[1:])
    since = np.concatenate((starts[:1], ends[:-1]))
    since[first[some]] = bodies[some]
    since = np.where(spoken, since, starts)
    tails = bodies.copy()
    tails[some] = ends[tokens.bounds[1:][some] - 1]
    since, to = np.concatenate((since, tails)), np.concatenate((starts, bases[1:]))
    found = (to > since).astype(np.int32)
    blank = np.zeros(len(found), np.bool_)
    single, double = (np.flatnonzero(to - since == size) for size in (1, 2))
    blank[single] = codes[since[single]] == ord(" ")
    broken = (codes[since[double]] == ord("\n")) & (codes[since[double] + 1] == ord("\n"))
    found[double[broken]] = BREAKS
    odd = np.flatnonzero((found == BLANK) & ~blank)
    return found[: len(starts)], found[len(starts) :], np.stack((odd, since[odd], to[odd]), axis=1)
