"""Answers: what an engine gives back, as frozen values without a trace of how it was found.

Document order, where nothing else decides, is by article id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple, TypeVar

from archive.article import Article
from archive.dates import PartialDate
from archive.mentions import Kind, Mention
from index.hints import Hint

try:
    from index import _rows as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]


class Step(StrEnum):
    """The grain of the date facet."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Match(StrEnum):
    """Why a place in a text is lit up."""

    EXACT = "exact"
    STEM = "stem"
    PART = "part"
    ALIAS = "alias"


class Mark(NamedTuple):
    """Characters `start` to `end` of a text, matched in this way; never overlapping, ascending."""

    start: int
    end: int
    match: Match


class Marked(NamedTuple):
    """A text and the places that are lit up in it."""

    text: str
    marks: tuple[Mark, ...] = ()


class Actor(NamedTuple):
    """An actor of the archive. `id` is `kind:slug` and stays."""

    id: str
    kind: Kind
    name: str


class ActorCount(NamedTuple):
    """An actor and in how many articles it is named."""

    actor: Actor
    count: int  # type: ignore[assignment]  # and not the method of tuples


class Reason(NamedTuple):
    """One line of "why this hit": a query word, what it met in the text, how, how often."""

    word: str
    form: str
    match: Match
    count: int  # type: ignore[assignment]  # and not the method of tuples


class Hit(NamedTuple):
    """One article shown. `title` and `snippet` carry marks; `score` is 0 unless sorted by relevance.

    `copies` are ids of articles with (nearly) the same text, folded under this hit.
    """

    id: str
    title: Marked
    snippet: Marked
    date: PartialDate | None
    score: float
    source: str = ""
    section: str = ""
    author: str = ""
    actors: tuple[Actor, ...] = ()
    copies: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class DateBucket(NamedTuple):
    """A year, month or day: `count` hits at least that precise, `holdings` of the whole archive."""

    date: PartialDate
    count: int  # type: ignore[assignment]  # and not the method of tuples
    holdings: int


@dataclass(frozen=True, slots=True)
class DateFacet:
    """Hits over time at one grain, ascending, buckets without hits and holdings left out.

    `coarser` are hits whose date is known less precisely than `step` and overlaps the span asked
    for ("only the year is known"), by that date; `undated` hits without a date.
    """

    step: Step
    buckets: tuple[DateBucket, ...] = ()
    coarser: tuple[DateBucket, ...] = ()
    undated: int = 0
    undated_holdings: int = 0


class ValueCount(NamedTuple):
    """A value of a field and its articles."""

    value: str
    count: int  # type: ignore[assignment]  # and not the method of tuples


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts over all hits (never over wider matches), most frequent first, ties by name."""

    dates: DateFacet | None = None
    actors: Mapping[Kind, tuple[ActorCount, ...]] = field(default_factory=dict)
    values: Mapping[str, tuple[ValueCount, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Results:
    """The answer: `total` counts all matching articles, copies included, wider matches not.

    `hints` are what only the archive can tell about a query (`unknown-actor`, `expansion-cut`,
    `time-up`: the total counts what was found until then).
    """

    total: int
    hits: tuple[Hit, ...]
    wider: tuple[Hit, ...] = ()
    facets: Facets = Facets()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion of what is being typed: an actor (with `actor`) or a word of the archive."""

    text: str
    count: int
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as indexed, with its mentions; `actors` runs parallel to `mentions` (None: no actor)."""

    article: Article
    mentions: tuple[Mention, ...]
    actors: tuple[Actor | None, ...]
    copies: tuple[str, ...] = ()
    corrected_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorProfile:
    """What an actor's page shows: names used with counts, first and last date, who appears with it."""

    actor: Actor
    articles: int
    names: tuple[ValueCount, ...]
    first: PartialDate | None
    last: PartialDate | None
    together: tuple[ActorCount, ...]
    typical: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of one engine."""

    articles: int
    undated: int
    first: PartialDate | None
    last: PartialDate | None
    words: int
    word_types: int
    actors: int
    bytes: int
    segments: int
    generation: str
    fingerprint: str
    committed: dt.datetime
    folders: tuple[ValueCount, ...] = ()


Row = TypeVar("Row", bound=tuple[Any, ...])


def rows(kind: type[Row], *columns: Iterable[Any]) -> tuple[Row, ...]:
    """Named tuples of at most eight fields from their columns; ValueError where one is longer than another.

    A page has hundreds, and a call each takes time.
    """
    if in_c is None:
        return rows_in_python(kind, *columns)
    return in_c.rows(kind, *map(list, columns))


def rows_in_python(kind: type[Row], *columns: Iterable[Any]) -> tuple[Row, ...]:
    """The same without a compiler."""
    return tuple(map(partial(tuple.__new__, kind), zip(*columns, strict=True)))
