"""What the page can be told, as ready values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageSettings:
    """Settings of the page.

    `title` names the archive in the browser's search bar. `language` (de or en) is used for readers
    who prefer neither. `reindex` is the command that the error pages tell people to run. `secret`
    signs forms that change something; empty: the archive's history keeps one.
    `url` is the public address, without a slash at its end; empty: as requested. `origins` are the sites
    whose scripts may call the API (`https://example.org`, or `*` for any).
    """

    title: str = "Zeitlupe"
    language: str = "de"
    reindex: str = "archive reindex"
    secret: str = ""
    url: str = ""
    origins: tuple[str, ...] = ()

    def advised(self, text: str) -> str:
        """A message whose advice to index is the command of this archive."""
        return text.replace("archive reindex", self.reindex)
