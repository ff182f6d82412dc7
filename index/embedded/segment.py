"""One immutable set of articles, opened: what the evaluator reads.

    segment.count, segment.deleted          documents 0 … count - 1; a mask of those deleted since, or None
    field = segment.field("body")           also "title", and both with "_stem" or "_parts"
    term = field.terms.find("haus")         number of the term, -1 where there is none
    docs, freqs = field.postings(term)      ascending documents; deleted ones are still among them
    field.occurrences(term, mask)           uint64: document << POSITION_BITS | position, ascending
    field.lengths[doc], field.total         words of a document, of the segment
    segment.first[doc], segment.year[doc]   columns, one entry a document
    segment.stored(doc)                     (Article, mentions)
    segment.labels.ends, .ordinals          CSR: the actors of each document (numbers in State.actors)
    segment.copies[doc]                     number of the group of copies (over all segments), -1: no copy

Title and body share three dictionaries: `segment.words` (exact view), `segment.stems`, `segment.parts`.
Under them lie *lists*: one posting list for each different (word, its stems, its parts). Nearly every
word has one list; a word has several when its spellings mean different things (Bürgerinnen,
BürgerInnen). A completed compound ("Militär-" in "Militär- und Rüstungspolitik") is a list without a
word: visible as a stem and in parts only, at the place of the hanging part.
Positions are kept per list; a stem's positions are the union of its lists' (a place that two lists
share is there twice, as it is counted twice in the frequencies).
A posting list with one member only is stored once.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np

from archive.article import Article
from archive.dates import PartialDate, Precision
from archive.errors import IndexDamaged
from archive.mentions import Mention
from index.embedded.arrays import Ints, offsets, sizes
from index.embedded.container import Container
from index.embedded.fields import DerivedField, Field, Mask, WordLists
from index.embedded.labels import SegmentLabels
from index.embedded.mentioned import Mentioned
from index.embedded.stored import Compression, FrameReader, Head, decode_head
from index.embedded.termlists import TermLists
from index.embedded.terms import TermDictionary
from index.embedded.texts.bodies import StoredBodies
from index.embedded.values import Values

VALUE_FIELDS = ("source", "section", "author", "folder", "corrects")
TEXT_FIELDS = ("title", "body")


class Segment:
    """An opened segment file. Raises IndexDamaged where it is missing, torn or incomplete.

    `deleted` belongs to the commit that was opened; everything else to the file.
    """

    def __init__(
        self,
        path: Path,
        compression: Compression,
        *,
        deleted: Ints | None = None,
        labels: SegmentLabels | None = None,
        copies: tuple[Ints, Ints] | None = None,
    ) -> None:
        self.container = container = Container(path).requiring("first", "last")
        self.name = path.stem
        self.count = int(container.meta["documents"])
        self.deleted: Mask | None = None
        if deleted is not None and len(deleted):
            self.deleted = np.zeros(self.count, np.bool_)
            self.deleted[deleted] = True
        self._labels = labels
        self._copies = copies
        self.words, self.stems, self.parts = (
            TermDictionary.read(container, name) for name in ("words", "stems", "parts")
        )
        self.lists = WordLists(container)
        self._members = {view: TermLists(container, view) for view in ("stem", "parts")}
        self.precision = container["precision"]
        self.ids = TermDictionary.read(container, "ids")
        self.compression = compression
        self._fields = self._open_fields()

    def _open_fields(self) -> dict[str, Field]:
        container, fields = self.container, {}
        for base in TEXT_FIELDS:
            fields[base] = exact = Field(container, base, self.words, self.lists)
            for view, terms in (("stem", self.stems), ("parts", self.parts)):
                fields[f"{base}_{view}"] = DerivedField(container, exact, view, terms, self._members[view])
        return fields

    @property
    def live(self) -> int:
        """Documents that are not deleted."""
        return self.count if self.deleted is None else self.count - int(self.deleted.sum())

    @property
    def field_names(self) -> tuple[str, ...]:
        """Names of all views."""
        return tuple(self._fields)

    def terms(self, view: str) -> TermDictionary:
        """The terms of a view of title and body: "" for the exact one, "_stem", "_parts"."""
        return self._fields["body" + view].terms

    def members(self, view: str) -> TermLists:
        """The lists of the terms of "stem" or "parts"."""
        return self._members[view]

    def field(self, name: str) -> Field:
        """One of title, body, and each with _stem or _parts behind it."""
        return self._fields[name]

    # ------------------------------------------------------------------------------- columns

    @cached_property
    def first(self) -> Ints:
        """Ordinal of the first day of each document's date, 0 where undated."""
        return self.container["first"]

    @cached_property
    def last(self) -> Ints:
        """Ordinal of the last day, 0 where undated."""
        return self.container["last"]

    @cached_property
    def year(self) -> Ints:
        """Year of each document, 0 where undated; ready for bincount."""
        return self.container["year"]

    @cached_property
    def month(self) -> Ints:
        """year * 12 + month - 1 of each document, 0 where no month is known; ready for bincount."""
        return self.container["month"]

    @cached_property
    def day(self) -> Ints:
        """Ordinal of the day of each document, 0 where no day is known."""
        return np.where(self.precision == Precision.DAY, self.first, 0)

    def date(self, doc: int) -> PartialDate | None:
        """The date of one document as it was known."""
        month, precision = int(self.month[doc]), int(self.precision[doc])
        if not precision:
            return None
        day = dt.date.fromordinal(int(self.first[doc])).day if precision == Precision.DAY else 0
        return PartialDate(int(self.year[doc]), month % 12 + 1 if precision > Precision.YEAR else 0, day)

    def values(self, name: str) -> Values:
        """A column of texts: source, section, author, folder or corrects."""
        return Values.read(self.container, name)

    # ----------------------------------------------------------------------------------- ids

    @cached_property
    def id_docs(self) -> Ints:
        """Document of each id, in the order of ids."""
        return self.container["ids.docs"]

    @cached_property
    def id_rank(self) -> Ints:
        """Rank of each document in the order of ids."""
        ranks = np.empty(self.count, np.uint32)
        ranks[self.id_docs] = np.arange(self.count, dtype=np.uint32)
        return ranks

    def find(self, id: str) -> int:
        """The document with this id, deleted or not; -1 where there is none."""
        number = self.ids.find(id)
        return -1 if number < 0 else int(self.id_docs[number])

    def id(self, doc: int) -> str:
        """The id of a document."""
        return self.ids.text(int(self.id_rank[doc]))

    # --------------------------------------------------------------------------------- texts

    def head(self, doc: int) -> Head:
        """The article without its body."""
        return decode_head(self.compression.decompress(self._heads[doc]))

    def article(self, doc: int) -> Article:
        """The article as it was indexed."""
        return self.head(doc).article(self.bodies[doc])

    def packed(self, doc: int) -> int:
        """Bytes that the body of an article takes as it is stored."""
        return self.bodies.size(doc)

    @cached_property
    def _heads(self) -> FrameReader:
        return FrameReader(self.container["heads.ends"], self.container["heads.blob"])

    @cached_property
    def bodies(self) -> StoredBodies:
        """The bodies of all documents, unpacked when they are asked for."""
        return StoredBodies(self.container, self.compression)

    @cached_property
    def mentioned(self) -> Mentioned:
        """Who is named where, by local names."""
        return Mentioned.read(self.container)

    @cached_property
    def labels(self) -> SegmentLabels:
        """The actors of each document, as the commit has them."""
        if self._labels is None:
            raise IndexDamaged(f"{self.container.path}: the segment was opened without its labels")
        return self._labels

    @cached_property
    def copies(self) -> Ints:
        """Group of copies of each document (int32, groups span segments), -1 where it has none."""
        groups = np.full(self.count, -1, np.int32)
        if self._copies is not None:
            docs, numbers = self._copies
            groups[docs] = numbers
        return groups

    def mentioned_actors(self, doc: int) -> list[int]:
        """Number of the actor of each mention of a document, parallel to its mentions, -1: none."""
        return list(map(self.meant(doc).__getitem__, self.mentioned.names_in(doc)))

    def meant(self, doc: int) -> dict[int, int]:
        """Number of the actor of each local name in a document, -1: none."""
        return self.labels.meant(doc, set(self.mentioned.names_in(doc)))

    def counted_actors(self, doc: int) -> dict[int, int]:
        """How often a document mentions each actor, by number, in the order of their first mentions; -1
        are those that mean none."""
        often: dict[int, int] = {}
        for name in self.mentioned.names_in(doc):
            often[name] = often.get(name, 0) + 1
        meant = self.labels.meant(doc, often)
        counts: dict[int, int] = {}
        for name, count in often.items():
            actor = meant[name]
            counts[actor] = counts.get(actor, 0) + count
        return counts

    def stored(self, doc: int) -> tuple[Article, tuple[Mention, ...]]:
        """The article and its mentions."""
        return self.article(doc), self.mentioned.of_document(doc)

    def atoms(self) -> list[str]:
        """What each list stands for, as keys (see `index.embedded.wordforms`, which only writers load)."""
        from index.embedded.wordforms import FIELDS, SEVERAL

        words = [word.decode() for word in self.words]
        owners = self.lists.words(np.arange(self.lists.count)).tolist()
        stems, parts = (self._terms_of_lists(view, SEVERAL) for view in ("stem", "parts"))
        rows = zip(owners, stems, parts, strict=True)
        return [FIELDS.join((words[word] if word >= 0 else "", own, more)) for word, own, more in rows]

    def _terms_of_lists(self, view: str, between: str) -> list[str]:
        """Stems or parts of each list, ascending."""
        terms = [term.decode() for term in (self.stems if view == "stem" else self.parts)]
        members = self._members[view].all()
        owners = np.repeat(np.arange(len(terms)), sizes(self._members[view].ends))
        order = np.argsort(members, kind="stable")
        ends = offsets(np.bincount(members, minlength=self.lists.count)).tolist()
        names = [terms[number] for number in owners[order].tolist()]
        return [between.join(names[start:end]) for start, end in pairwise(ends)]

    def close(self) -> None:
        """Give the file back once nobody holds an array of it."""
        self.container.close()
