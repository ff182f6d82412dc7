"""Taggers: from a batch of articles and their tokens to mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

import numpy as np
import numpy.typing as npt

from archive.actors.article import KINDS, resolve
from archive.actors.drafts import Named, Raw
from archive.actors.facts import MAYBE, ORGANISATION, PERSON, TypeFacts, head_of
from archive.actors.roles import RoleWords
from archive.actors.sameas import Same
from archive.actors.scores import TypeScores
from archive.actors.spans import Chain, Spans
from archive.actors.weights import Weights
from archive.actors.zones import silent_zones
from archive.article import Article
from archive.mentions import Kind, Mention
from archive.tokens import Lexicon, Tokens

RULES = "4"
"""Version of the resolution inside articles; part of every tagger's fingerprint."""


def chain_fingerprint(digest: str) -> str:
    """The fingerprint of a `ChainTagger` whose weights, role words and names have this digest."""
    return f"chain:{digest}:{RULES}"


class ChainTagger:
    """The tagger that ships: the linear chain, then resolution inside each article.

    Satisfies `archive.mentions.Tagger`. Scores of word types are kept for the lexicon of the last call.
    """

    def __init__(self, weights: Weights, roles: RoleWords, same: Same, digest: str) -> None:
        self._weights = weights
        self._chain = Chain(weights)
        self._resolver = Resolver(weights, roles, same)
        self._fingerprint = chain_fingerprint(digest)

    @property
    def fingerprint(self) -> str:
        """Changes with the weights, the words and names that it is given, and the rules of resolution."""
        return self._fingerprint

    def __call__(
        self, articles: Sequence[Article], tokens: Sequence[Tokens], lexicon: Lexicon
    ) -> list[tuple[Mention, ...]]:
        """Mentions of each article, ascending; `tokens[i]` are those of `articles[i].text`."""
        scores = self._chain.scores(lexicon)
        spans = self._chain.spans(tokens, [len(article.title) for article in articles], scores)
        bounds = np.searchsorted(spans.texts, np.arange(len(articles) + 1)).tolist()
        named = [named_in(text, spans, slice(*bounds[i : i + 2])) for i, text in enumerate(tokens)]
        return self._resolver(articles, tokens, named, scores)


class Resolver:
    """What follows the naming of spans, whoever named them: compounds, offices, who is who."""

    def __init__(self, weights: Weights, roles: RoleWords, same: Same) -> None:
        self._words = weights.words
        self._roles = roles
        self._same = same
        self._facts: tuple[TypeScores, TypeFacts] | None = None
        self._people: dict[str, bool] = {}

    def __call__(
        self,
        articles: Sequence[Article],
        tokens: Sequence[Tokens],
        named: Sequence[Sequence[Named]],
        scores: TypeScores,
    ) -> list[tuple[Mention, ...]]:
        """Mentions of each article from the spans named in it; `scores` know all types of its tokens."""
        facts = self._type_facts(scores)
        return [
            resolve(
                article.text,
                raw_of(article.text, cut, names, facts, self._roles),
                silent_zones(article),
                self._words,
                partial(self._is_person, scores),
                self._same,
            )
            for article, cut, names in zip(articles, tokens, named, strict=True)
        ]

    def _is_person(self, scores: TypeScores, word: str) -> bool:
        """Whether the weights take a word by itself for a person's name."""
        if word not in self._people:
            self._people[word] = scores.alone([word], 0)[0] == PERSON - 1
        return self._people[word]

    def _type_facts(self, scores: TypeScores) -> TypeFacts:
        if self._facts is None or self._facts[0] is not scores:
            self._facts = scores, TypeFacts(scores, self._roles)
        self._facts[1].cover()
        return self._facts[1]


def named_in(tokens: Tokens, spans: Spans, mine: slice) -> list[Named]:
    """The spans `spans[mine]` of one text as character ranges."""
    starts, ends = tokens.starts[spans.starts[mine]], tokens.ends[spans.ends[mine] - 1]
    kinds = [KINDS[kind] for kind in spans.kinds[mine].tolist()]
    return list(zip(starts.tolist(), ends.tolist(), kinds, strict=True))


def raw_of(text: str, tokens: Tokens, names: Sequence[Named], facts: TypeFacts, roles: RoleWords) -> Raw:
    """All that is known of one text before it is resolved; compounds inside names are none."""
    names = _with_sure(text, tokens, _without_groups(text, tokens, names, facts), facts)
    compounds = np.flatnonzero(facts.heads[tokens.types])
    if len(compounds) and names:
        begun = np.searchsorted([start for start, _, _ in names], tokens.starts[compounds], side="right")
        ends = np.array([0, *(end for _, end, _ in names)])
        compounds = compounds[ends[begun] <= tokens.starts[compounds]]
    return Raw(
        names,
        _heads(text, tokens, compounds, facts),
        _roles(text, tokens, np.flatnonzero(facts.roles[tokens.types]), roles),
        tokens.starts[facts.cues[tokens.types]].tolist(),
    )


_GROUP = re.compile(r"(?:(.+)\s?/\s?)?([A-ZÄÖÜ][^\s/]*-(?:\w*[Ff]raktion(?:en)?|Werke?s?))")


def _without_groups(text: str, tokens: Tokens, names: Sequence[Named], facts: TypeFacts) -> Sequence[Named]:
    """The names without those whose first part alone is the actor: the SPD-Fraktion is a part of the SPD."""
    found: list[Named] = []
    for name in names:
        start, end, kind = name
        group = _GROUP.fullmatch(text, start, end) if kind is Kind.ORGANISATION else None
        part = int(np.searchsorted(tokens.starts, group.start(2))) if group else 0
        if not group or facts.heads[tokens.types[part]] != ORGANISATION:
            found.append(name)
        elif group[1]:
            found.append((start, group.end(1), kind))
    return found


def _with_sure(text: str, tokens: Tokens, names: Sequence[Named], facts: TypeFacts) -> Sequence[Named]:
    """The names, and the sure ones that lie in none of them and are no part of something longer."""
    kinds = facts.sure[tokens.types]
    places = np.flatnonzero(kinds)
    if not len(places):
        return names
    begun = np.searchsorted([start for start, _, _ in names], tokens.starts[places], side="right")
    ends = np.array([0, *(end for _, end, _ in names)])
    free = places[ends[begun] <= tokens.starts[places]]
    spans = zip(tokens.starts[free].tolist(), tokens.ends[free].tolist(), kinds[free].tolist(), strict=True)
    found = [
        (start, end, KINDS[kind - PERSON])
        for start, end, kind in spans
        if KINDS[kind - PERSON] is Kind.ORGANISATION or _stands_alone(text, start, end)
    ]
    return sorted((*names, *found))


_LONGER_BEFORE = re.compile(r"(?:[A-ZÄÖÜ0-9][\w-]*|[„“\"»'])\s?\Z")
_LONGER_AFTER = re.compile(r"\s[A-ZÄÖÜ0-9]|[-–/]\w")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """False for "Stuttgart 21", "Think City Mars": what may be part of something longer."""
    return not _LONGER_AFTER.match(text, end) and not _LONGER_BEFORE.search(text[max(0, start - 20) : start])


def _heads(
    text: str, tokens: Tokens, places: npt.NDArray[np.intp], facts: TypeFacts
) -> list[tuple[int, int, Kind | None]]:
    found = []
    for place in places.tolist():
        start, end = int(tokens.starts[place]), int(tokens.ends[place])
        kind = int(facts.heads[tokens.types[place]])
        cut = start + len(head_of(text[start:end]))
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
