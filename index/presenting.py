"""From an article that matches to the hit that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from operator import itemgetter
from typing import Protocol

from archive.article import Article
from archive.dates import PartialDate
from archive.mentions import Mention
from index.answers import Actor, Hit, Mark, Marked, Match, Reason
from index.expand import Leaf, leaves
from index.highlight import Highlighter, flatten
from index.query import ActorIs, And, Node, Or
from index.scan import Lit
from index.snippets import snippet

try:
    from index import _reasons as in_c
except ImportError:  # there was no compiler
    in_c = None  # type: ignore[assignment]

ACTORS = 6
"""Actors shown with a hit, those named most often."""
REASONS = 8
"""Lines of "why this hit"."""

Named = Sequence[tuple[Mention, Actor | None]]
"""Mentions of an article and who is meant by each."""


class Presenter:
    """Shows hits of one question: its understood query and constraints, and whom an actor's name means.

    Lit places of asked actors have leaf numbers below zero.
    """

    def __init__(
        self,
        nodes: Sequence[Node],
        lighting: Callable[[tuple[Leaf, ...]], Highlighter],
        resolve: Callable[[str], Actor | None],
    ) -> None:
        wanted = tuple(dict.fromkeys(leaf for node in nodes for leaf in leaves(node)))
        self._highlighter = lighting(wanted)
        refs = dict.fromkeys(ref for node in nodes for ref in _actors(node))
        found = [actor for ref in refs if (actor := resolve(ref))]
        self._actors = {actor.id: -number for number, actor in enumerate(found, 1)}
        self.asked: AbstractSet[str] = self._actors.keys()
        """Ids of the actors whose mentions light up."""
        self._typed = [leaf.typed for leaf in wanted]
        self._typed += [actor.name for actor in reversed(found)]

    def marks(self, article: Article, named: Named) -> tuple[Mark, ...]:
        """All places of `article.text` that light up, as marks that never overlap."""
        found = self._highlighter.find(article.text, len(article.title))
        return flatten(self._with_named(found, named) if named else found)

    def _with_named(self, found: list[Lit], named: Named) -> list[Lit]:
        """Lit places and those of actors asked for, ascending."""
        asked = [
            Lit(mention.start, mention.end, Match.ALIAS, self._actors[actor.id], mention.name)
            for mention, actor in named
            if actor and actor.id in self._actors
        ]
        return sorted(found + asked, key=itemgetter(0)) if asked else found

    def hit(
        self,
        article: Article,
        score: float,
        actors: tuple[Actor, ...],
        named: Named = (),
        copies: Sequence[str] = (),
    ) -> Hit:
        """Everything that a result list shows of one article.

        `actors` are the main ones; of `named` those matter that are `asked`.
        """
        text, title_end = article.text, len(article.title)
        found = self._highlighter.find(text, title_end)
        if named:
            found = self._with_named(found, named)
        title: tuple[Mark, ...] = ()
        if found and found[0].start < title_end:
            title = flatten([lit for lit in found if lit.end <= title_end])
        return Hit(
            article.id,
            Marked(article.title, title),
            snippet(text, found, article.body_start),
            article.date,
            score,
            article.source,
            article.section,
            article.author,
            actors,
            tuple(copies),
            reasons(found, self._typed),
        )


def reasons(found: list[Lit], words: list[str]) -> tuple[Reason, ...]:
    """What lit up, by leaf, the most frequent forms first; `words` are those of the leaves."""
    counted = None if in_c is None else in_c.reasons(found, words, REASONS, Reason)
    return reasons_in_python(found, words) if counted is None else counted


def reasons_in_python(found: Sequence[Lit], words: Sequence[str]) -> tuple[Reason, ...]:
    """The same without a compiler, or where there are many."""
    counts: dict[tuple[int, str], int] = {}
    matches: dict[tuple[int, str], Match] = {}
    for _, _, match, leaf, form in found:
        key = leaf, form
        counts[key] = counts.get(key, 0) + 1
        matches[key] = match
    ordered = sorted([(leaf, -count, form) for (leaf, form), count in counts.items()])
    return tuple(
        Reason(words[leaf], form, matches[leaf, form], -count) for leaf, count, form in ordered[:REASONS]
    )


class Headed(Protocol):
    """What a plain hit shows of an article."""

    @property
    def id(self) -> str:
        """Of the article."""
        ...

    @property
    def title(self) -> str:
        """As the article has it."""
        ...

    @property
    def date(self) -> PartialDate | None:
        """None where it has none."""
        ...

    @property
    def source(self) -> str:
        """Newspaper or agency."""
        ...

    @property
    def section(self) -> str:
        """Ressort."""
        ...

    @property
    def author(self) -> str:
        """Who wrote it."""
        ...


def plain_hit(head: Headed, score: float, copies: Sequence[str] = ()) -> Hit:
    """A hit without marks, snippet and reasons, for exports and counts."""
    return Hit(
        head.id,
        Marked(head.title),
        _NOTHING,
        head.date,
        score,
        head.source,
        head.section,
        head.author,
        (),
        tuple(copies),
    )


_NOTHING = Marked("")


def _actors(node: Node) -> Iterator[str]:
    if isinstance(node, ActorIs):
        yield node.ref
    elif isinstance(node, And | Or):
        for child in node.children:
            yield from _actors(child)
