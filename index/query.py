"""The query as a frozen tree: one small class a node.

Every node keeps `at`, the half-open range of characters of the typed text that it came from
(`(0, 0)` for nodes that were not typed), so that a hint can underline it. Nodes compare and hash
without `at`: two queries that mean the same are equal.

Text is kept as typed (but for surrounding marks); folding, stemming and splitting are the
analysis's, which belongs to an engine's generation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from archive.dates import PartialDate, Span

At = tuple[int, int]


class TextField(StrEnum):
    """Where words are looked for."""

    ANY = "any"
    TITLE = "title"


class ValueField(StrEnum):
    """Fields that hold one value, compared whole but without regard to case and umlaut spelling."""

    SOURCE = "source"
    SECTION = "section"
    AUTHOR = "author"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Node:
    """Base of all nodes."""

    at: At = field(default=(0, 0), compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Word(Node):
    """A plain word: found exactly, inflected, or as (or with all its) parts of a compound."""

    text: str
    field: TextField = TextField.ANY


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    """Quoted words, letter by letter but for case and ä/ae, one after another; at least one."""

    words: tuple[str, ...]
    field: TextField = TextField.ANY


@dataclass(frozen=True, slots=True)
class Near(Node):
    """Two words or phrases, in either order, with at most `distance` - 1 words between them."""

    left: Word | Phrase
    right: Word | Phrase
    distance: int = 5


@dataclass(frozen=True, slots=True)
class Prefix(Node):
    """milit*: every word that begins so (exact view)."""

    text: str
    field: TextField = TextField.ANY


@dataclass(frozen=True, slots=True)
class Wildcard(Node):
    """m?ller, *politik: `*` any letters, `?` one letter (exact view)."""

    pattern: str
    field: TextField = TextField.ANY


@dataclass(frozen=True, slots=True)
class Fuzzy(Node):
    """merkle~: words within `edits` insertions, deletions, substitutions or swaps (exact view)."""

    text: str
    edits: int = 1
    field: TextField = TextField.ANY


@dataclass(frozen=True, slots=True)
class ActorIs(Node):
    """akteur:"Xi Jinping": articles that name the actor.

    `ref` is an id (`person:xi-jinping`) or, from the search box, a name, alias or role.
    """

    ref: str


@dataclass(frozen=True, slots=True)
class ValueIs(Node):
    """quelle:taz, ressort:Politik, autor:"…"."""

    name: ValueField
    value: str


@dataclass(frozen=True, slots=True)
class DateIn(Node):
    """Articles whose date overlaps the span from `start` to `end`; None is an open end."""

    start: PartialDate | None
    end: PartialDate | None

    @property
    def span(self) -> Span:
        """The days meant."""
        return Span.of(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Undated(Node):
    """Articles without a readable date."""


@dataclass(frozen=True, slots=True)
class Everything(Node):
    """All articles."""


@dataclass(frozen=True, slots=True)
class Nothing(Node):
    """No article (what an empty disjunction means)."""


@dataclass(frozen=True, slots=True)
class Not(Node):
    """All articles but those of `child`. It never contributes to scores."""

    child: Node


@dataclass(frozen=True, slots=True)
class And(Node):
    """All children; at least two."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """Any of the children; at least two."""

    children: tuple[Node, ...]
