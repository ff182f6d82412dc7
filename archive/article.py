"""The article: a value that knows nothing of files, engines or pages."""

from __future__ import annotations

from dataclasses import dataclass

from archive.dates import PartialDate

GAP = "\n\n"
"""What stands between title and body, and between paragraphs, in `Article.text`."""


@dataclass(frozen=True, slots=True)
class Article:
    """One dated article.

    `id` is `NAME/path` (see the design of ids in ARCHITECTURE.md), `folder` its first step.
    `body` holds paragraphs with `GAP` between them, normalised (NFC, no soft hyphens, no NUL, LF).
    `date` is None where none was readable; `path` names the file for a person, and the entry in it.
    The optional fields are empty where the format did not carry them.
    `digest` identifies the text (title and body), not the file: copies share it.
    """

    id: str
    title: str
    body: str
    date: PartialDate | None = None
    path: str = ""
    source: str = ""
    section: str = ""
    author: str = ""
    page: str = ""
    url: str = ""
    corrects: str = ""
    digest: str = ""

    @property
    def folder(self) -> str:
        """The name of the source folder that the article came from."""
        return self.id.partition("/")[0]

    @property
    def text(self) -> str:
        """Title, gap, body: the text in which every offset of a token or mention counts characters."""
        return self.title + GAP + self.body

    @property
    def body_start(self) -> int:
        """Offset in `text` at which the body begins."""
        return len(self.title) + len(GAP)
