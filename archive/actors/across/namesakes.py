"""People by the words that may be their family names: the last of a name and, in East Asia, the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.actors.lists import listed
from archive.actors.names import last_name, slug, slugs

FAMILY_FIRST = frozenset(
    listed(
        "Xi Li Hu Wen Kim Park Moon Mao Deng Jiang Wang Zhu Zhao Liu Chen Yoon Lee Ban Tsai Ma Nguyen Ho"
        " Zhang Yang Huang Wu Zhou Xu Sun Roh Ri Bo Tran Chiang Lin Lai Qin He"
    )
)
"""Family names of East Asia, which stand before the given names."""

_BEGINNINGS = np.zeros(1 << 16, np.bool_)
_BEGINNINGS[[name.encode()[0] | name.encode()[1] << 8 for name in FAMILY_FIRST]] = True
"""First two letters of these: of most names they are others."""
WORTH_FILING = 250
"""From so many questions on all people are filed: that takes as long as so many looks at all endings."""
_ENDING = 4
"""Letters by which most names are ruled out. What ends in so many plain ones has a slug that ends in them."""


class ManySurnames:
    """Those of people known before: a commit of a few articles asks for hardly one of tens of thousands, so
    that names are only told apart by their endings, and looked at as words when somebody asks. Who asks
    often has all of them filed.

    `names` run parallel to `numbers`, which ascend.
    """

    def __init__(self, names: Sequence[str], numbers: npt.NDArray[Any]) -> None:
        self._names = names
        self._numbers = numbers
        self._asked = 0
        self._others: defaultdict[str, list[int]] = defaultdict(list)
        self._keys, odd, families = _marks(names)
        for own, place in zip(slugs([last_name(names[place]) for place in odd]), odd, strict=True):
            self._others[own].append(place)
        for place in families:
            if (first := names[place].partition(" ")[0]) in FAMILY_FIRST:
                self._others[slug(first)].append(place)

    def maybe(self, word: str) -> list[int]:
        """The numbers of all whose word this is, ascending, and of some others who end like them."""
        if not self._names:
            return []
        if self._is_asked_often():
            return list(self._filed.spelt(word))
        own = slug(word)
        return self._numbered((*self._ending_like(own), *self._others.get(own, ())))

    def like(self, own: str) -> list[int]:
        """The numbers of all whose word has this slug, ascending; twice for whom both words are so."""
        if not self._names:
            return []
        if self._is_asked_often():
            return self._filed.like(own)
        places = [place for place in self._ending_like(own) if slug(last_name(self._names[place])) == own]
        return self._numbered((*places, *self._others.get(own, ())))

    def _is_asked_often(self) -> bool:
        self._asked += 1
        return self._asked > WORTH_FILING

    @cached_property
    def _filed(self) -> Surnames:
        filed = Surnames()
        for number, name in zip(self._numbers.tolist(), self._names, strict=True):
            filed.add(number, name)
        return filed

    def _numbered(self, places: Iterable[int]) -> list[int]:
        numbers: list[int] = self._numbers[sorted(places)].tolist()
        return numbers

    def _ending_like(self, own: str) -> list[int]:
        ending = own[-_ENDING:]
        if len(ending) < _ENDING or not ending.isalpha():
            return []
        return np.flatnonzero(self._keys == np.frombuffer(ending.encode(), np.uint32)).tolist()


def _marks(names: Sequence[str]) -> tuple[npt.NDArray[np.uint32], list[int], list[int]]:
    """For each name its last letters as small ones; the places of names that end in other signs, and of those
    that begin as families of East Asia do.
    """
    everywhere = range(len(names))
    text = "\n".join(("\n" * (_ENDING - 1), *names, "\n"))
    signs = np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8)
    breaks = np.flatnonzero(signs == ord("\n"))[_ENDING - 1 : -1]
    if len(breaks) != len(names) + 1:  # there is a line break in a name
        return np.zeros(len(names), np.uint32), list(everywhere), list(everywhere)
    last = signs[breaks[1:, None] + np.arange(-_ENDING, 0)] | 0x20
    odd = ((last < ord("a")) | (last > ord("z"))).any(axis=1)
    keys = last.view(np.uint32)[:, 0]
    keys[odd] = 0
    starts = breaks[:-1] + 1
    families = _BEGINNINGS[signs[starts] | signs[starts + 1].astype(np.uint16) << np.uint16(8)]
    return keys, np.flatnonzero(odd).tolist(), np.flatnonzero(families).tolist()


class Surnames:
    """Those of people who come one by one, hundreds of them in a row."""

    def __init__(self) -> None:
        self._people: defaultdict[str, list[int]] = defaultdict(list)
        self._spellings: defaultdict[str, list[str]] = defaultdict(list)
        self._spelt = 0

    def add(self, number: int, name: str) -> None:
        """Take note of somebody: whether a name is one in full is asked when somebody is looked for."""
        self._people[last_name(name)].append(number)
        if (first := name.partition(" ")[0]) in FAMILY_FIRST:
            self._people[first].append(number)

    def spelt(self, word: str) -> Sequence[int]:
        """The numbers of all whose word this is, in the order of their coming."""
        return self._people.get(word, ())

    def like(self, own: str) -> list[int]:
        """The numbers of all whose word has this slug, ascending; twice for whom both words are so."""
        new = list(islice(self._people, self._spelt, None))
        self._spelt += len(new)
        for one, spelling in zip(slugs(new), new, strict=True):
            self._spellings[one].append(spelling)
        return sorted(chain.from_iterable(map(self._people.__getitem__, self._spellings.get(own, ()))))
