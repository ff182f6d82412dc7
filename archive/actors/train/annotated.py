"""Annotated articles: who is named in them, without the text.

The annotations are JSON Lines (`tests/evaluate/gold/README.md` says what they mean); the text comes from
the corpus that was annotated.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.article import Article
from archive.errors import ArchiveError
from archive.parsing import articles_of


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article, and whom an annotator found in it: (kind, plain name), all names that are right."""

    id: str
    article: Article
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
        names = [(kind, name) for _, _, kind, name, role in row["mentions"] if not role]
        names += [(kind, name) for kind, *known in row.get("actors", ()) for name in (known[0], *known[1])]
        actors = frozenset((kind, plain(name)) for kind, name in names)
        found.append(Annotated(row["id"], article, actors))
    return found


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
