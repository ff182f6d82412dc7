"""A tagger and a labeller for tests: simple enough to be checked by reading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from archive.article import Article
from archive.mentions import Kind, KnownActor, Labels, Mention, Names
from archive.tokens import Lexicon, Tokens


@dataclass(frozen=True)
class ListTagger:
    """Finds listed names (`name -> kind`) as they are written; roles are names that begin with "Kreml"."""

    names: Mapping[str, Kind] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """Of the list."""
        return repr(sorted(self.names.items()))

    def __call__(
        self, articles: Sequence[Article], tokens: Sequence[Tokens], lexicon: Lexicon
    ) -> list[tuple[Mention, ...]]:
        """Longest names first; no place is named twice."""
        del tokens, lexicon
        return [self.tag(article) for article in articles]

    def tag(self, article: Article) -> tuple[Mention, ...]:
        """Mentions of one article."""
        if not self.names:
            return ()
        names = "|".join(map(re.escape, sorted(self.names, key=len, reverse=True)))
        return tuple(
            Mention(
                *found.span(), self.names[found.group()], found.group(), found.group().startswith("Kreml")
            )
            for found in re.finditer(rf"\b(?:{names})\b", article.text)
        )


@dataclass(frozen=True)
class PlainLabeller:
    """Every kind and name is an actor of its own, but for `same` (name -> preferred name) and `hidden`."""

    same: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    @property
    def fingerprint(self) -> str:
        """Of both lists."""
        return repr((sorted(self.same.items()), sorted(self.hidden)))

    def label(self, names: Names, known: Labels | None = None) -> Labels:
        """Actors in the order of their first name; those known before stay in front."""
        keys = [
            (kind, self.same.get(name, name)) for kind, name in zip(names.kinds, names.names, strict=True)
        ]
        before = [(actor.kind, actor.name) for actor in known.actors] if known else []
        numbers = {key: number for number, key in enumerate(dict.fromkeys([*before, *keys]))}
        by_name = np.array([numbers[key] for key in keys], np.int32)
        actors = tuple(
            KnownActor(_slug(kind, name), kind, name, self._aliases(name), name in self.hidden)
            for kind, name in numbers
        )
        return Labels(actors, by_name[names.pair_names], {}, b"plain")

    def _aliases(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(alias for alias, meant in self.same.items() if meant == name))


def _slug(kind: Kind, name: str) -> str:
    words = re.findall(r"[^\W_]+", name.lower())
    return f"{kind}:{'-'.join(words)}"
