"""A guard for short queries: can an article be found by a few words of its title, when the title is gone?

    python -m tests.evaluate.known_items FOLDER… [--json]

Folders hold articles in the archive's plain form. Two sets are made of each, as far as it has them:

- `NAME-titles`: the first nouns of a title; right is the article itself
- `NAME-topics`: telling nouns of a heading that several articles of one day share (a debate, say,
  behind the speaker's name and a colon); right are all of these articles

Only bodies are indexed. Figures are those of `tests.evaluate.retrieval`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from archive.article import Article
from archive.parsing import parse as parse_article
from archive.tokens import spellings
from index.german.folding import fold
from index.german.lists import STOP_WORDS
from tests.evaluate.retrieval import TestSet, evaluate, report

WORDS = 3
"""Words of a query at most, two at least."""
SHARED = 4
"""Articles that share a heading at least."""
TELLING = 0.03
"""A word tells something about a heading when it stands in so small a share of all headings at most."""
CUT = 200
"""The last word of a longer title may have been cut."""
MOST = 500
"""Queries of a set at most, evenly spread."""


def read(folder: Path, limit: int = 0) -> list[Article]:
    """The articles of all `.txt` files below a folder, the first `limit` (0: all) in the order of paths."""
    paths = sorted(folder.rglob("*.txt"))
    parsed = (
        parse_article(path.read_bytes(), str(path), id=f"set/{path.stem}") for path in paths[: limit or None]
    )
    return [article for each in parsed for article in each.articles]


def sets(name: str, articles: Sequence[Article]) -> Iterator[TestSet]:
    """The test sets that these articles yield."""
    bodies = [replace(article, title="") for article in articles]
    for kind, rows in (("titles", titles(articles)), ("topics", topics(articles))):
        spread = list(rows)
        spread = spread[:: max(1, len(spread) // MOST)][:MOST]
        if spread:
            queries = {str(number): text for number, (text, _) in enumerate(spread)}
            right = {str(number): frozenset(ids) for number, (_, ids) in enumerate(spread)}
            yield TestSet(f"{name}-{kind}", bodies, queries, right)


def titles(articles: Iterable[Article]) -> Iterator[tuple[str, list[str]]]:
    """(query, the article's id) where a title is a headline of its own."""
    for article in articles:
        words = _nouns(article.title)
        if ":" not in article.title and len(words) > 1 and not any(map(str.isdecimal, words)):
            yield " ".join(words[:WORDS]), [article.id]


def topics(articles: Iterable[Article]) -> Iterator[tuple[str, list[str]]]:
    """(query, ids of all articles under the heading)."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for article in articles:
        _, colon, heading = article.title.partition("): ")
        if colon and article.date:
            groups[article.date.iso(), heading].append(article.id)
    shares = Counter(word for _, heading in groups for word in set(_nouns(heading)))
    for (_, heading), ids in sorted(groups.items()):
        telling = [word for word in _nouns(heading) if shares[word] <= max(1, TELLING * len(groups))]
        if len(ids) >= SHARED and len(telling) > 1:
            yield " ".join(telling[-WORDS:]), ids


def _nouns(text: str) -> list[str]:
    """Words with a capital first letter, in order, each once, no stop words and no scraps."""
    whole = text if len(text) < CUT else text.rpartition(" ")[0]
    words = (word for word in spellings(whole) if word[0].isupper() and len(word) > 3 and word.isalpha())
    return list(dict.fromkeys(word for word in words if fold(word) not in STOP_WORDS))


def main(arguments: Sequence[str] | None = None) -> int:
    """Evaluate the folders named on the command line."""
    parser = argparse.ArgumentParser(prog="tests.evaluate.known_items", description="Guard short queries.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--limit", type=int, default=0, help="read so many articles of each folder")
    parser.add_argument("--json", action="store_true", help="print one object for programs")
    options = parser.parse_args(arguments)
    found = [made for folder in options.folders for made in sets(folder.name, read(folder, options.limit))]
    report({test.name: evaluate(test) for test in found}, options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
