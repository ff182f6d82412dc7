"""Make the files that all engines read: articles with one actor column, and queries drawn from them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from archive.actors import labeller, load_tagger
from archive.article import Article
from archive.errors import Problem
from archive.home import SourceFolder
from archive.mentions import Kind, Names
from archive.source import load
from archive.tokens import Lexicon, tokenize
from tests.bench import draw
from tests.bench.collect import Corpus
from tests.bench.copies import filled_up
from tests.bench.measure import read_lines

BATCH = 500


def prepare(name: str, folders: Sequence[Path], limit: int, work: Path) -> Corpus:
    """The first `limit` articles (0: all) of some folders as a corpus; what was made before is kept.

    A larger limit than there are articles is reached by copies of shuffled sentences.
    """
    target = work / name
    target.mkdir(parents=True, exist_ok=True)
    articles, queries = target / "articles.jsonl", target / "queries.jsonl"
    if not articles.exists():
        _write_articles(list(filled_up(_read(folders), limit)), articles)
    if not queries.exists():
        rows = list(read_lines(articles))
        lines = [
            json.dumps(query, ensure_ascii=False) for query in draw.draw(rows[:: len(rows) // 20_000 + 1])
        ]
        queries.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with articles.open(encoding="utf-8") as lines_of_file:
        size = sum(1 for _ in lines_of_file)
    return Corpus(name, size, articles, queries)


def _read(folders: Sequence[Path]) -> Iterator[Article]:
    for folder in folders:
        yield from load(SourceFolder(folder.name, folder), _say)


def _say(problem: Problem) -> None:
    print(f"{problem.path}:{problem.line}: {problem.reason}", file=sys.stderr)


def _write_articles(articles: list[Article], path: Path) -> None:
    unfinished = path.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8") as lines:
        for article, actors in zip(articles, _actors(articles), strict=True):
            row = {
                "id": article.id,
                "title": article.title,
                "body": article.body,
                "date": article.date.iso() if article.date else "",
                "actors": actors,
            }
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    unfinished.rename(path)


def _actors(articles: Sequence[Article]) -> Iterator[list[str]]:
    """Ids of the actors of each article, found by our own tagger and labeller."""
    tagger, lexicon = load_tagger(), Lexicon()
    known: dict[tuple[Kind, str, bool], int] = {}
    rows: list[list[int]] = []
    for batch in _batched(articles):
        tokens = [tokenize(article.text, lexicon) for article in batch]
        for mentions in tagger(batch, tokens, lexicon):
            keys = dict.fromkeys((mention.kind, mention.name, mention.role) for mention in mentions)
            rows.append([known.setdefault(key, len(known)) for key in keys])
    pairs = np.array([number for row in rows for number in row], np.int32)
    sizes = [len(row) for row in rows]
    days = [(a.date.first.toordinal(), a.date.last.toordinal()) if a.date else (0, 0) for a in articles]
    first, last = (np.repeat(np.array(column, np.int32), sizes) for column in zip(*days, strict=True))
    kinds, names, roles = zip(*known, strict=True)
    labels = labeller(None).label(Names(kinds, names, roles, pairs, first, last))
    ends = np.cumsum(sizes)
    for start, end in zip(ends - sizes, ends, strict=True):
        actors = dict.fromkeys(labels.pair_actors[start:end].tolist())
        yield [labels.actors[number].id for number in actors if number >= 0]


def _batched(articles: Sequence[Article]) -> Iterator[Sequence[Article]]:
    for start in range(0, len(articles), BATCH):
        yield articles[start : start + BATCH]
