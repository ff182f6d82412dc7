"""Whoosh's codec: terms, documents and columns of our segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import columns
from whoosh.codec import base
from whoosh.reading import TermInfo, TermNotFound

from index.embedded.arrays import Ints
from index.embedded.stock.matcher import ArrayMatcher
from index.embedded.stock.schema import DAYS, TEXTS, VALUES, schema
from index.embedded.stock.sources import OpenSegment, TermSource


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Reads our segments for stock Whoosh."""

    def __init__(self) -> None:
        self._opened: tuple[base.Segment, OpenSegment] | None = None

    def _open(self, storage: Any, segment: base.Segment) -> OpenSegment:
        if self._opened is None or self._opened[0] is not segment:
            self._opened = segment, OpenSegment(Path(storage.folder), segment.segment_id())
        return self._opened[1]

    def terms_reader(self, storage: Any, segment: base.Segment) -> ArrayTerms:
        """Terms and postings."""
        return ArrayTerms(self._open(storage, segment))

    def per_document_reader(self, storage: Any, segment: base.Segment) -> ArrayDocuments:
        """Lengths, columns and stored fields."""
        return ArrayDocuments(self._open(storage, segment), segment)


class ArrayTerms(base.TermsReader):  # type: ignore[misc]
    """Terms, their figures and their matchers."""

    def __init__(self, opened: OpenSegment) -> None:
        self._opened = opened

    def _find(self, name: str, text: bytes) -> tuple[TermSource, int]:
        source = self._opened.source(name)
        term = source.terms.find(text) if source else -1
        if source is None or term < 0 or not len(source.postings(term)[0]):
            raise TermNotFound(f"{name}:{text!r}")
        return source, term

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        try:
            self._find(*term)
        except TermNotFound:
            return False
        return True

    def indexed_field_names(self) -> list[str]:
        """Names of all fields."""
        return self._opened.names

    def cursor(self, fieldname: str, fieldobj: Any) -> ArrayCursor:
        """Walks the terms of one field."""
        return ArrayCursor(self, fieldname, self._opened.source(fieldname), fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms, by field and text."""
        return self.terms_from("", b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """All terms from this one on, those of later fields included."""
        for name in self._opened.names:
            source = self._opened.source(name)
            if name < fieldname or source is None:
                continue
            first = source.terms.bisect(prefix) if name == fieldname else 0
            for term in source.present().tolist():
                if term >= first:
                    yield name, source.terms[term]

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms with their figures."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Terms from this one on with their figures."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Figures of one term; TermNotFound where there is none."""
        source, term = self._find(fieldname, text)
        docs, freqs = source.postings(term)
        lengths = source.lengths[docs] if source.lengths is not None else np.ones(1, np.int64)
        return TermInfo(
            weight=int(freqs.sum(dtype=np.int64)),
            df=len(docs),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=int(freqs.max()),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> int:
        """Occurrences of a term; 0 where there is none (Whoosh's queries rely on it)."""
        return int(self.term_info(fieldname, text).weight()) if (fieldname, text) in self else 0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Documents of a term; 0 where there is none."""
        return int(self.term_info(fieldname, text).doc_frequency()) if (fieldname, text) in self else 0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ArrayMatcher:
        """Walks the postings of one term; TermNotFound where there is none."""
        source, term = self._find(fieldname, text)
        return ArrayMatcher(source, term, (fieldname, text), format_, scorer)


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """A place in the sorted terms of a field; past the end every answer is None."""

    def __init__(self, reader: ArrayTerms, name: str, source: TermSource | None, field: Any) -> None:
        self._reader, self._name, self._source, self._field = reader, name, source, field
        self._terms: list[int] = source.present().tolist() if source else []
        self._at = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """Go to the first term that is not smaller."""
        key = string if isinstance(string, bytes) else self._field.to_bytes(string)
        first = self._source.terms.bisect(key) if self._source else 0
        self._at = int(np.searchsorted(np.array(self._terms, np.int64), first))
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._at += 1
        return self.text()

    def is_valid(self) -> bool:
        """Whether there is a term here."""
        return self._at < len(self._terms)

    def _bytes(self) -> bytes | None:
        if self._source is None or not self.is_valid():
            return None
        return self._source.terms[self._terms[self._at]]

    def text(self) -> str | None:
        """The term here."""
        term = self._bytes()
        return None if term is None else str(self._field.from_bytes(term))

    term = text

    def term_info(self) -> TermInfo | None:
        """Figures of the term here."""
        term = self._bytes()
        return None if term is None else self._reader.term_info(self._name, term)


class ArrayColumn(columns.ColumnReader):  # type: ignore[misc]
    """A column as Whoosh sorts by it."""

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = values
        self._reverse = False

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, docnum: int) -> Any:
        return self._values[docnum]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def sort_key(self, docnum: int) -> Any:
        """The value, or (numbers only) its negation."""
        value = self._values[docnum]
        return -value if self._reverse else value

    def set_reverse(self) -> None:
        """Sort the other way."""
        self._reverse = True


class ArrayDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """What Whoosh asks of documents rather than of terms."""

    def __init__(self, opened: OpenSegment, segment: base.Segment) -> None:
        self._opened, self._segment = opened, segment
        self.doc_count, self.doc_count_all = segment.doc_count, segment.doc_count_all
        self.has_deletions, self.is_deleted = segment.has_deletions, segment.is_deleted
        self.deleted_docs = segment.deleted_docs

    def supports_columns(self) -> bool:
        """Yes."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Values and days are columns."""
        return fieldname in (*VALUES, *DAYS)

    def column_reader(self, fieldname: str, column: Any) -> ArrayColumn:  # noqa: ARG002 - Whoosh gives it
        """One column, as texts in bytes or as numbers."""
        if fieldname in DAYS:
            to_column = schema()[fieldname].to_column_value
            return ArrayColumn([to_column(day) for day in self._opened.days(fieldname).tolist()])
        values = self._opened.data.values(fieldname)
        terms = list(values.terms)
        return ArrayColumn([terms[ordinal] for ordinal in values.ordinals.tolist()])

    def _lengths(self, fieldname: str) -> Ints | None:
        source = self._opened.source(fieldname)
        return source.lengths if source else None

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Words of one document in one field."""
        lengths = self._lengths(fieldname)
        return default if lengths is None else int(lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        """Words of all documents in one field."""
        source = self._opened.source(fieldname)
        return source.total if source and source.lengths is not None else 0

    def min_field_length(self, fieldname: str) -> int:
        """Words of the shortest document."""
        lengths = self._lengths(fieldname)
        return int(lengths.min()) if lengths is not None and len(lengths) else 0

    def max_field_length(self, fieldname: str) -> int:
        """Words of the longest document."""
        lengths = self._lengths(fieldname)
        return int(lengths.max()) if lengths is not None and len(lengths) else 0

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """The texts of one article."""
        article = self._opened.data.article(docnum)
        return {name: getattr(article, name) for name in ("id", *TEXTS, *VALUES)}
