"""What a set of articles carries besides its words and its bodies, one entry a document.

The same value describes a staged batch, a segment that is being merged, and the segment that is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from archive.article import Article
from archive.dates import PartialDate, Precision
from archive.mentions import Mention
from index.embedded.arrays import Ints, narrow, offsets, runs, sizes
from index.embedded.container import Container, ContainerWriter
from index.embedded.mentioned import Mentioned
from index.embedded.signatures import BANDS
from index.embedded.steps import Steps
from index.embedded.stored import Compression, encode_head
from index.embedded.terms import TermDictionary
from index.embedded.values import Values

VALUE_FIELDS = ("source", "section", "author", "folder", "corrects")


@dataclass(frozen=True, slots=True)
class Frames:
    """Byte strings in the order of their numbers (compressed articles): n + 1 `ends` in a blob that comes
    in `parts`, which may be mapped files.
    """

    ends: Ints
    parts: Sequence[Ints]

    @classmethod
    def of(cls, frames: Sequence[bytes]) -> Frames:
        """Pack frames."""
        ends = offsets(np.fromiter(map(len, frames), np.int64, len(frames)))
        return cls(ends, [np.frombuffer(b"".join(frames), np.uint8)])

    @classmethod
    def read(cls, container: Container, name: str) -> Frames:
        """Open those stored under a name."""
        return cls(container[name + ".ends"], [container[name + ".blob"]])

    def write(self, writer: ContainerWriter, name: str) -> None:
        """Store under a name."""
        writer.put(name + ".ends", Steps.of(self.ends))
        writer.put_parts(name + ".blob", np.uint8, self.parts)

    @classmethod
    def chained(cls, many: Sequence[Frames]) -> Frames:
        """One behind the other."""
        lengths = [sizes(frames.ends) for frames in many]
        parts = [part for frames in many for part in frames.parts]
        return cls(offsets(np.concatenate([np.zeros(0, np.int64), *lengths])), parts)

    def only(self, docs: Ints) -> Frames:
        """Those with these numbers (ascending)."""
        lengths = sizes(self.ends)
        if len(docs) == len(lengths):
            return self
        flags = np.zeros(len(lengths), np.bool_)
        flags[docs] = True
        return Frames(offsets(lengths[docs]), [np.concatenate(self.parts)[np.repeat(flags, lengths)]])

    def split(self) -> list[bytes]:
        """All of them."""
        whole = b"".join(part.tobytes() for part in self.parts)
        return [whole[start:end] for start, end in pairwise(self.ends.tolist())]


@dataclass(frozen=True, slots=True)
class Columns:
    """`ids` in document order; `first`, `last` (day ordinals) and `precision` are 0 where undated.

    `bands` (documents × BANDS, uint32) are signatures for finding copies.
    """

    ids: Sequence[bytes]
    first: Ints
    last: Ints
    precision: Ints
    values: dict[str, Values]
    mentioned: Mentioned
    heads: Frames
    bands: Ints

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        mentions: Sequence[Sequence[Mention]],
        bands: Ints,
        compression: Compression,
    ) -> Columns:
        """Of articles, their mentions, and their signatures for finding copies."""
        first, last, precision = _spans([article.date for article in articles])
        return cls(
            ids=[article.id.encode() for article in articles],
            first=first,
            last=last,
            precision=precision,
            values={
                name: Values.of([getattr(article, name) for article in articles]) for name in VALUE_FIELDS
            },
            mentioned=Mentioned.of(mentions),
            heads=Frames.of([compression.compress(encode_head(article)) for article in articles]),
            bands=bands,
        )

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def read(cls, container: Container) -> Columns:
        """Of a segment or a staged batch."""
        docs = container["ids.docs"]
        ids = np.empty(len(docs), object)
        ids[docs] = list(TermDictionary.read(container, "ids"))
        return cls(
            ids=ids.tolist(),
            first=container["first"],
            last=container["last"],
            precision=container["precision"],
            values={name: Values.read(container, name) for name in VALUE_FIELDS},
            mentioned=Mentioned.read(container),
            heads=Frames.read(container, "heads"),
            bands=container["bands"].reshape(-1, BANDS),
        )

    def write(self, writer: ContainerWriter) -> None:
        """Store, with the columns that follow from these."""
        order = sorted(range(len(self.ids)), key=self.ids.__getitem__)
        TermDictionary.of(self.ids[doc] for doc in order).write(writer, "ids")
        writer.put("ids.docs", narrow(np.array(order, np.int64)))
        for name in ("first", "last"):
            writer.put(name, Steps.of(getattr(self, name)))
        writer.put("precision", narrow(self.precision))
        year, month = _calendar(self.first)
        writer.put("year", narrow(year))
        writer.put("month", narrow(np.where(self.precision >= Precision.MONTH, year * 12 + month, 0)))
        for name, values in self.values.items():
            values.write(writer, name)
        self.mentioned.write(writer)
        self.heads.write(writer, "heads")
        writer.put("bands", self.bands)


def _spans(dates: Sequence[PartialDate | None]) -> Ints:
    """First and last day and precision (three rows) of dates, each different one asked once."""
    spans = {
        date: (date.first.toordinal(), date.last.toordinal(), date.precision) for date in set(dates) if date
    }
    return np.array([spans[date] if date else (0, 0, 0) for date in dates], np.int64).reshape(-1, 3).T


def _calendar(first: Ints) -> tuple[Ints, Ints]:
    """Year (0 for undated) and month (0 to 11) of day ordinals."""
    days = first.astype(np.int64) - np.datetime64("1970-01-01", "D").astype(object).toordinal()
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.where(first > 0, months // 12 + 1970, 0), months % 12


def concatenate(many: Sequence[Columns], keep: Sequence[Ints]) -> Columns:
    """The documents `keep[i]` (ascending numbers) of each of several columns, one after another."""
    return Columns(
        ids=[columns.ids[doc] for columns, docs in zip(many, keep, strict=True) for doc in docs.tolist()],
        first=_rows([columns.first for columns in many], keep),
        last=_rows([columns.last for columns in many], keep),
        precision=_rows([columns.precision for columns in many], keep),
        values={
            name: _merge_values([columns.values[name] for columns in many], keep) for name in VALUE_FIELDS
        },
        mentioned=_merge_mentioned([columns.mentioned for columns in many], keep),
        heads=Frames.chained([columns.heads.only(docs) for columns, docs in zip(many, keep, strict=True)]),
        bands=_rows([columns.bands for columns in many], keep),
    )


def _rows(arrays: Sequence[Ints], keep: Sequence[Ints]) -> Ints:
    return np.concatenate([array[docs] for array, docs in zip(arrays, keep, strict=True)])


def merge_terms(many: Sequence[TermDictionary]) -> tuple[TermDictionary, list[Ints]]:
    """One dictionary of several, and for each of them the new numbers of its terms."""
    listed = [list(terms) for terms in many]
    merged = sorted(set().union(*listed))
    numbers = {term: number for number, term in enumerate(merged)}
    maps = [np.fromiter(map(numbers.__getitem__, terms), np.int64, len(terms)) for terms in listed]
    return TermDictionary.of(merged), maps


def _merge_values(many: Sequence[Values], keep: Sequence[Ints]) -> Values:
    terms, maps = merge_terms([values.terms for values in many])
    ordinals = [table[values.ordinals[docs]] for table, values, docs in zip(maps, many, keep, strict=True)]
    return Values(*_used(terms, narrow(np.concatenate(ordinals))))


def _used(terms: TermDictionary, numbers: Ints) -> tuple[TermDictionary, Ints]:
    """The terms that are referred to, and what refers to them; others were of documents that are gone."""
    stays = np.zeros(len(terms), np.bool_)
    stays[numbers] = True
    places = np.cumsum(stays) - 1
    listed = [term for term, used in zip(terms, stays.tolist(), strict=True) if used]
    return TermDictionary.of(listed), narrow(places[numbers])


def _merge_mentioned(many: Sequence[Mentioned], keep: Sequence[Ints]) -> Mentioned:
    terms, maps = merge_terms([mentioned.terms for mentioned in many])
    lengths = [sizes(mentioned.ends) for mentioned in many]
    at = [
        runs(mentioned.ends[docs], length[docs])
        for mentioned, length, docs in zip(many, lengths, keep, strict=True)
    ]
    names = [table[part.names[rows]] for table, part, rows in zip(maps, many, at, strict=True)]
    terms, listed = _used(terms, np.concatenate(names))
    return Mentioned(
        terms,
        offsets(_rows(lengths, keep)),
        _rows([mentioned.gaps for mentioned in many], at),
        _rows([mentioned.lengths for mentioned in many], at),
        listed,
    )
