"""The constraints of a question, each with the question that remains without it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from archive.mentions import Kind
from index.answers import Actor
from index.engine import Engine
from index.query import ActorIs, And, DateIn, Everything, Near, Node, Not, Or, Phrase, Undated, ValueIs, Word
from index.unparse import unparse
from web.formats import Formats
from web.urls import CHOICES, Choice, PageQuery

Actors = Mapping[str, Actor]
"""Actors of the archive by what the URL or the query calls them."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One constraint. `kind` names its label (`word`, `phrase`, `person`, `source`, `time`, …), `text`
    is what it asks for, `without` the question that remains when it is dropped.

    `origin` says where it stands: its place in the typed query, a parameter and its choice, or None for
    the period.
    """

    kind: str
    text: str
    without: PageQuery
    excluded: bool = False
    origin: int | tuple[str, Choice] | None = None


def chips(query: PageQuery, node: Node, actors: Actors, formats: Formats) -> tuple[Chip, ...]:
    """All constraints: of the typed query in their order, then time, then what was chosen beside it."""
    return (*_typed(query, node, actors, formats), *_time(query, formats), *_chosen(query, actors))


def remaining(query: PageQuery, node: Node, dropped: Collection[Chip], language: str) -> PageQuery:
    """The question that remains when several constraints are dropped at once."""
    places = {chip.origin for chip in dropped}
    if any(isinstance(place, int) for place in places):
        kept = (child for place, child in enumerate(parts(node)) if place not in places)
        query = query.with_text(typed(tuple(kept), language))
    for place in places:
        if place is None:
            query = query.with_dates(None, None)
        elif not isinstance(place, int):
            query = query.without_choice(*place)
    return query


def parts(node: Node) -> tuple[Node, ...]:
    """The parts of a typed query that must all hold."""
    return node.children if isinstance(node, And) else () if isinstance(node, Everything) else (node,)


def _typed(query: PageQuery, node: Node, actors: Actors, formats: Formats) -> Iterator[Chip]:
    children = parts(node)
    for place, child in enumerate(children):
        rest = children[:place] + children[place + 1 :]
        text = typed(rest, formats.language)
        inner, excluded = (child.child, True) if isinstance(child, Not) else (child, False)
        kind, label = _described(inner, actors, formats)
        yield Chip(kind, label, query.with_text(text), excluded, place)


def typed(nodes: tuple[Node, ...], language: str) -> str:
    """Nodes that must all hold, as they would be typed in this language."""
    if not nodes:
        return ""
    return unparse(And(nodes) if len(nodes) > 1 else nodes[0], language)


def _described(node: Node, actors: Actors, formats: Formats) -> tuple[str, str]:
    """The kind of a node of the typed query, and what it asks for."""
    match node:
        case Word(text=text):
            return "word", text
        case Phrase():
            return "phrase", " ".join(node.words)
        case ActorIs(ref=ref):
            return _actor(ref, actors)
        case ValueIs(name=name, value=value):
            return name.value, value
        case DateIn(start=start, end=end):
            return "time", formats.span(start, end)
        case Undated():
            return "undated", ""
        case Near():
            return "near", unparse(node, formats.language)
        case Or():
            return "any", unparse(node, formats.language)
    return "pattern", unparse(node, formats.language)


def _actor(ref: str, actors: Actors) -> tuple[str, str]:
    actor = actors.get(ref)
    if actor:
        return actor.kind.value, actor.name
    kind, colon, slug = ref.partition(":")
    return (kind, slug) if colon and kind in set(Kind) else ("actor", ref)


def _time(query: PageQuery, formats: Formats) -> Iterator[Chip]:
    if query.undated:
        yield Chip("undated", "", query.with_dates(None, None))
    elif query.start or query.end:
        yield Chip("time", formats.span(query.start, query.end), query.with_dates(None, None))


def _chosen(query: PageQuery, actors: Actors) -> Iterator[Chip]:
    for parameter in CHOICES:
        for choice in query.choices(parameter):
            named = parameter == "actor"
            kind, text = _actor(choice.value, actors) if named else (parameter, choice.value)
            rest = query.without_choice(parameter, choice)
            yield Chip(kind, text, rest, choice.excluded, (parameter, choice))


def named_actors(engine: Engine, query: PageQuery, node: Node) -> dict[str, Actor]:
    """Every actor that the URL or the typed query names and the archive knows."""
    refs = [choice.value for choice in query.actor]
    refs.extend(inner.ref for inner in walk(node) if isinstance(inner, ActorIs))
    found = ((ref, engine.actor(ref)) for ref in dict.fromkeys(refs))
    return {ref: actor for ref, actor in found if actor}


def walk(node: Node) -> Iterator[Node]:
    """A node and everything below it."""
    yield node
    match node:
        case And(children=children) | Or(children=children):
            for child in children:
                yield from walk(child)
        case Not(child=child):
            yield from walk(child)
        case Near(left=left, right=right):
            yield from walk(left)
            yield from walk(right)
