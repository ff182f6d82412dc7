"""Tokens: what an article is cut into once, for the actors and the index alike.

A token is a word or a single sign of punctuation. Words keep what belongs together for a reader:

- hyphens between letters or digits (EU-Kommission), also one hanging at the end or the beginning
  (Militär- und Rüstungspolitik, Ein- und -ausfuhr)
- apostrophes between letters (Ku'damm), points and commas between digits (3,5; 1.000; 16.12.2022)
- marks of gendered forms before -in(nen): Bürger:innen, Bürger*innen, Bürger_innen, Bürger/-innen

Every distinct spelling is a *word type* with a small number; all that can be said of a word without
its neighbours is said once per type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

_LETTER = r"[^\W\d_]"
_CHAR = r"[^\W_]"
_HYPHEN = "[-\u2010\u2011]"
_GENDER = rf"(?:[:*_\u00b7]|/{_HYPHEN}?)(?=in(?:nen)?(?!{_CHAR}))"

WORD = re.compile(
    rf"(?:(?<![\w\-\u2010\u2011]){_HYPHEN}(?={_LETTER}))?"
    rf"{_CHAR}+"
    rf"(?:(?:(?<={_LETTER}){_GENDER}|{_HYPHEN}(?={_CHAR})|(?<={_LETTER})['’](?={_LETTER})"
    rf"|(?<=\d)[.,](?=\d)){_CHAR}+)*"
    rf"(?:(?<={_CHAR}){_HYPHEN}(?!\w))?"
)
TOKEN = re.compile(rf"{WORD.pattern}|\S")


class Lexicon(dict[str, int]):
    """Word types in the order of their first appearance: spelling -> number."""

    def __missing__(self, spelling: str) -> int:
        number = self[spelling] = len(self)
        return number

    def numbers(self, spellings: Sequence[str]) -> npt.NDArray[np.int32]:
        """The numbers of spellings; new ones are added in their order, without a call for each."""
        numbers = [self.setdefault(spelling, len(self)) for spelling in spellings]
        return np.array(numbers, np.int32)

    def since(self, number: int) -> list[str]:
        """The spellings of the types from this number on, for whoever keeps something about each."""
        return list(islice(reversed(self), len(self) - number))[::-1]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text: three int32 arrays of equal length, in the order of the text.

    `types` are numbers in the lexicon, `starts` and `ends` character offsets (end excluded).
    """

    types: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.types)


@dataclass(frozen=True, slots=True)
class TokenRows(Sequence[Tokens]):
    """The tokens of several texts, one text after another in the arrays of `all`.

    `bounds` (texts + 1, int64) says where each text begins; offsets are those in its own text.
    """

    all: Tokens
    bounds: npt.NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[Tokens]) -> TokenRows:
        """The tokens of these texts, which are copied where they do not lie in such arrays already."""
        if isinstance(texts, cls):
            return texts
        none = np.zeros(0, np.int32)
        columns = ((none, none, none), *((text.types, text.starts, text.ends) for text in texts))
        bounds = np.cumsum([0, *map(len, texts)], dtype=np.int64)
        return cls(Tokens(*map(np.concatenate, zip(*columns, strict=True))), bounds)

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def __getitem__(self, number: int) -> Tokens:  # type: ignore[override]
        if not 0 <= number < len(self):
            raise IndexError(number)
        own = slice(*self.bounds[number : number + 2].tolist())
        return Tokens(self.all.types[own], self.all.starts[own], self.all.ends[own])


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """Cut one text; unseen spellings are added to the lexicon."""
    spellings: list[str] = []
    bounds: list[tuple[int, int]] = []
    for match in TOKEN.finditer(text):
        spellings.append(match.group())
        bounds.append(match.span())
    offsets = np.array(bounds, np.int32).reshape(-1, 2)
    types = np.fromiter(map(lexicon.__getitem__, spellings), np.int32, len(spellings))
    return Tokens(types, offsets[:, 0], offsets[:, 1])


def spellings(text: str) -> Iterable[str]:
    """The tokens of a text as strings, for callers with one short text (a query, a title)."""
    return TOKEN.findall(text)
