"""Taggers: from a batch of articles and their tokens to mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from archive.actors.across.roles import RoleWords
from archive.actors.article.doubting.doubts import Doubts, Resolved, candidates
from archive.actors.article.doubting.evidence import Candidate, evidence
from archive.actors.article.drafts import Named, Raw
from archive.actors.article.extent.associations import is_association
from archive.actors.article.extent.cues import dealt_out
from archive.actors.article.facts import MAYBE, ORGANISATION, PERSON, TypeFacts, head_of
from archive.actors.article.identity.sameas import Same
from archive.actors.article.known.names import KnownNames, Settled
from archive.actors.article.resolution import KINDS, resolve
from archive.actors.article.words.marks import Marked, all_marks, marked, outside
from archive.actors.article.words.sure import BODIES, begins_alone, ends_alone
from archive.actors.article.zones import silent_zones
from archive.actors.chain.scores import TypeScores
from archive.actors.chain.spans import Chain, Spans, spans_of
from archive.actors.chain.weights import Weights
from archive.actors.memo import remembered
from archive.article import Article
from archive.mentions import Kind, Mention
from archive.tokens import Lexicon, TokenRows, Tokens

RULES = "13"
"""Version of the resolution inside articles; part of every tagger's fingerprint."""


def chain_fingerprint(digest: str) -> str:
    """The fingerprint of a `ChainTagger` whose weights, role words and names have this digest."""
    return f"chain:{digest}:{RULES}"


class ChainTagger:
    """The tagger that ships: the linear chain, then resolution inside each article.

    Satisfies `archive.mentions.Tagger`. Scores of word types are kept for the lexicon of the last call.
    """

    def __init__(self, weights: Weights, resolver: Resolver, doubts: Doubts, digest: str) -> None:
        self._chain = Chain(weights)
        self._resolver = resolver
        self._doubts = doubts
        self._fingerprint = chain_fingerprint(digest)

    @property
    def fingerprint(self) -> str:
        """Changes with the weights, the words and names that ship, and the rules of resolution."""
        return self._fingerprint

    def __call__(
        self, articles: Sequence[Article], tokens: Sequence[Tokens], lexicon: Lexicon
    ) -> list[tuple[Mention, ...]]:
        """Mentions of each article, ascending; `tokens[i]` are those of `articles[i].text`."""
        found, doubted, rows = self.doubted(articles, tokens, lexicon)
        return self._doubts.marked(found, doubted, rows)

    def doubted(
        self, articles: Sequence[Article], tokens: Sequence[Tokens], lexicon: Lexicon
    ) -> tuple[list[Resolved], list[Candidate], npt.NDArray[np.int32]]:
        """All mentions of each article, the actors whom no list knows, and the evidence for them."""
        scores = self._chain.scores(lexicon)
        texts, titles = TokenRows.of(tokens), [len(article.title) for article in articles]
        reading = self._chain.read_all(texts, titles, scores)
        named = named_in(texts, spans_of(reading.labels, texts.bounds))
        found = self._resolver.resolved(articles, texts, named, scores)
        doubted = list(candidates(found, self._resolver.knows))
        plain = [article.text for article in articles]
        is_end = self._resolver.is_end
        return found, doubted, evidence(doubted, plain, titles, named, texts, reading, scores, is_end)


class Resolver:
    """What follows the naming of spans, whoever named them: compounds, offices, who is who."""

    def __init__(
        self,
        weights: Weights,
        roles: RoleWords,
        same: Same,
        known: KnownNames,
        own: frozenset[tuple[Kind, str]] = frozenset(),
    ) -> None:
        self._words = weights.words
        self._own = own
        self._known = known
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
        return [one.mentions for one in self.resolved(articles, tokens, named, scores)]

    def knows(self, kind: Kind, name: str) -> bool:
        """True for names that need no evidence: those of our lists, people's own, associations by whom they
        unite.
        """
        if (kind, name) in self._own or (kind, name) in self._same or name in BODIES:
            return True
        if self._known.kind_of(name) is kind:
            return True
        return kind is Kind.ORGANISATION and " " in name and is_association(name)

    def is_end(self, kind: Kind, word: str) -> bool:
        """True where a name of our lists ends in this word."""
        return self._known.is_end(kind, word)

    def resolved(
        self,
        articles: Sequence[Article],
        tokens: Sequence[Tokens],
        named: Sequence[Sequence[Named]],
        scores: TypeScores,
    ) -> list[Resolved]:
        """The same, with the places of known names."""
        seen = Seen.of(TokenRows.of(tokens), self._type_facts(scores))
        is_person = partial(self._is_person, scores)
        found = []
        for number, (article, names) in enumerate(zip(articles, named, strict=True)):
            settled = self._known.added(article.text, seen.known[number], names, self._is_given)
            raw = raw_of(article.text, number, settled, seen, self._roles, self._known)
            zones = silent_zones(article)
            mentions = resolve(article.text, raw, zones, self._words, is_person, self._same)
            found.append(Resolved(mentions, raw.called))
        return found

    def _is_given(self, word: str) -> bool:
        """Whether a word is a given name of the list that ships with the weights."""
        return "v" in self._words.lists.get(word, "")

    def _is_person(self, scores: TypeScores, word: str) -> bool:
        """Whether the weights take a word by itself for a person's name."""
        if word not in self._people:
            self._people[word] = scores.alone([word], 0)[0] == PERSON - 1
        return self._people[word]

    def _type_facts(self, scores: TypeScores) -> TypeFacts:
        if self._facts is None or self._facts[0] is not scores:
            self._facts = scores, TypeFacts(scores, self._roles, self._known)
        self._facts[1].cover()
        return self._facts[1]


def named_in(texts: TokenRows, spans: Spans) -> list[list[Named]]:
    """The spans of each text as character ranges."""
    first = texts.bounds[spans.texts]
    starts, ends = texts.all.starts[first + spans.starts], texts.all.ends[first + spans.ends - 1]
    kinds = [KINDS[kind] for kind in spans.kinds.tolist()]
    named = list(zip(starts.tolist(), ends.tolist(), kinds, strict=True))
    bounds = np.searchsorted(spans.texts, np.arange(len(texts) + 1)).tolist()
    return [named[start:stop] for start, stop in pairwise(bounds)]


@dataclass(frozen=True, slots=True)
class Seen:
    """Tokens of each text of a batch whose types have facts (see `TypeFacts`), and all `hints` of a text."""

    heads: list[list[Marked]]
    roles: list[list[Marked]]
    sure: list[list[Marked]]
    cues: list[list[Marked]]
    hints: list[int]
    known: list[list[Marked]]
    offices: list[list[Marked]]

    @classmethod
    def of(cls, texts: TokenRows, facts: TypeFacts) -> Seen:
        """Those of these texts."""
        columns = (facts.heads, facts.roles, facts.sure, facts.cues, facts.known, facts.offices)
        heads, roles, sure, cues, known, offices = marked(texts, columns)
        return cls(heads, roles, sure, cues, all_marks(texts, facts.hints), known, offices)


def raw_of(text: str, number: int, settled: Settled, seen: Seen, roles: RoleWords, known: KnownNames) -> Raw:
    """All that is known of one text before it is resolved; compounds inside names are none.

    No sure word inside a thing is an actor; first parts of compounds are ("EU-Gipfel"), in things with a
    number only known ones ("Ryanair-Flug 4978", but no Sea in "Sea-Watch 3").
    """
    heads = seen.heads[number]
    names = _without_groups(text, heads, settled.names)
    names = _with_sure(text, outside(seen.sure[number], settled.things), names)
    parts = _parts(text, outside(heads, names), settled.things, known)
    return Raw(
        names,
        parts,
        _roles(text, seen.roles[number], roles),
        dealt_out(text, seen.cues[number]),
        seen.hints[number],
        settled.called | _spaced(text, parts, known),
        settled.things,
        [office[:2] for office in seen.offices[number]],
    )


_NEAR_TO = re.compile(r"[A-ZÄÖÜ][\w/]*-nahe[nrs]?(?:\s(?=[A-ZÄÖÜ])|(?![\w-]))")
_group = remembered(
    re.compile(r"(?:(.+)\s?/\s?)?([A-ZÄÖÜ][^\s/]*-(?:\w*[Ff]raktion(?:en)?|Werke?s?))").fullmatch
)


def _without_groups(text: str, heads: Sequence[Marked], names: Sequence[Named]) -> Sequence[Named]:
    """The names without those whose first part alone is the actor: the SPD-Fraktion is a part of the SPD.

    The SPD-nahe Friedrich-Ebert-Stiftung is none.
    """
    bodies = {start for start, _, kind in heads if kind == ORGANISATION}
    if not bodies:
        return names
    found: list[Named] = []
    for name in names:
        start, end, kind = name
        if start in bodies and (near := _NEAR_TO.match(text, start, end)):
            if near.end() < end:
                found.append((near.end(), end, kind))
            continue
        group = _group(text[start:end]) if kind is Kind.ORGANISATION else None
        if not group or start + group.start(2) not in bodies:
            found.append(name)
        elif group[1]:
            found.append((start, start + group.end(1), kind))
    return found


def _with_sure(text: str, sure: Sequence[Marked], names: Sequence[Named]) -> Sequence[Named]:
    """The names, and the sure ones that lie in none of them and are no part of something longer."""
    found = [
        (start, end, KINDS[kind - PERSON])
        for start, end, kind in outside(sure, names)
        if KINDS[kind - PERSON] is Kind.ORGANISATION
        or ((begins_alone(text, start) or "-" in text[start:end]) and ends_alone(text, end))
    ]
    return sorted((*names, *found)) if found else names


def _parts(
    text: str, heads: Sequence[Marked], things: Sequence[tuple[int, int]], known: KnownNames
) -> list[tuple[int, int, Kind | None]]:
    """The first parts of these compounds, and what they are; in things with a number only known ones."""
    found = [_head(text, *head) for head in heads]
    numbered = [thing for thing in things if text[thing[1] - 1].isdecimal()]
    if not numbered:
        return found
    elsewhere = set(outside(heads, numbered))
    return [
        part
        for head, part in zip(heads, found, strict=True)
        if head in elsewhere or _is_known(text[part[0] : part[1]], known)
    ]


def _is_known(head: str, known: KnownNames) -> bool:
    return any(known.kind_of(name) for name in (head, head.replace("-", " ")))


def _head(text: str, start: int, end: int, kind: int) -> tuple[int, int, Kind | None]:
    """The first part of a compound, and what it is where that is known."""
    place, head = head_of(text[start:end])
    start += place
    return start, start + len(head), None if kind == MAYBE else KINDS[kind - PERSON]


def _spaced(
    text: str, heads: Iterable[tuple[int, int, Kind | None]], known: KnownNames
) -> dict[tuple[int, int], str]:
    """What known names are called that a compound writes with hyphens: the General-Motors-Tochter."""
    found = {}
    for start, end, kind in heads:
        if kind is Kind.ORGANISATION and "-" in (name := text[start:end]):
            spaced = name.replace("-", " ")
            if known.kind_of(spaced) is kind:
                found[start, end] = spaced
    return found


def _roles(text: str, found: Sequence[Marked], roles: RoleWords) -> list[tuple[int, int, str]]:
    matches = ((roles.match(text, start, end), end) for start, end, _ in found)
    return [(match[0], end, match[1]) for match, end in matches if match]
