"""Help for a reader whose question finds nothing: what was misspelt, who was meant, what each part costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.answers import Actor
from index.engine import Engine, SearchRequest
from index.german.folding import fold
from index.parser import parse
from index.query import ActorIs, Node, Word
from web.chips import Chip, remaining, walk
from web.urls import Choice, PageQuery, constraints

_MOST_WORDS = 6
"""Words of the query that are looked up; longer queries are sentences and gain nothing by it."""

_MOST_PAIRED = 8
"""Constraints up to which every pair of them is tried: 28 small questions."""

_MOST_ROWS = 12
"""Ways out that are shown."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Another spelling, the question with it, and how many articles that finds; where the whole question
    finds nothing with it either, the question for this word alone."""

    word: str
    query: PageQuery
    count: int


@dataclass(frozen=True, slots=True)
class Cost:
    """How many articles would match if only these constraints were dropped and those `kept` stayed, and
    the question for them."""

    dropped: tuple[Chip, ...]
    kept: tuple[Chip, ...]
    query: PageQuery
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


def zero_help(engine: Engine, query: PageQuery, node: Node, chips: Sequence[Chip], language: str) -> ZeroHelp:
    """Ask the engine what would have found something; rests of the query are typed in `language`."""
    words = [found for found in walk(node) if isinstance(found, Word)][:_MOST_WORDS]
    unknown = [word for word in words if not count(engine, PageQuery(q=word.text))]
    period = PageQuery(start=query.start, end=query.end)
    return ZeroHelp(
        tuple(dict.fromkeys(word.text for word in unknown)),
        tuple(found for word in unknown for found in _spellings(engine, query, word)),
        tuple(_meant(engine, query, node, unknown)),
        _costs(engine, query, node, chips, language) if len(chips) > 1 else (),
        period,
        None if period.empty else count(engine, period),
    )


def count(engine: Engine, query: PageQuery) -> int:
    """How many articles a question finds."""
    request = SearchRequest(
        query=parse(query.q).query, constraints=constraints(query), limit=0, wider=False, snippets=False
    )
    return engine.search(request).total


def _costs(
    engine: Engine, query: PageQuery, node: Node, chips: Sequence[Chip], language: str
) -> tuple[Cost, ...]:
    """What each constraint costs; where two hinder together, what each pair costs; at last, what each one
    finds alone. The costliest first."""
    asked: list[Cost] = []
    for size in _sizes(len(chips)):
        asked = [
            _cost(engine, query, node, chips, dropped, language) for dropped in combinations(chips, size)
        ]
        if found := [cost for cost in asked if cost.count]:
            shown = asked if size == 1 else found
            return tuple(sorted(shown, key=lambda cost: -cost.count)[:_MOST_ROWS])
    return ()


def _sizes(chips: int) -> tuple[int, ...]:
    """How many constraints are dropped at once: as few as help, and never all."""
    pairs = 2 if chips <= _MOST_PAIRED else 1
    return tuple(sorted({1, min(pairs, chips - 1), chips - 1}))


def _cost(
    engine: Engine,
    query: PageQuery,
    node: Node,
    chips: Sequence[Chip],
    dropped: tuple[Chip, ...],
    language: str,
) -> Cost:
    rest = remaining(query, node, dropped, language)
    kept = tuple(chip for chip in chips if chip not in dropped)
    return Cost(dropped, kept, rest, count(engine, rest))


def _spellings(engine: Engine, query: PageQuery, word: Word) -> Iterator[Spelling]:
    start, end = word.at
    for near in engine.spellings(word.text):
        repaired = query.with_text(query.q[:start] + near.value + query.q[end:])
        found = count(engine, repaired)
        if not found:
            repaired = PageQuery(q=near.value)
            found = count(engine, repaired)
        yield Spelling(near.value, repaired, found)


def _meant(engine: Engine, query: PageQuery, node: Node, unknown: Sequence[Word]) -> Iterator[Meant]:
    """Actors whose names begin like what was asked for: the whole query, an unknown word, a name."""
    names = [found.ref for found in walk(node) if isinstance(found, ActorIs)]
    names += [choice.value.partition(":")[2] or choice.value for choice in query.actor]
    wanted = dict.fromkeys([query.q, *names, *(word.text for word in unknown)])
    seen: set[str] = set()
    for text in filter(None, wanted):
        typed = text.replace("-", " ")
        for suggestion in engine.suggest(typed, 3):
            actor = suggestion.actor
            if actor and actor.id not in seen and not _asked(query, actor) and _all_of(typed, actor):
                seen.add(actor.id)
                yield Meant(actor, PageQuery(actor=(Choice(actor.id),)), suggestion.count)


def _all_of(typed: str, actor: Actor) -> bool:
    """Whether a name has every word before the last one, which alone was completed."""
    name = fold(actor.name)
    return all(fold(word) in name for word in typed.split()[:-1])


def _asked(query: PageQuery, actor: Actor) -> bool:
    return any(choice.value == actor.id for choice in query.actor)
