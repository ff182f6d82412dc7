"""Texts with lit-up words and linked actors, as runs that a template prints one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.article import GAP
from index.answers import Actor, Mark, Marked, Match, StoredArticle


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is lit up in one way, or not; `number` counts the places of a page from 1
    (0: not lit up)."""

    text: str
    match: Match | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Runs that belong together: plain text, or the name of an actor."""

    runs: tuple[Run, ...]
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is lit up: its number, and the whole word there."""

    number: int
    word: str


def runs(marked: Marked) -> tuple[Run, ...]:
    """A title or snippet cut at its marks."""
    return tuple(_runs(marked.text, 0, len(marked.text), tuple(enumerate(marked.marks, 1))))


@dataclass(frozen=True, slots=True)
class Setting:
    """An article set for reading: its title, its paragraphs, and the places that are lit up."""

    title: tuple[Run, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    places: tuple[Place, ...]


def typeset(stored: StoredArticle, marks: Sequence[Mark]) -> Setting:
    """Cut an article at its marks and mentions; an actor is linked once a paragraph."""
    article = stored.article
    text, numbered = article.text, tuple(enumerate(marks, 1))
    names = _names(stored)
    paragraphs = tuple(
        tuple(_pieces(text, start, end, numbered, names))
        for start, end in _paragraphs(text, article.body_start)
    )
    title = tuple(_runs(text, 0, len(article.title), numbered))
    return Setting(title, paragraphs, tuple(Place(number, _word(text, mark)) for number, mark in numbered))


def _names(stored: StoredArticle) -> tuple[tuple[int, int, Actor], ...]:
    """Start, end and actor of every mention that is one, ascending, none within another."""
    found: list[tuple[int, int, Actor]] = []
    for mention, actor in zip(stored.mentions, stored.actors, strict=True):
        if actor and (not found or mention.start >= found[-1][1]):
            found.append((mention.start, mention.end, actor))
    return tuple(found)


def _paragraphs(text: str, start: int) -> Iterator[tuple[int, int]]:
    while start < len(text):
        end = text.find(GAP, start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + len(GAP)


def _pieces(
    text: str,
    start: int,
    end: int,
    marks: Sequence[tuple[int, Mark]],
    names: Iterable[tuple[int, int, Actor]],
) -> Iterator[Piece]:
    seen: set[str] = set()
    for first, last, actor in names:
        if first < start or last > end or actor.id in seen:
            continue
        seen.add(actor.id)
        if first > start:
            yield Piece(tuple(_runs(text, start, first, marks)))
        yield Piece(tuple(_runs(text, first, last, marks)), actor)
        start = last
    if start < end:
        yield Piece(tuple(_runs(text, start, end, marks)))


def _runs(text: str, start: int, end: int, marks: Iterable[tuple[int, Mark]]) -> Iterator[Run]:
    """Characters `start` to `end`; a mark that begins before `start` keeps its light but not its number."""
    for number, mark in marks:
        if mark.end <= start or mark.start >= end:
            continue
        if mark.start > start:
            yield Run(text[start : mark.start])
        stop = min(mark.end, end)
        yield Run(text[max(start, mark.start) : stop], mark.match, number if mark.start >= start else 0)
        start = stop
    if start < end:
        yield Run(text[start:end])


def _word(text: str, mark: Mark) -> str:
    """The whole word around a mark."""
    start, end = mark.start, mark.end
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def sentence(text: str, start: int, end: int, limit: int = 320) -> Marked:
    """The sentence around a mention, which is marked in it; cut at words beyond `limit` characters."""
    first = max(_before(text, start), text.rfind("\n", 0, start) + 1)
    stops = [place for place in (_after(text, end), text.find("\n", end)) if place >= 0]
    last = min(stops, default=len(text))
    if last - first > limit:
        first = max(first, text.rfind(" ", 0, max(first + 1, start - limit // 2)) + 1)
        last = min(last, max(end, text.rfind(" ", 0, first + limit)))
    return Marked(text[first:last], (Mark(start - first, end - first, Match.EXACT),))


def _before(text: str, place: int) -> int:
    """Where the sentence before `place` begins: after ". ", "! " or "? " that follows a small letter."""
    for at in range(place - 2, 0, -1):
        if (
            text[at] in ".!?"
            and text[at + 1] == " "
            and text[at - 1].isalpha()
            and text[at - 2 : at].islower()
        ):
            return at + 2
    return 0


def _after(text: str, place: int) -> int:
    for at in range(place, len(text) - 1):
        if text[at] in ".!?" and text[at + 1] in ' \n"“' and text[at - 2 : at].islower():
            return at + 1
    return -1
