"""Texts with offices, read for tests: where the offices are, and drafts of the names."""

from __future__ import annotations

import re

from archive.actors.article.drafts import Draft
from archive.actors.article.offices.words import is_office
from archive.mentions import Kind

_TOKEN = re.compile(r"[\w-]+")


def offices_of(text: str) -> list[tuple[int, int]]:
    """Where the words for offices stand."""
    return [match.span() for match in _TOKEN.finditer(text) if is_office(match[0])]


def drafts_of(text: str, *names: str, kind: Kind = Kind.PERSON) -> list[Draft]:
    """Drafts wherever these names stand."""
    return [
        Draft(match.start(), match.end(), kind, name)
        for name in names
        for match in re.finditer(re.escape(name), text)
    ]
