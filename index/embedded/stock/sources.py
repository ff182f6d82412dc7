"""A segment file under the names of the schema: where Whoosh's readers take terms and columns from."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np

from index.embedded.arrays import Ints, invert
from index.embedded.segment import Segment
from index.embedded.stock.names import DICTIONARY_FILE, SEGMENT_SUFFIX
from index.embedded.stock.schema import DAYS, VALUES, schema
from index.embedded.stored import Compression
from index.embedded.terms import TermDictionary


class TermSource(Protocol):
    """What the codec needs of a field: `Field` has it, and `KeywordField`."""

    @property
    def terms(self) -> TermDictionary:
        """Its terms."""
        ...

    @property
    def lengths(self) -> Ints | None:
        """Words of each document; None where they are not counted."""
        ...

    @property
    def total(self) -> int:
        """Words of all documents."""
        ...

    def postings(self, term: int) -> tuple[Ints, Ints]:
        """(documents, frequencies)."""
        ...

    def occurrences(self, term: int) -> Ints:
        """Packed positions."""
        ...

    def present(self) -> Ints:
        """Terms that have postings, ascending."""
        ...


class KeywordField:
    """A field with one value a document, made of a column."""

    lengths: Ints | None = None

    def __init__(self, terms: TermDictionary, ordinals: Ints) -> None:
        self.terms = terms
        self.total = len(ordinals)
        self._ends, self._docs = invert(ordinals, len(terms))

    def postings(self, term: int) -> tuple[Ints, Ints]:
        """(documents, frequencies) of one value."""
        docs = self._docs[self._ends[term] : self._ends[term + 1]]
        return docs, np.ones(len(docs), np.uint8)

    def occurrences(self, term: int) -> Ints:  # noqa: ARG002 - no value has a place
        """None."""
        return np.zeros(0, np.uint64)

    def present(self) -> Ints:
        """All values."""
        return np.arange(len(self.terms))


class OpenSegment:
    """A segment file under the names of the schema."""

    def __init__(self, folder: Path, name: str) -> None:
        compression = Compression((folder / DICTIONARY_FILE).read_bytes())
        self.data = Segment(folder / (name + SEGMENT_SUFFIX), compression)
        self._sources: dict[str, TermSource] = {}
        self.names = sorted(["id", *VALUES, *DAYS, *self.data.field_names])

    def source(self, name: str) -> TermSource | None:
        """The terms of one field, None where it has none here."""
        if name not in self._sources and name in self.names:
            self._sources[name] = self._make(name)
        return self._sources.get(name)

    def _make(self, name: str) -> TermSource:
        if name in self.data.field_names:
            return self.data.field(name)
        if name == "id":
            return KeywordField(self.data.ids, self.data.id_rank)
        if name in VALUES:
            values = self.data.values(name)
            return KeywordField(values.terms, values.ordinals)
        days, ordinals = np.unique(self.days(name), return_inverse=True)
        to_bytes = schema()[name].to_bytes
        return KeywordField(TermDictionary.of(to_bytes(day) for day in days.tolist()), ordinals)

    def days(self, name: str) -> Ints:
        """A column of day ordinals."""
        return self.data.first if name == "first" else self.data.last
