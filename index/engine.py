"""The contract: what the rest of the program needs from a search engine.

`archive.cli`, `web` and `index.ingest` know only this module; the embedded engine
(`index.embedded`) is one that satisfies it, a cluster engine can be another. One test suite
(`tests/engine_contract.py`) runs against every engine.

Three roles:

- a `Store` is the index of one archive home; it opens engines and writers,
- an `Engine` is one opened, immutable state (a generation at one commit): every answer of one
  engine belongs together; a server asks the store for the newest one between requests,
- a `Writer` takes prepared batches and publishes them in one commit, or nothing.

Values are frozen; document order, where nothing else decides, is by article id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from archive.article import Article
from archive.errors import Problem
from archive.mentions import Kind
from index.answers import (
    Actor,
    ActorCount,
    ActorProfile,
    DateBucket,
    DateFacet,
    Facets,
    Hit,
    Mark,
    Marked,
    Match,
    Reason,
    Results,
    Statistics,
    Step,
    StoredArticle,
    Suggestion,
    ValueCount,
)
from index.query import Everything, Node

__all__ = [
    "NO_FACETS",
    "Actor",
    "ActorCount",
    "ActorProfile",
    "DateBucket",
    "DateFacet",
    "Engine",
    "FacetRequest",
    "Facets",
    "Hit",
    "Mark",
    "Marked",
    "Match",
    "Prepared",
    "Preparer",
    "Reason",
    "Results",
    "SearchRequest",
    "Sort",
    "Statistics",
    "Step",
    "Store",
    "StoredArticle",
    "Suggestion",
    "ValueCount",
    "Writer",
]


class Sort(StrEnum):
    """Order of hits. Dates order by start of the range, then precision, then id; undated last."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """Which facets to count; the empty request counts none.

    `step` None counts no dates. `actors` and `values` say how many rows of each kind or field.
    """

    step: Step | None = Step.YEAR
    actors: int = 12
    values: int = 12


NO_FACETS = FacetRequest(step=None, actors=0, values=0)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question. `query` is what was typed, `constraints` what was chosen beside it (all must hold).

    Hits `offset` to `offset + limit` of the order are returned; `limit` 0 only counts.
    `wider` allows matches of any of the words below the hits when fewer than ten articles match.
    `snippets` false leaves titles unmarked and snippets empty (for exports and counts).
    """

    query: Node = field(default_factory=Everything)
    constraints: tuple[Node, ...] = ()
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 10
    facets: FacetRequest = NO_FACETS
    wider: bool = True
    snippets: bool = True
    fold_copies: bool = True


class Engine(Protocol):
    """One opened state. Reading never blocks and is never blocked by a writer."""

    @property
    def revision(self) -> str:
        """Changes with every commit: for caches, receipts and ETags."""
        ...

    def search(self, request: SearchRequest) -> Results:
        """Answer one question."""
        ...

    def iterate(self, request: SearchRequest) -> Iterator[Article]:
        """All matching articles in the order asked for, one at a time (for exports)."""
        ...

    def ids(self, request: SearchRequest) -> Sequence[str]:
        """Ids of all matching articles in the order asked for."""
        ...

    def article(self, id: str) -> StoredArticle | None:
        """One article, or None."""
        ...

    def marks(self, article: Article, query: Node) -> tuple[Mark, ...]:
        """Every place of `article.text` that the query lights up."""
        ...

    def similar(self, id: str, limit: int = 5) -> tuple[Hit, ...]:
        """Articles about the same thing, copies left out, best first."""
        ...

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Completions of the last word typed, actors first."""
        ...

    def spellings(self, word: str, limit: int = 3) -> tuple[ValueCount, ...]:
        """Words of the archive that are spelt nearly so, commonest first."""
        ...

    def actor(self, ref: str) -> Actor | None:
        """The actor with this id (old ids lead to the new one), name, alias or role."""
        ...

    def actors(
        self, kind: Kind | None = None, containing: str = "", offset: int = 0, limit: int = 100
    ) -> tuple[ActorCount, ...]:
        """Actors of the archive, most named first."""
        ...

    def profile(self, actor: Actor, limit: int = 12) -> ActorProfile:
        """What the archive knows about one actor."""
        ...

    def statistics(self) -> Statistics:
        """Figures of this state."""
        ...

    def close(self) -> None:
        """Give files back; the engine can't be asked any more."""
        ...


# --------------------------------------------------------------------------------------- writing


class Prepared(Protocol):
    """A batch in the engine's own form, ready to be sent to the writer's process (picklable)."""

    @property
    def articles(self) -> int:
        """How many articles it holds."""
        ...


class Preparer(Protocol):
    """Turns articles into a batch; runs in any process, needs no lock. Picklable before first use."""

    def __call__(self, articles: Sequence[Article]) -> Prepared:
        """Tokenise once, tag the actors, and lay the batch out for the writer."""
        ...


class Writer(Protocol):
    """Collects changes and publishes all of them or none. Use as a context manager: leaving it by an
    exception, or without `commit`, leaves the last published state.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    @property
    def folder(self) -> Path:
        """A folder of this generation in which the caller may keep files of its own.

        It exists, is published, kept and removed with the generation, and is never looked into by the
        engine: `index.ingest` keeps there which files were read (`manifest.sqlite`).
        """
        ...

    def preparer(self) -> Preparer:
        """What worker processes call."""
        ...

    def add(self, prepared: Prepared) -> None:
        """Put a batch; articles whose id is already there are replaced."""
        ...

    def delete(self, ids: Iterable[str]) -> int:
        """Remove articles; returns how many were there."""
        ...

    def commit(self, progress: Callable[[str, float], None] | None = None) -> str:
        """Make everything durable, then visible; returns the new revision.

        `progress` hears the name of a step and how much of it is done (0 to 1).
        """
        ...


class Store(Protocol):
    """The index of one archive home."""

    @property
    def preparing(self) -> str:
        """The module of its preparers, which processes may load before there is one."""
        ...

    def open(self) -> Engine:
        """The newest published state.

        Raises IndexMissing, IndexOutdated (other analysis) or IndexDamaged.
        """
        ...

    def newest(self) -> str | None:
        """Revision of the newest published state without opening it; cheap enough for every request."""
        ...

    def folder(self) -> Path | None:
        """`Writer.folder` of the published generation, outdated or not; None where there is none."""
        ...

    def writer(self, *, full: bool = False) -> Writer:
        """A writer of the current generation or, when `full`, of a new one beside it.

        Raises IndexLocked when another process writes.
        """
        ...

    def relabel(self) -> str:
        """Apply the authority file anew without reading articles again; returns the new revision."""
        ...

    def rollback(self) -> str:
        """Publish the previous generation again; IndexMissing when there is none."""
        ...

    def check(self) -> Sequence[Problem]:
        """Verify sizes, checksums and inner structure; an empty list is a sound index."""
        ...
