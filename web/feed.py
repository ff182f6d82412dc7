"""Entries of a feed: what Atom (RFC 4287) demands of an article, said no more precisely than it is known.

- `id`: a UUID made of the archive's identity and the article's id; it outlives moves of the server.
- `published`: only where the day is known; `issued` (Dublin Core) as precisely as it is known.
- `updated`, which every entry must have: the first moment that the date can stand for, in UTC; 1970 for
  an article without a date. Never the time of indexing: a rebuilt index does not make old articles new.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

from archive.dates import PartialDate, Precision
from index.answers import Actor, Hit

SIZE = 50
"""Entries on one page of a feed; older ones follow by its `next` links (RFC 5005)."""

UNDATED = "1970-01-01T00:00:00Z"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, not even escaped."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article. `article` and `copies` are ids of articles, for links."""

    id: str
    article: str
    title: str
    summary: str
    updated: str
    published: str
    issued: str
    author: str
    source: str
    section: str
    actors: tuple[Actor, ...]
    copies: tuple[str, ...]


def entry(hit: Hit, archive: uuid.UUID) -> Entry:
    """The entry of a hit."""
    return Entry(
        id=urn(archive, f"article:{hit.id}"),
        article=hit.id,
        title=xml_text(hit.title.text) or hit.id,
        summary=xml_text(hit.snippet.text),
        updated=instant(hit.date) if hit.date else UNDATED,
        published=instant(hit.date) if hit.date and hit.date.precision is Precision.DAY else "",
        issued=hit.date.iso() if hit.date else "",
        author=xml_text(hit.author),
        source=xml_text(hit.source),
        section=xml_text(hit.section),
        actors=hit.actors,
        copies=hit.copies,
    )


def urn(archive: uuid.UUID, name: str) -> str:
    """A lasting id within an archive."""
    return uuid.uuid5(archive, name).urn


def instant(date: PartialDate) -> str:
    """The first moment of a date, as RFC 3339 writes it."""
    return f"{date.first.isoformat()}T00:00:00Z"


def xml_text(text: str) -> str:
    """Text without the characters that no XML document can hold."""
    return _FORBIDDEN.sub("", text)
