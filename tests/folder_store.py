"""The smallest real store: a generation is a folder with one pickled dictionary of articles.

It satisfies as much of `index.engine` as indexing needs, keeps its promises about commits, and lets
tests look at what was published.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from archive.article import Article
from archive.errors import IndexLocked, IndexMissing
from index.engine import SearchRequest


@dataclass(frozen=True, slots=True)
class Batch:
    """Prepared articles."""

    contents: tuple[Article, ...]

    @property
    def articles(self) -> int:
        return len(self.contents)


@dataclass(frozen=True, slots=True)
class Plain:
    """A preparer for which an article that is called `kills` kills its process, and `fails` raises."""

    def __call__(self, articles: Sequence[Article]) -> Batch:
        for article in articles:
            if article.title == "kills":
                os.kill(os.getpid(), 9)
            if article.title == "fails":
                raise ValueError("no such article")
        return Batch(tuple(articles))


class FolderStore:
    """A store in a folder; `articles` are those that are published."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(exist_ok=True)

    @property
    def articles(self) -> dict[str, Article]:
        folder = self.folder()
        if folder is None:
            return {}
        found: dict[str, Article] = pickle.loads((folder / "articles").read_bytes())
        return found

    def folder(self) -> Path | None:
        current = self.path / "current"
        return self.path / current.read_text().partition(" ")[0] if current.exists() else None

    def newest(self) -> str | None:
        current = self.path / "current"
        return current.read_text() if current.exists() else None

    def open(self) -> Any:
        if self.folder() is None:
            raise IndexMissing("nothing has been indexed")
        return Opened(self.articles)

    preparing = __name__

    def writer(self, *, full: bool = False) -> FolderWriter:
        return FolderWriter(self, full)


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened state."""

    articles: dict[str, Article]

    def ids(self, request: SearchRequest) -> Sequence[str]:
        assert request == SearchRequest(limit=0)
        return list(self.articles)

    def close(self) -> None:
        pass


class FolderWriter:
    """Writes a copy and moves a pointer."""

    def __init__(self, store: FolderStore, full: bool) -> None:
        self.store = store
        self.old = store.folder()
        revision = int((store.newest() or "0 0").split()[1]) + 1
        self.folder = self.old if self.old and not full else store.path / f"generation-{revision}"
        self.revision = f"{self.folder.name} {revision}"
        self.contents = {} if full else dict(store.articles)
        self.published = False

    def __enter__(self) -> Self:
        try:
            (self.store.path / "lock").mkdir()
        except FileExistsError:
            raise IndexLocked("another run is writing") from None
        self.folder.mkdir(exist_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        (self.store.path / "lock").rmdir()
        if not self.published and self.folder != self.old:
            shutil.rmtree(self.folder)

    def preparer(self) -> Plain:
        return Plain()

    def add(self, prepared: Batch) -> None:
        self.contents.update((article.id, article) for article in prepared.contents)

    def delete(self, ids: Iterable[str]) -> int:
        return sum(self.contents.pop(article, None) is not None for article in list(ids))

    def commit(self, progress: Callable[[str, float], None] | None = None) -> str:
        if self.old == self.folder and self.contents == self.store.articles:
            self.published = True
            return str(self.store.newest())
        assert progress is not None
        progress("writing", 1.0)
        (self.folder / "articles.new").write_bytes(pickle.dumps(self.contents))
        (self.folder / "articles.new").replace(self.folder / "articles")
        (self.store.path / "current.new").write_text(self.revision)
        (self.store.path / "current.new").replace(self.store.path / "current")
        self.published = True
        return self.revision
