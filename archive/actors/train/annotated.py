"""Labelled sentences from annotations of articles: who is named where, without the text.

The annotations are JSON Lines (`tests/evaluate/gold/README.md` says what they mean); the text comes from
the corpus that was annotated, cut into tokens and sentences as the tagger cuts it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from archive.actors.chain.sentences import begins, kind_of
from archive.actors.train.conll import Sentence
from archive.article import Article
from archive.errors import ArchiveError
from archive.parsing import articles_of
from archive.tokens import Lexicon, tokenize

LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC"}

Mark = tuple[int, int, str]
"""Characters `start` to `end` (excluded) of the article's text, and the kind as annotations call it."""


def read(paths: Sequence[Path], corpus: Path) -> list[Sentence]:
    """The sentences of all annotated articles, their ids as comments.

    Raises ArchiveError where the corpus lacks an article or has another text than the annotated one.
    """
    return [
        sentence
        for article, marks, short in marked_articles(paths, corpus)
        for sentence in cut(article, [mark for mark, role in marks if not role], short)
    ]


MarkedArticle = tuple[Article, list[tuple[Mark, bool]], str]
"""An article, its marks and whether each is an office, and its id in the annotations."""


def marked_articles(paths: Sequence[Path], corpus: Path) -> Iterator[MarkedArticle]:
    """Every annotated article, its marks and whether each is an office, and its id in the annotations.

    Raises ArchiveError where the corpus lacks an article or has another text than the annotated one.
    """
    rows = [
        (path, number, json.loads(line))
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]
    articles = _articles(corpus) if rows else {}
    for path, number, row in rows:
        article = articles.get(row["id"])
        if article is None or digest_of(article.text) != row["digest"]:
            what = "lacks" if article is None else "has another text than was annotated for"
            raise ArchiveError(f"{path}:{number}: {corpus} {what} {row['id']}")
        yield (
            article,
            [((start, end, kind), role) for start, end, kind, _, role in row["mentions"]],
            row["id"],
        )


def digest_of(text: str) -> str:
    """What tells whether a text is the one that was annotated."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _articles(corpus: Path) -> dict[str, Article]:
    """Articles by the last step of their ids; what is wrong with others does not matter here."""
    with corpus.open("rb") as file:
        articles = articles_of(file, str(corpus), id=corpus.name, report=lambda _: None)
        return {article.id.rpartition("/")[2]: article for article in articles}


def cut(article: Article, marks: Sequence[Mark], comment: str) -> Iterator[Sentence]:
    """The sentences of one article.

    A mark labels the tokens that it covers; a token that it covers in part only where it is the last
    of several ("Air France-Maschine"), for the first part of a compound is found by what it is alone.
    """
    lexicon = Lexicon()
    tokens = tokenize(article.text, lexicon)
    if not len(tokens):
        return
    spellings = list(lexicon)
    words = [spellings[number] for number in tokens.types.tolist()]
    labels = ["O"] * len(words)
    for start, end, kind in marks:
        first = int(np.searchsorted(tokens.starts, start))
        last = int(np.searchsorted(tokens.starts, end)) - 1
        if first < last and tokens.ends[last] > end and "-" not in words[last]:
            last -= 1
        if first <= last and (first < last or tokens.ends[last] <= end) and tokens.starts[first] == start:
            labels[first] = f"B-{LABELS[kind]}"
            labels[first + 1 : last + 1] = [f"I-{LABELS[kind]}"] * (last - first)
    kinds = np.array([kind_of(word) for word in words], np.int8)
    starts = np.flatnonzero(begins(tokens, kinds, len(article.title))).tolist()
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        yield Sentence(tuple(words[start:end]), tuple(labels[start:end]), comment)
