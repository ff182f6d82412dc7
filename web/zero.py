"""Help for a reader whose question finds nothing: what was misspelt, who was meant, what each part costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.answers import Actor
from index.engine import Engine, SearchRequest
from index.parser import parse
from index.query import ActorIs, Node, Word
from web.chips import Chip, walk
from web.urls import Choice, PageQuery, constraints

_MOST_WORDS = 6
"""Words of the query that are looked up; longer queries are sentences and gain nothing by it."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Another spelling: the question with it, and how many articles that finds."""

    word: str
    query: PageQuery
    count: int


@dataclass(frozen=True, slots=True)
class Cost:
    """How many articles would match if only this constraint were dropped."""

    chip: Chip
    count: int


@dataclass(frozen=True, slots=True)
class Meant:
    """An actor who may be meant, the question for it, and in how many articles it is named."""

    actor: Actor
    query: PageQuery
    count: int


@dataclass(frozen=True, slots=True)
class ZeroHelp:
    """All that helps. `unknown` are the typed words that no article of the archive has, `held` is what
    the archive has for the period asked for, whatever the words (None where none was asked for)."""

    unknown: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    meant: tuple[Meant, ...]
    costs: tuple[Cost, ...]
    period: PageQuery
    held: int | None


def zero_help(engine: Engine, query: PageQuery, node: Node, chips: Sequence[Chip]) -> ZeroHelp:
    """Ask the engine what would have found something."""
    words = [found for found in walk(node) if isinstance(found, Word)][:_MOST_WORDS]
    unknown = [word for word in words if not count(engine, PageQuery(q=word.text))]
    period = PageQuery(start=query.start, end=query.end)
    return ZeroHelp(
        tuple(dict.fromkeys(word.text for word in unknown)),
        tuple(found for word in unknown for found in _spellings(engine, query, word)),
        tuple(_meant(engine, query, node, unknown)),
        _costs(engine, chips) if len(chips) > 1 else (),
        period,
        None if period.empty else count(engine, period),
    )


def count(engine: Engine, query: PageQuery) -> int:
    """How many articles a question finds."""
    request = SearchRequest(
        query=parse(query.q).query, constraints=constraints(query), limit=0, wider=False, snippets=False
    )
    return engine.search(request).total


def _costs(engine: Engine, chips: Sequence[Chip]) -> tuple[Cost, ...]:
    costs = [Cost(chip, count(engine, chip.without)) for chip in chips]
    return tuple(sorted(costs, key=lambda cost: -cost.count))


def _spellings(engine: Engine, query: PageQuery, word: Word) -> Iterator[Spelling]:
    start, end = word.at
    for near in engine.spellings(word.text):
        repaired = query.with_text(query.q[:start] + near.value + query.q[end:])
        yield Spelling(near.value, repaired, count(engine, repaired))


def _meant(engine: Engine, query: PageQuery, node: Node, unknown: Sequence[Word]) -> Iterator[Meant]:
    """Actors whose names begin like what was asked for: the whole query, an unknown word, a name."""
    names = [found.ref for found in walk(node) if isinstance(found, ActorIs)]
    names += [choice.value.partition(":")[2] or choice.value for choice in query.actor]
    wanted = dict.fromkeys([query.q, *names, *(word.text for word in unknown)])
    seen: set[str] = set()
    for text in filter(None, wanted):
        for suggestion in engine.suggest(text.replace("-", " "), 3):
            actor = suggestion.actor
            if actor and actor.id not in seen and not _asked(query, actor):
                seen.add(actor.id)
                yield Meant(actor, PageQuery(actor=(Choice(actor.id),)), suggestion.count)


def _asked(query: PageQuery, actor: Actor) -> bool:
    return any(choice.value == actor.id for choice in query.actor)
