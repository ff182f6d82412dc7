"""Slower taggers by name: any spaCy pipeline that the user has installed, behind the same interface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from archive.actors.article.drafts import Named
from archive.actors.chain.described import Describer
from archive.actors.chain.scores import TypeScores
from archive.actors.chain.weights import Weights
from archive.actors.tagger import RULES, Resolver
from archive.article import Article
from archive.errors import SettingError
from archive.mentions import Kind, Mention
from archive.tokens import Lexicon, Tokens

KINDS = {
    **dict.fromkeys(("PER", "PERSON"), Kind.PERSON),
    "ORG": Kind.ORGANISATION,
    **dict.fromkeys(("LOC", "GPE", "FAC"), Kind.PLACE),
}
"""Labels of spaCy's German and multilingual pipelines; others are no actors."""

LONGEST = 20_000_000
"""Characters of an article that a pipeline is asked to read at once."""


def load_pipeline(name: str) -> Any:
    """An installed spaCy pipeline. Raises SettingError that says what to install."""
    try:
        import spacy
    except ImportError:
        raise SettingError(f"the tagger spacy:{name} needs spaCy: pip install 'zeitlupe[spacy]'") from None
    try:
        pipeline = spacy.load(name)
    except OSError:
        raise SettingError(f"spaCy knows no pipeline {name!r}: python -m spacy download {name}") from None
    pipeline.max_length = max(pipeline.max_length, LONGEST)
    return pipeline


class SpacyTagger:
    """A spaCy pipeline names the spans, our rules resolve them; satisfies `archive.mentions.Tagger`."""

    def __init__(self, pipeline: Any, weights: Weights, resolver: Resolver, digest: str) -> None:
        self._pipeline = pipeline
        self._weights = weights
        self._resolver = resolver
        self._describe = Describer(weights)
        self._scores: TypeScores | None = None
        meta = pipeline.meta
        self._fingerprint = f"spacy:{meta['lang']}_{meta['name']}:{meta['version']}:{digest}:{RULES}"

    @property
    def fingerprint(self) -> str:
        """Changes with the pipeline's name and version, the role words and the rules of resolution."""
        return self._fingerprint

    def __call__(
        self, articles: Sequence[Article], tokens: Sequence[Tokens], lexicon: Lexicon
    ) -> list[tuple[Mention, ...]]:
        """Mentions of each article, ascending; `tokens[i]` are those of `articles[i].text`."""
        if self._scores is None or self._scores.lexicon is not lexicon:
            self._scores = TypeScores(self._weights, lexicon, self._describe)
        self._scores.learn_spellings()
        documents = self._pipeline.pipe(article.text for article in articles)
        return self._resolver(articles, tokens, [named_by(document) for document in documents], self._scores)


def named_by(document: Any) -> list[Named]:
    """People, organisations and places among a document's entities."""
    return [
        (entity.start_char, entity.end_char, KINDS[entity.label_])
        for entity in document.ents
        if entity.label_ in KINDS
    ]
