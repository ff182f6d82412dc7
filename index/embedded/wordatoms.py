"""The atoms of word types that are no plain words, told by plain words: those between hyphens, a feminine,
the halves of a completed compound.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat

import numpy as np

from index.embedded.arrays import Ints, distinct
from index.german.analysis import LONGEST_JOINED
from index.german.bulk import Bulk
from index.german.ellipsis import complete, targets
from index.german.gender import ENDINGS

NO_WORD = -1
"""In place of the number of a plain word: there is none."""


@dataclass(frozen=True, slots=True)
class Atoms:
    """Atoms by the numbers of plain words, a column each.

    `owners` are the types that they belong to; `exact` gives the exact key (NO_WORD: it has none), `bases`
    the stem, `cuts` the parts. The next `more` of the words in `also` are an atom's own: it has their stems
    as well, or, without an exact key, as its parts where it has no others.
    """

    owners: Ints
    exact: Ints
    bases: Ints
    cuts: Ints
    more: Ints
    also: Ints

    def __len__(self) -> int:
        return len(self.owners)

    @classmethod
    def plain(cls, count: int) -> Atoms:
        """One for each of so many words, which own themselves."""
        words = np.arange(count, dtype=np.int32)
        return cls(words, words, words, words, np.zeros(count, np.int64), words[:0])

    @classmethod
    def joined(cls, many: Sequence[Atoms]) -> Atoms:
        """One behind the other."""
        return cls(*(np.concatenate([getattr(one, name) for one in many]) for name in cls.__slots__))


@dataclass(frozen=True, slots=True)
class Chains:
    """Types that are plain words with hyphens between, as most others are: an atom for each word, the last of
    which also has the stem of the whole.
    """

    owners: list[int] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)

    @staticmethod
    def takes(spelling: str, folded: str) -> bool:
        """Whether a type is one; others have rules of their own (E-Mail, 20-jährig, Leser-innen)."""
        return (
            "-" in folded
            and folded.isascii()
            and folded.replace("-", "").isalpha()
            and "-" not in (folded[0], folded[1:2], folded[-1])
            and "--" not in folded
            and len(folded) <= LONGEST_JOINED
            and not spelling.endswith(ENDINGS)
        )

    def add(self, owner: int, folded: str) -> None:
        """Take up a type."""
        self.owners.append(owner)
        self.folded.append(folded)

    def words(self) -> Iterable[str]:
        """All plain words that are needed."""
        return chain(self._pieces(), self._wholes())

    def _pieces(self) -> Iterable[str]:
        return "-".join(self.folded).split("-") if self.folded else ()

    def _wholes(self) -> Iterable[str]:
        return "\n".join(self.folded).replace("-", "").split("\n") if self.folded else ()

    def atoms(self, numbers: Mapping[str, int]) -> Atoms:
        """Given the numbers of words."""
        counts = np.array([word.count("-") + 1 for word in self.folded], np.int64)
        pieces, wholes = _numbered(numbers, self._pieces()), _numbered(numbers, self._wholes())
        more = np.zeros(len(pieces), np.int64)
        more[np.cumsum(counts) - 1] = 1
        return Atoms(np.repeat(_ints(self.owners), counts), pieces, pieces, pieces, more, wholes)


@dataclass(frozen=True, slots=True)
class Rows:
    """The atoms of any other types, one after another."""

    owners: list[int] = field(default_factory=list)
    exact: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    cuts: list[str] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    more: list[int] = field(default_factory=list)
    also: list[str] = field(default_factory=list)

    def add(
        self, owner: int, words: Iterable[tuple[str, str, str]], also: Sequence[str], hidden: bool = False
    ) -> None:
        """Take up a type: for each atom what gives its exact key (`hidden`: it has none), its stem and its
        parts; `also` belongs to the last.
        """
        for exact, base, cut in words:
            self.owners.append(owner)
            self.exact.append(exact)
            self.bases.append(base)
            self.cuts.append(cut)
            self.hidden.append(hidden)
            self.more.append(0)
        if also:
            self.more[-1] = len(also)
            self.also.extend(also)

    def completed(self, bulk: Bulk, pairs: Sequence[tuple[int, str]]) -> Rows:
        """These, and pairs of a `Finder`, as far as something completes them."""
        rows = Rows(*(list(getattr(self, name)) for name in Rows.__slots__))
        splitter = bulk.splitter(word for _, pair in pairs for word in targets(pair))
        for owner, pair in pairs:
            if halves := complete(pair, splitter, bulk.vocabulary):
                whole = "".join(halves)
                rows.add(owner, [(whole, whole, whole)], halves, hidden=True)
        return rows

    def words(self) -> Iterable[str]:
        """All plain words that are needed, if such they are."""
        return chain(self.exact, self.bases, self.cuts, self.also)

    def atoms(self, numbers: Mapping[str, int]) -> tuple[Atoms, Ints]:
        """Given the numbers of words; and the types that are left out, having a word without a number."""
        owners, more, also = _ints(self.owners), _ints(self.more), _numbered(numbers, self.also)
        columns = np.array([_numbered(numbers, words) for words in (self.exact, self.bases, self.cuts)])
        odd = (columns == NO_WORD).any(axis=0)
        odd[np.repeat(np.arange(len(more)), more)[also == NO_WORD]] = True
        left = distinct(owners[odd])
        kept = ~np.isin(owners, left)
        columns[0, np.array(self.hidden, np.bool_)] = NO_WORD
        exact, bases, cuts = columns[:, kept]
        return Atoms(owners[kept], exact, bases, cuts, more[kept], also[np.repeat(kept, more)]), left


def _numbered(numbers: Mapping[str, int], words: Iterable[str]) -> Ints:
    return np.fromiter(map(numbers.get, words, repeat(NO_WORD)), np.int32)


def _ints(listed: Sequence[int]) -> Ints:
    return np.array(listed, np.int64)
