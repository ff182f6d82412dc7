"""Mentions of a segment: who is named where, by numbers of local names.

A *name* is a pair of kind and text as articles use it, and whether it is a role or doubtful; each segment has
a sorted dictionary of its own. Mentions are a CSR over documents: `gaps` (characters from the start of the
previous mention, for the first from the start of the text), `lengths`, `names`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np

from archive.mentions import Kind, Mention
from index.embedded.arrays import Ints, first_of_each, narrow, offsets, sizes
from index.embedded.container import Container, ContainerWriter, Reading
from index.embedded.steps import Steps
from index.embedded.terms import TermDictionary

_CODES = {Kind.PERSON: "p", Kind.ORGANISATION: "o", Kind.PLACE: "l"}
_COLUMNS = ("ends", "gaps", "lengths", "names")
_KINDS = {code: kind for kind, code in _CODES.items()}
_DOUBT = "?"
"""Before the letter of a kind."""


@dataclass(frozen=True, slots=True)
class Name:
    """What an article calls somebody: kind, text, and whether the text is a role or the tagger doubts it."""

    kind: Kind
    text: str
    role: bool = False
    doubtful: bool = False

    def key(self) -> bytes:
        """As it stands in the dictionary of names."""
        code = _CODES[self.kind]
        doubt = _DOUBT if self.doubtful else ""
        return f"{doubt}{code.upper() if self.role else code}{self.text}".encode()

    @classmethod
    def of(cls, key: bytes) -> Name:
        """What `key` wrote."""
        text = key.decode()
        doubtful = text.startswith(_DOUBT)
        text = text.removeprefix(_DOUBT)
        return cls(_KINDS[text[0].lower()], text[1:], text[0].isupper(), doubtful)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The mentions of n documents: `ends` (n + 1), and parallel `gaps`, `lengths`, `names`. Raises
    IndexDamaged where a document has none of these, or a name is none.
    """

    terms: TermDictionary
    ends: Ints
    gaps: Ints
    lengths: Ints
    names: Ints
    reading: Reading = field(default=Reading(None, "the table of mentions"), compare=False)

    @classmethod
    def of(cls, rows: Sequence[Sequence[Mention]]) -> Mentioned:
        """From the mentions of each document, ascending."""
        flat = [mention for row in rows for mention in row]
        met: dict[tuple[Kind, str, bool, bool], int] = {}
        named = [met.setdefault(mention[2:], len(met)) for mention in flat]
        keys = [Name(*name).key() for name in met]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        starts = np.array([mention.start for mention in flat], np.int64)
        ends = offsets(np.fromiter(map(len, rows), np.int64, len(rows)))
        gaps = np.diff(starts, prepend=0)
        first = ends[:-1][np.diff(ends) > 0]
        gaps[first] = starts[first]
        lengths = np.array([mention.end - mention.start for mention in flat], np.int64)
        ranks = np.empty(len(keys), np.int64)
        ranks[order] = np.arange(len(keys))
        terms = TermDictionary.of(keys[number] for number in order)
        return cls(terms, ends, gaps, lengths, ranks[np.array(named, np.int64)])

    @classmethod
    def read(cls, container: Container) -> Mentioned:
        """Open those of a segment."""
        ends, gaps, lengths, names = (container[f"mentions.{name}"] for name in _COLUMNS)
        reading = container.reading("the table of mentions")
        return cls(TermDictionary.read(container, "names"), ends, gaps, lengths, names, reading)

    def write(self, writer: ContainerWriter) -> None:
        """Store in a segment."""
        self.terms.write(writer, "names")
        writer.put("mentions.ends", Steps.of(self.ends))
        for name in _COLUMNS[1:]:
            writer.put("mentions." + name, narrow(getattr(self, name)))

    def names_in(self, doc: int) -> list[int]:
        """The local name of each mention of one document."""
        with self.reading:
            names: list[int] = self.names[self.ends[doc] : self.ends[doc + 1]].tolist()
        return names

    def of_document(self, doc: int) -> tuple[Mention, ...]:
        """The mentions of one document, ascending."""
        return tuple(mention for _, mention in self.of_names(doc, set(self.names_in(doc))))

    def of_names(self, doc: int, wanted: AbstractSet[int]) -> Iterator[tuple[int, Mention]]:
        """The mentions of one document by some local names, ascending, each with the number of its name."""
        with self.reading:
            start, end = int(self.ends[doc]), int(self.ends[doc + 1])
            starts = np.cumsum(self.gaps[start:end], dtype=np.int64).tolist()
            lengths, numbers = self.lengths[start:end].tolist(), self.names[start:end].tolist()
            rows = list(zip(starts, lengths, numbers, strict=True))
            named = {number: Name.of(self.terms[number]) for number in wanted}
        for at, length, number in rows:
            if name := named.get(number):
                yield number, Mention(at, at + length, name.kind, name.text, name.role, name.doubtful)

    def pairs(self) -> tuple[Ints, Ints]:
        """(documents, names): who is named in which document, each pair once, ascending; both int32."""
        docs = np.repeat(np.arange(len(self.ends) - 1, dtype=np.int64), sizes(self.ends))
        keys = docs << 32 | self.names.astype(np.int64)
        keys.sort()
        keys = keys[first_of_each(keys)]
        return (keys >> 32).astype(np.int32), keys.astype(np.int32)
