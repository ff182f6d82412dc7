"""Which lists make up each term of a view (see `index.embedded.segment`), as they are stored.

`VIEW.bounds` (terms + 1) say where the lists of each term end. The lists ascend within a term, and mostly
are neighbours, as forms of a word are; they are read a term at a time, from where they lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from index.embedded.arrays import Ints
from index.embedded.container import MISREAD, Container, ContainerWriter
from index.embedded.steps import Steps, Stretches


class TermLists:
    """The lists of the terms of one view of an opened segment. Raises IndexDamaged where there are none of
    a term.
    """

    def __init__(self, container: Container, view: str) -> None:
        self._container, self._view = container.requiring(view + ".bounds"), view
        self._lists = Stretches(*(container[f"{view}.{part}"] for part in _PARTS))
        self._reading = container.reading(f"the table of terms of {view}")

    @cached_property
    def ends(self) -> Ints:
        """Where the lists of each term end (terms + 1)."""
        return self._container[self._view + ".bounds"]

    @cached_property
    def _bounds(self) -> Sequence[int]:
        return self.ends.data

    def of(self, term: int) -> Ints:
        """The lists of one term, ascending."""
        try:
            return self._lists.between(self._bounds[term], self._bounds[term + 1])
        except MISREAD as error:
            raise self._reading.damage(error) from error

    def only(self, term: int) -> int:
        """The list of a term that has one; -1 where it has several."""
        try:
            start, end = self._bounds[term], self._bounds[term + 1]
            return int(self._lists.between(start, end)[0]) if end - start == 1 else -1
        except MISREAD as error:
            raise self._reading.damage(error) from error

    def all(self) -> Ints:
        """Those of all terms, one after another."""
        with self._reading:
            return self._lists.between(0, self._bounds[-1])


_PARTS = ("members", "members_at", "members_before")


def write_term_lists(writer: ContainerWriter, view: str, ends: Ints, lists: Ints) -> None:
    """Store the CSR (terms + 1 `ends`) of the lists of the terms of a view."""
    packed = Stretches.of(lists)
    writer.put(view + ".bounds", Steps.of(ends))
    for part, array in zip(_PARTS, (packed.steps, packed.starts, packed.before), strict=True):
        writer.put(f"{view}.{part}", array)
