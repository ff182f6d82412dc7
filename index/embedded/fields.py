"""Views of title and body: which lists make up a term, and their postings (see `index.embedded.segment`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from index.embedded.arrays import Ints, distinct, sizes
from index.embedded.container import MISREAD, Container
from index.embedded.postings import Inverted, Postings, merge_lists, merge_occurrences
from index.embedded.termlists import TermLists
from index.embedded.terms import TermDictionary

Mask = npt.NDArray[np.bool_]


class WordLists:
    """Which lists belong to which word: lists run in the order of words, those without a word last.

    Raises IndexDamaged for a word that is not there: numbers of words come from the same file.
    """

    def __init__(self, container: Container) -> None:
        self.count = int(container.meta["lists"])
        self._hidden = int(container.meta["hidden"])
        self._container = container.requiring("lists.extra")
        self._reading = container.reading("the table of lists")

    @cached_property
    def _extra(self) -> Ints:
        """Lists that are not the first of their word."""
        return self._container["lists.extra"]

    @cached_property
    def firsts(self) -> Ints:
        """First list of each word, and an end behind the last word."""
        with self._reading:
            plain = np.arange(self.count - self._hidden + 1)
            return np.delete(plain, self._extra) if len(self._extra) else plain

    def of_word(self, word: int) -> range:
        """Lists of one word."""
        firsts = self._bounds
        try:
            return range(firsts[word], firsts[word + 1])
        except MISREAD as error:
            raise self._reading.damage(error) from error

    @property
    def several(self) -> Ints | None:
        """`firsts` where some words have several lists."""
        return self.firsts if len(self._extra) else None

    @cached_property
    def _bounds(self) -> Sequence[int]:
        return range(self.count + 1) if not len(self._extra) else self.firsts.data

    def words(self, lists: Ints) -> Ints:
        """The words of lists, -1 for those without."""
        words = lists.astype(np.int64) - np.searchsorted(self._extra, lists, "right")
        return np.where(lists < self.count - self._hidden, words, -1)


class Field:
    """One view of title or body: its terms, their postings, the lengths of documents."""

    def __init__(self, container: Container, base: str, terms: TermDictionary, lists: WordLists) -> None:
        self.name = base
        self.terms = terms
        self.lists = lists
        self.lengths = container[base + ".lengths"]
        self.total = int(container.meta["totals"][base])
        self._postings = Postings(container, base, self.lengths)

    @property
    def own(self) -> Postings:
        """The lists of this view."""
        return self._postings

    def members(self, term: int) -> Ints:
        """The lists of one term, ascending."""
        span = self.lists.of_word(term)
        return np.arange(span.start, span.stop)

    def words(self, term: int) -> Ints:
        """Numbers in `Segment.words` of the words behind one term (for marking and expanding)."""
        words = distinct(self.lists.words(self.members(term)))
        return words[words >= 0]

    def postings(self, term: int) -> tuple[Ints, Ints]:
        """(documents ascending, frequencies) of one term."""
        span = self.lists.of_word(term)
        if len(span) == 1:
            return self._postings.read(span.start)
        return merge_lists([self._postings.read(number) for number in span])

    def parts(self, term: int) -> list[tuple[Postings, int]]:
        """The lists that make up one term: where they are, and their numbers there."""
        return [(self._postings, number) for number in self.lists.of_word(term)]

    def present(self) -> Ints:
        """Numbers of the terms that have postings in this field, ascending."""
        words = distinct(self.lists.words(np.flatnonzero(self.list_counts())))
        return words[words >= 0]

    def document_frequency(self, term: int) -> int:
        """In how many documents a term stands, deleted ones included."""
        span = self.lists.of_word(term)
        return self._postings.count(span.start) if len(span) == 1 else len(self.postings(term)[0])

    def occurrences(self, term: int, mask: Mask | None = None) -> npt.NDArray[np.uint64]:
        """Where a term stands, packed and ascending; with a mask, only in those documents."""
        return merge_occurrences([self._postings.occurrences(number, mask) for number in self.members(term)])

    def span(self, terms: range) -> tuple[Ints, Ints]:
        """(documents, frequencies) of neighbouring terms, one after another: a document may come often."""
        if not terms:
            return self._postings.stretch(0, 0)
        return self._postings.stretch(self.lists.of_word(terms[0]).start, self.lists.of_word(terms[-1]).stop)

    def list_postings(self, number: int) -> tuple[Ints, Ints]:
        """(documents, frequencies) of one list."""
        return self._postings.read(number)

    def lists_between(self, first: int, last: int) -> Inverted:
        """The lists `first` … `last` - 1 as they are stored, with positions."""
        return self._postings.between(first, last)

    def list_occurrence_counts(self) -> Ints:
        """Occurrences of each list."""
        return self._postings.occurrence_counts(self.lists.count)

    def list_counts(self) -> Ints:
        """Documents of each list."""
        return self._postings.counts(self.lists.count)

    def list_occurrences(self, number: int, mask: Mask | None) -> npt.NDArray[np.uint64]:
        """Occurrences of one list."""
        return self._postings.occurrences(number, mask)


class DerivedField(Field):
    """A view whose terms are unions of lists: stems, or parts of compounds."""

    def __init__(
        self, container: Container, base: Field, view: str, terms: TermDictionary, members: TermLists
    ) -> None:
        self.name = f"{base.name}_{view}"
        self.terms = terms
        self.lists = base.lists
        self.lengths = base.lengths
        self.total = base.total
        self._base = base
        self._members = members
        self._postings = Postings(container, self.name)

    def members(self, term: int) -> Ints:
        """The lists of one term, ascending."""
        return self._members.of(term)

    def postings(self, term: int) -> tuple[Ints, Ints]:
        """(documents ascending, frequencies) of one term."""
        only = self._members.only(term)
        return self._base.list_postings(only) if only >= 0 else self._postings.read(term)

    def parts(self, term: int) -> list[tuple[Postings, int]]:
        """The lists that make up one term: where they are, and their numbers there."""
        only = self._members.only(term)
        return [(self._base.own, only)] if only >= 0 else [(self._postings, term)]

    def present(self) -> Ints:
        """Numbers of the terms that have postings in this field, ascending."""
        counts = self._base.list_counts()
        owners = np.repeat(np.arange(len(self.terms)), sizes(self._members.ends))
        return distinct(owners[counts[self._members.all()] > 0])

    def document_frequency(self, term: int) -> int:
        """In how many documents a term stands, deleted ones included."""
        return len(self.postings(term)[0])

    def occurrences(self, term: int, mask: Mask | None = None) -> npt.NDArray[np.uint64]:
        """Where a term stands, packed and ascending; with a mask, only in those documents."""
        lists = self.members(term).tolist()
        return merge_occurrences([self._base.list_occurrences(number, mask) for number in lists])

    def span(self, terms: range) -> tuple[Ints, Ints]:
        """(documents, frequencies) of neighbouring terms, one after another: a document may come often."""
        parts = [self.postings(term) for term in terms] or [(np.zeros(0, np.int64), np.zeros(0, np.int64))]
        return np.concatenate([docs for docs, _ in parts]), np.concatenate([freqs for _, freqs in parts])
