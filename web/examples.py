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

_PLAIN = re.compile(r"[^\W\d_]{5,}\Z")


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
        """A few for the start page."""
        return self.lessons[:limit]


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
    persons = [counted.actor.name for counted in engine.actors(Kind.PERSON, limit=6)]
    places = [counted.actor.name for counted in engine.actors(Kind.PLACE, limit=6)]
    bodies = [counted.actor.name for counted in engine.actors(Kind.ORGANISATION, limit=6)]
    words = _words(engine)
    if len(words) > 1:
        yield "both", f"{words[0]} {places[0]}" if places else f"{words[0]} {words[1]}"
        yield "either", f"{words[0]} ODER {words[1]}"
        yield "without", f"{words[0]} -{words[1]}"
        yield "title", f"titel:{words[0]}"
        yield "prefix", f"{words[0][:5].lower()}*"
        yield "letter", f"{words[0][:2]}?{words[0][3:]}"
        yield "fuzzy", f"{words[0]}~"
    phrases = [name for name in (*bodies, *persons) if " " in name]
    if phrases:
        yield "phrase", f'"{phrases[0]}"'
    if persons:
        yield "actor", f'akteur:"{persons[0]}"'
    if persons and words:
        yield "near", f"{persons[0].split()[-1]} NAHE/20 {(places or words)[0]}"
    if months:
        yield "month", f"datum:{months[0].iso()}"
        yield "span", f"datum:{months[-1].year}..{months[0].year}"
        yield "open", f"von:{months[0].year}"
    yield "undated", "datum:ohne"


def _words(engine: Engine) -> list[str]:
    """Typical words of the actors named most; plain words, none twice."""
    found: dict[str, None] = {}
    for counted in engine.actors(limit=8):
        for word in engine.profile(counted.actor).typical:
            if _PLAIN.match(word):
                found.setdefault(word)
    return list(found)
