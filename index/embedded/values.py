"""A column of texts with few different values: ordinals into a small dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Ints, narrow
from index.embedded.container import Container, ContainerWriter
from index.embedded.terms import TermDictionary


@dataclass(frozen=True, slots=True)
class Values:
    """`ordinals` (one a document) are numbers in `terms`; the empty text means: not given."""

    terms: TermDictionary
    ordinals: Ints

    @classmethod
    def of(cls, texts: Sequence[str]) -> Values:
        """The column of these texts, one a document."""
        terms = sorted(set(texts))
        numbers = {text: number for number, text in enumerate(terms)}
        ordinals = np.fromiter(map(numbers.__getitem__, texts), np.int64, len(texts))
        return cls(TermDictionary.of(term.encode() for term in terms), narrow(ordinals))

    @classmethod
    def read(cls, container: Container, name: str) -> Values:
        """Open a stored column."""
        return cls(TermDictionary.read(container, name), container[name + ".ordinals"])

    def write(self, writer: ContainerWriter, name: str) -> None:
        """Store under a name."""
        self.terms.write(writer, name)
        writer.put(name + ".ordinals", narrow(self.ordinals))

    def text(self, doc: int) -> str:
        """The value of one document."""
        return self.terms.text(int(self.ordinals[doc]))
