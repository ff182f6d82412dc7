"""Draw a hundred queries from a corpus by frequency class: `python -m tests.bench.draw ARTICLES > FILE`.

Words are taken as they stand in the articles; whatever is drawn matches at least one article.
"""

from __future__ import annotations

import collections
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.bench.measure import read_lines

SEED = 20221216
PAIR = re.compile(r"[^\W\d_]{3,} [^\W\d_]{3,}")
WORD = re.compile(r"[^\W\d_]{4,}")
CLASSES = {"rare": (0.00006, 0.0005), "middling": (0.002, 0.02), "common": (0.08, 0.5)}
"""Share of the articles that hold a word of this class."""


class Corpus:
    """The words of a sample of articles, by frequency class."""

    def __init__(self, articles: list[dict[str, Any]], rng: random.Random) -> None:
        self.rng, self.articles = rng, articles
        self.texts = [WORD.findall(article["body"]) for article in articles]
        frequency = collections.Counter(word.lower() for text in self.texts for word in set(text))
        size = len(articles)
        self.classes = {
            name: sorted(
                word for word, count in frequency.items() if low * size <= count <= max(high * size, 2)
            )
            for name, (low, high) in CLASSES.items()
        }
        self.members = {name: frozenset(words) for name, words in self.classes.items()}

    def word(self, name: str) -> str:
        """A word of this class."""
        return self.rng.choice(self.classes[name])

    def together(self, *names: str) -> list[str]:
        """Different words of these classes that stand in one article."""
        while True:
            text = sorted({word.lower() for word in self.rng.choice(self.texts)})
            groups = [[word for word in text if word in self.members[name]] for name in names]
            if all(groups):
                words = [self.rng.choice(group) for group in groups]
                if len(set(words)) == len(words):
                    return words

    def phrase(self) -> list[str]:
        """Two words that follow one another, the second a middling one."""
        while True:
            found = PAIR.findall(self.rng.choice(self.articles)["body"])
            phrases = [run.lower().split() for run in found]
            middling = [run for run in phrases if run[-1] in self.members["middling"]]
            if middling:
                return self.rng.choice(middling)

    def actor(self) -> str:
        """An actor of some article, the often named more often."""
        while True:
            actors = self.rng.choice(self.articles)["actors"]
            if actors:
                return str(self.rng.choice(actors))


def draw(articles: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A hundred queries: ten of each of ten kinds."""
    corpus = Corpus(articles, random.Random(SEED))
    dates = sorted(article["date"][:7] for article in articles if len(article["date"]) >= 7)
    middle = {"from": dates[len(dates) // 3], "to": dates[2 * len(dates) // 3]}
    kinds: list[Callable[[], dict[str, Any]]] = [
        lambda: {"kind": "words", "words": [corpus.word("rare")]},
        lambda: {"kind": "words", "words": [corpus.word("middling")]},
        lambda: {"kind": "words", "words": [corpus.word("common")]},
        lambda: {"kind": "words", "words": corpus.together("middling", "middling")},
        lambda: {"kind": "words", "words": corpus.together("common", "common")},
        lambda: {"kind": "words", "words": corpus.together("common", "middling", "middling")},
        lambda: {"kind": "phrase", "words": corpus.phrase()},
        lambda: {"kind": "prefix", "words": [corpus.word("middling")[:6]]},
        lambda: {"kind": "words", "words": corpus.together("common", "middling"), **middle},
        lambda: {"kind": "words", "words": [corpus.word("common")], "actor": corpus.actor()},
    ]
    for kind in kinds:
        for _ in range(10):
            yield kind()


def main() -> None:
    """Print queries for the articles named on the command line."""
    articles = list(read_lines(Path(sys.argv[1])))
    rng = random.Random(SEED)
    for query in draw(rng.sample(articles, min(len(articles), 20_000))):
        print(json.dumps(query, ensure_ascii=False))


if __name__ == "__main__":
    main()
