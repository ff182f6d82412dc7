"""The words of a field in the order of the text: what posting lists are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from index.embedded.arrays import POSITION_BITS, Ints

DOCUMENT_BITS = 16
MAX_DOCUMENTS = 1 << DOCUMENT_BITS
"""Documents of one segment: their numbers stay within two bytes."""
MAX_LISTS = 1 << (64 - DOCUMENT_BITS - POSITION_BITS)
MAX_POSITION = (1 << POSITION_BITS) - 1

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Stream:
    """One field of some documents.

    `types` are those of all tokens; the tokens of a document are `counts[n]` from `starts[n]` on, and
    documents do not overlap. The CSR `ends` (int64), `lists` (int32) says which lists a word type stands
    in: one position for each. `hidden_at` (ascending places in `types`) and `hidden` (word types): words
    that stand at the position of another, with all their lists.
    """

    types: Ints
    starts: Ints
    counts: Ints
    ends: Ints
    lists: Ints
    hidden_at: Ints
    hidden: Ints


class Share(Protocol):
    """Applies a function to each of some arguments and gives the answers in order: `map`, or the `map` of
    a pool of threads (NumPy and our C leave others to work while they do).
    """

    def __call__(self, function: Callable[[A], B], arguments: Iterable[A], /) -> Iterable[B]: ...
