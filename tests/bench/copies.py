"""More articles than a corpus has, for measures of scale: its own, and others made of its sentences.

They have real words in real frequencies, and no text that anybody wrote.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.article import Article

SEED = 20221216
SENTENCE = re.compile(r"(?<=[.!?,]) +|\n+")
PARAGRAPH = 5
"""Sentences of one paragraph."""
LONGEST = 20
"""Sentences of a made article: a news item rather than a speech, so that a million can be measured."""


def filled_up(articles: Iterable[Article], limit: int) -> Iterator[Article]:
    """The first `limit` articles (0: all); where there are fewer, the rest is made of their sentences.

    Deterministic. A made article has the date of one of the corpus, and as many sentences, but not many.
    """
    own: list[Article] = []
    for article in itertools.islice(articles, limit or None):
        own.append(article)
        yield article
    if limit > len(own) > 0:
        yield from itertools.islice(_made(own), limit - len(own))


def _made(own: list[Article]) -> Iterator[Article]:
    rng = random.Random(SEED)
    cut = [SENTENCE.split(article.body) for article in own]
    sentences = [sentence for body in cut for sentence in body]
    for copy in itertools.count(1):
        for article, body in zip(own, cut, strict=True):
            picked = rng.choices(sentences, k=min(len(body), LONGEST))
            paragraphs = (" ".join(picked[at : at + PARAGRAPH]) for at in range(0, len(picked), PARAGRAPH))
            yield replace(article, id=f"{article.id}-{copy}", body="\n\n".join(paragraphs))
