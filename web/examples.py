"""Examples from the archive at hand: every one finds something, and is a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from archive.dates import PartialDate
from archive.mentions import Kind
from index.answers import DateFacet, Step
from index.engine import Engine, FacetRequest, SearchRequest
from web.urls import PageQuery
from web.zero import count

_NAMES = 5_000
"""Actors whose names are no examples of words."""

_PARTS = re.compile(r"[^\w]+")
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{4,}\Z")

_TAUGHT = ("both", "phrase", "actor", "month", "without", "prefix")
"""Lessons of the start page, in their order."""


@dataclass(frozen=True, slots=True)
class _Operators:
    """What one language calls the operators."""

    either: str
    near: str
    title: str
    actor: str
    date: str
    since: str
    none: str


_OPERATORS: Mapping[str, _Operators] = MappingProxyType(
    {
        "de": _Operators("ODER", "NAHE", "titel", "akteur", "datum", "von", "ohne"),
        "en": _Operators("OR", "NEAR", "title", "actor", "date", "from", "none"),
    }
)


@dataclass(frozen=True, slots=True)
class _Material:
    """What the archive names most: plain nouns, other words to go with them, people, bodies, months."""

    words: list[str]
    others: list[str]
    persons: list[str]
    bodies: list[str]
    months: list[PartialDate]


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
    """Lessons by topic, in the order in which they are taught, with the operators of one language;
    months with articles, newest first."""

    lessons: tuple[Example, ...]
    months: tuple[PartialDate, ...]

    def first(self, limit: int) -> tuple[Example, ...]:
        """The most useful ones, for the start page."""
        chosen = (lesson for topic in _TAUGHT for lesson in self.lessons if lesson.topic == topic)
        return tuple(chosen)[:limit]


def examples(engine: Engine) -> Mapping[str, Examples]:
    """Collect what can be shown of this archive, by language; costs some dozens of small questions."""
    material = _material(engine)
    found = {
        topic: number
        for topic, q in _lessons(material, _OPERATORS["de"])
        if (number := count(engine, PageQuery(q=q)))
    }
    return MappingProxyType(
        {
            language: Examples(
                tuple(
                    Example(topic, q, found[topic])
                    for topic, q in _lessons(material, operators)
                    if topic in found
                ),
                tuple(material.months),
            )
            for language, operators in _OPERATORS.items()
        }
    )


def _material(engine: Engine) -> _Material:
    named = {kind: [row.actor.name for row in engine.actors(kind, limit=6)] for kind in Kind}
    words = _words(engine)
    others = named[Kind.PLACE] or words[1:]
    return _Material(words, others, named[Kind.PERSON], named[Kind.ORGANISATION], _months(engine))


def _months(engine: Engine) -> list[PartialDate]:
    request = SearchRequest(limit=0, facets=FacetRequest(step=Step.MONTH, actors=0, values=0))
    dates = engine.search(request).facets.dates or DateFacet(Step.MONTH)
    return [bucket.date for bucket in reversed(dates.buckets) if bucket.count]


def _lessons(material: _Material, operators: _Operators) -> Iterator[tuple[str, str]]:
    """Topic and query, made of the actors and words that the archive names most."""
    yield from _lessons_of_words(material, operators)
    yield from _lessons_of_names(material, operators)
    yield from _lessons_of_dates(material.months, operators)


def _lessons_of_words(material: _Material, operators: _Operators) -> Iterator[tuple[str, str]]:
    if not material.words or not material.others:
        return
    word, other = material.words[0], material.others[0]
    yield "both", f"{word} {other}"
    yield "without", f"{word} -{_typed(other)}"
    yield "either", f"{word} {operators.either} {(material.words[1:] or material.others)[0]}"
    yield "title", f"{operators.title}:{word}"
    yield "prefix", f"{word[:5].lower()}*"
    yield "letter", f"{word[:2]}?{word[3:]}"
    yield "fuzzy", f"{word}~"


def _lessons_of_names(material: _Material, operators: _Operators) -> Iterator[tuple[str, str]]:
    persons, words = material.persons, material.words
    phrases = [name for name in (*material.bodies, *persons) if " " in name]
    if phrases:
        yield "phrase", f'"{phrases[0]}"'
    if persons:
        yield "actor", f'{operators.actor}:"{persons[0]}"'
    if persons and words:
        yield "near", f"{persons[0].split()[-1]} {operators.near}/20 {(material.others or words)[0]}"


def _lessons_of_dates(months: list[PartialDate], operators: _Operators) -> Iterator[tuple[str, str]]:
    if months:
        yield "month", f"{operators.date}:{months[0].iso()}"
        yield "span", f"{operators.date}:{months[-1].year}..{months[0].year}"
        yield "open", f"{operators.since}:{months[0].year}"
    yield "undated", f"{operators.date}:{operators.none}"


def _typed(name: str) -> str:
    """A name as one operand."""
    return f'"{name}"' if " " in name else name


def _words(engine: Engine) -> list[str]:
    """The first typical word of each of the actors named most that is a plain noun and nobody's name."""
    actors = engine.actors(limit=_NAMES)
    names = " ".join(["", *(part for row in actors for part in _PARTS.split(row.actor.name))]).casefold()
    found: dict[str, None] = {}
    for counted in actors[:8]:
        typical = engine.profile(counted.actor, 20).typical
        nouns = (word for word in typical if _NOUN.match(word) and f" {word[:-1].casefold()}" not in names)
        found.update(dict.fromkeys(list(nouns)[:1]))
    return list(found)
