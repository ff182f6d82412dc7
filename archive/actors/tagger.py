"""Taggers: from a batch of articles and their tokens to mentions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from archive.actors.article import KINDS, Raw, resolve
from archive.actors.facts import MAYBE, PERSON, TypeFacts
from archive.actors.roles import RoleWords
from archive.actors.scores import TypeScores
from archive.actors.spans import Chain, Spans
from archive.actors.weights import Weights
from archive.actors.zones import silent_zones
from archive.article import Article
from archive.mentions import Kind, Mention
from archive.tokens import Lexicon, Tokens

RULES = "1"
"""Version of the resolution inside articles; part of every tagger's fingerprint."""


class ChainTagger:
    """The tagger that ships: the linear chain, then resolution inside each article.

    Satisfies `archive.mentions.Tagger`. Scores of word types are kept for the lexicon of the last call.
    """

    def __init__(self, weights: Weights, roles: RoleWords, digest: str) -> None:
        self._weights = weights
        self._roles = roles
        self._chain = Chain(weights)
        self._facts: tuple[TypeScores, TypeFacts] | None = None
        self._fingerprint = f"chain:{digest}:{RULES}"

    @property
    def fingerprint(self) -> str:
        """Changes with the weights, the role words and the rules of resolution."""
        return self._fingerprint

    def __call__(
        self, articles: Sequence[Article], tokens: Sequence[Tokens], lexicon: Lexicon
    ) -> list[tuple[Mention, ...]]:
        """Mentions of each article, ascending; `tokens[i]` are those of `articles[i].text`."""
        spans = self._chain.spans(tokens, [len(article.title) for article in articles], lexicon)
        facts = self._type_facts(lexicon)
        bounds = np.searchsorted(spans.texts, np.arange(len(articles) + 1)).tolist()
        return [
            resolve(
                article.text,
                raw_of(article.text, text, spans, slice(bounds[i], bounds[i + 1]), facts, self._roles),
                silent_zones(article),
                self._weights.words,
            )
            for i, (article, text) in enumerate(zip(articles, tokens, strict=True))
        ]

    def _type_facts(self, lexicon: Lexicon) -> TypeFacts:
        scores = self._chain.scores(lexicon)
        if self._facts is None or self._facts[0] is not scores:
            self._facts = scores, TypeFacts(scores, self._roles)
        self._facts[1].cover()
        return self._facts[1]


def raw_of(text: str, tokens: Tokens, spans: Spans, mine: slice, facts: TypeFacts, roles: RoleWords) -> Raw:
    """What the chain and the word types say of one text: its spans are `spans[mine]`."""
    starts, ends = spans.starts[mine], spans.ends[mine]
    names = zip(
        tokens.starts[starts].tolist(),
        tokens.ends[ends - 1].tolist(),
        [KINDS[kind] for kind in spans.kinds[mine].tolist()],
        strict=True,
    )
    covered = np.zeros(len(tokens) + 1, np.int8)
    covered[starts] += 1
    covered[ends] -= 1
    free = np.cumsum(covered[:-1], dtype=np.int8) == 0
    return Raw(
        list(names),
        _heads(text, tokens, np.flatnonzero(free & (facts.heads[tokens.types] > 0)), facts),
        _roles(text, tokens, np.flatnonzero(facts.roles[tokens.types]), roles),
    )


def _heads(
    text: str, tokens: Tokens, places: npt.NDArray[np.intp], facts: TypeFacts
) -> list[tuple[int, int, Kind | None]]:
    found = []
    for place in places.tolist():
        start, end = int(tokens.starts[place]), int(tokens.ends[place])
        kind = int(facts.heads[tokens.types[place]])
        cut = start + text[start:end].rindex("-")
        found.append((start, cut, None if kind == MAYBE else KINDS[kind - PERSON]))
    return found


def _roles(
    text: str, tokens: Tokens, places: npt.NDArray[np.intp], roles: RoleWords
) -> list[tuple[int, int, str]]:
    found = []
    for place in places.tolist():
        end = int(tokens.ends[place])
        if match := roles.match(text, int(tokens.starts[place]), end):
            found.append((match[0], end, match[1]))
    return found
