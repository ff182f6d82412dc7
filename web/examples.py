"""Examples from the archive at hand: every one finds something, and is a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.dates import PartialDate
from archive.mentions import Kind
from index.answers import DateFacet, Step
from index.engine import Engine, FacetRequest, SearchRequest
from web.urls import PageQuery
from web.zero import count

_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{4,}\Z")

_TAUGHT = ("both", "phrase", "actor", "month", "without", "prefix")
"""Lessons of the start page, in their order."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query that finds `count` articles; `topic` names the lesson that it teaches."""

    topic: str
    q: str
    count: int

    @property
    def query(self) -> PageQuery:
        """The query as a question."""
        return PageQuery(q=self.q)


@dataclass(frozen=True, slots=True)
class Examples:
    """Lessons by topic, in the order in which they are taught; months with articles, newest first."""

    lessons: tuple[Example, ...]
    months: tuple[PartialDate, ...]

    def first(self, limit: int) -> tuple[Example, ...]:
        """The most useful ones, for the start page."""
        chosen = (lesson for topic in _TAUGHT for lesson in self.lessons if lesson.topic == topic)
        return tuple(chosen)[:limit]


def examples(engine: Engine) -> Examples:
    """Collect what can be shown of this archive; costs some dozens of small questions."""
    months = _months(engine)
    lessons = (Example(topic, q, count(engine, PageQuery(q=q))) for topic, q in _lessons(engine, months))
    return Examples(tuple(lesson for lesson in lessons if lesson.count), tuple(months))


def _months(engine: Engine) -> list[PartialDate]:
    request = SearchRequest(limit=0, facets=FacetRequest(step=Step.MONTH, actors=0, values=0))
    dates = engine.search(request).facets.dates or DateFacet(Step.MONTH)
    return [bucket.date for bucket in reversed(dates.buckets) if bucket.count]


def _lessons(engine: Engine, months: list[PartialDate]) -> Iterator[tuple[str, str]]:
    """Topic and query, made of the actors and words that the archive names most."""
    named = {kind: [row.actor.name for row in engine.actors(kind, limit=6)] for kind in Kind}
    words, places, persons = _words(engine), named[Kind.PLACE], named[Kind.PERSON]
    yield from _lessons_of_words(words, places or words[1:])
    yield from _lessons_of_names(persons, named[Kind.ORGANISATION])
    if persons and words:
        yield "near", f"{persons[0].split()[-1]} NAHE/20 {(places or words)[0]}"
    yield from _lessons_of_dates(months)


def _lessons_of_words(words: list[str], others: list[str]) -> Iterator[tuple[str, str]]:
    if not words or not others:
        return
    word, other = words[0], others[0]
    yield "both", f"{word} {other}"
    yield "without", f"{word} -{_typed(other)}"
    yield "either", f"{word} ODER {(words[1:] or others)[0]}"
    yield "title", f"titel:{word}"
    yield "prefix", f"{word[:5].lower()}*"
    yield "letter", f"{word[:2]}?{word[3:]}"
    yield "fuzzy", f"{word}~"


def _lessons_of_names(persons: list[str], bodies: list[str]) -> Iterator[tuple[str, str]]:
    phrases = [name for name in (*bodies, *persons) if " " in name]
    if phrases:
        yield "phrase", f'"{phrases[0]}"'
    if persons:
        yield "actor", f'akteur:"{persons[0]}"'


def _lessons_of_dates(months: list[PartialDate]) -> Iterator[tuple[str, str]]:
    if months:
        yield "month", f"datum:{months[0].iso()}"
        yield "span", f"datum:{months[-1].year}..{months[0].year}"
        yield "open", f"von:{months[0].year}"
    yield "undated", "datum:ohne"


def _typed(name: str) -> str:
    """A name as one operand."""
    return f'"{name}"' if " " in name else name


def _words(engine: Engine) -> list[str]:
    """The first typical word of each of the actors named most that is a plain noun and nobody's name."""
    actors = engine.actors(limit=40)
    names = {part.casefold() for counted in actors for part in counted.actor.name.split()}
    found: dict[str, None] = {}
    for counted in actors[:8]:
        typical = engine.profile(counted.actor, 20).typical
        nouns = (word for word in typical if _NOUN.match(word) and word.casefold() not in names)
        found.update(dict.fromkeys(list(nouns)[:1]))
    return list(found)
