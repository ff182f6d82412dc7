"""Labelled sentences from annotations of articles: who is named where, without the text.

The annotations are JSON Lines (`tests/evaluate/gold/README.md` says what they mean); the text comes from
the corpus that was annotated, cut into tokens and sentences as the tagger cuts it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from archive.actors.sentences import begins, kind_of
from archive.actors.train.conll import Sentence
from archive.article import Article
from archive.errors import ArchiveError
from archive.parsing import articles_of
from archive.tokens import Lexicon, tokenize

LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC"}

Mark = tuple[int, int, str]
"""Characters `start` to `end` (excluded) of the article's text, and the kind as annotations call it."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article, and what an annotator found in it: marks, and the names of everybody who is named.

    `marks` are without offices; `actors` are (kind, plain name), all spellings that are right.
    """

    id: str
    article: Article
    marks: tuple[Mark, ...]
    actors: frozenset[tuple[str, str]]


def articles(paths: Sequence[Path], corpus: Path) -> list[Annotated]:
    """All annotated articles.

    Raises ArchiveError where the corpus lacks an article or has another text than the annotated one.
    """
    rows = [
        (path, number, json.loads(line))
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]
    texts = _articles(corpus) if rows else {}
    found = []
    for path, number, row in rows:
        article = texts.get(row["id"])
        if article is None or digest_of(article.text) != row["digest"]:
            what = "lacks" if article is None else "has another text than was annotated for"
            raise ArchiveError(f"{path}:{number}: {corpus} {what} {row['id']}")
        named = [(start, end, kind, name) for start, end, kind, name, role in row["mentions"] if not role]
        names = [(kind, name) for _, _, kind, name in named]
        names += [(kind, name) for kind, *known in row.get("actors", ()) for name in (known[0], *known[1])]
        actors = frozenset((kind, plain(name)) for kind, name in names)
        found.append(Annotated(row["id"], article, tuple(mark[:3] for mark in named), actors))
    return found


def sentences(annotated: Iterable[Annotated]) -> list[Sentence]:
    """Their sentences, with their ids as comments."""
    return [sentence for each in annotated for sentence in cut(each.article, each.marks, each.id)]


def plain(name: str) -> str:
    """A name as it is compared: without case, with spaces for hyphens."""
    return " ".join(name.casefold().replace("-", " ").split())


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
