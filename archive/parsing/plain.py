"""Plain text: a dated header, an empty line, paragraphs with empty lines between.

```
 date 2022-12 Kremlchef will stärkere Militärkooperation mit China.
berichtigt taz/2022/4711                <- optional

Russlands Präsident …
```

The header begins with `date` or `Datum`, in any case, then an optional colon, a date and the title.
`date ? Title` says that the date is not known.
Plain text carries title, date, body and `corrects`; for the other fields use Markdown.
"""

from __future__ import annotations

import re

from archive.article import Article
from archive.dateforms import DateError, split_date
from archive.dates import PartialDate
from archive.parsing.build import Fields, Place, build_dated
from archive.parsing.text import clean

_HEADER = re.compile(r"(date|datum)\b(?:\s*(:))?\s*(.*)", re.IGNORECASE)
_CORRECTS = re.compile(r"\s*(?:berichtigt|corrects)(?::\s*|\s+)(\S.*)", re.IGNORECASE)
_HEADLINE = 200
_UNKNOWN = "?"


def parse_plain(text: str, place: Place) -> Article:
    """The article of one plain text; what is missing is reported, never invented."""
    text = clean(text).lstrip()
    first, _, rest = text.partition("\n")
    head = _header(first, place)
    if head is None:
        place.tell("no-header", "does not begin with “date”, a date and a title; kept without a date")
        title, body = _headline(text)
        return build_dated(Fields(title, body), None, place)
    date, title = head
    corrects, rest = _corrects(rest)
    if not title:
        title, rest = _headline(rest.lstrip())
    return build_dated(Fields(title, rest, corrects=corrects), date, place)


def has_header(text: str) -> bool:
    """True when a text begins with a header whose date can be read."""
    match = _HEADER.match(text.lstrip().partition("\n")[0])
    if match is None:
        return False
    try:
        split_date(match[3])
    except DateError:
        return False
    return True


def _header(line: str, place: Place) -> tuple[PartialDate | None, str] | None:
    """Date and title of a dated header; None when the line is none."""
    match = _HEADER.match(line)
    if match is None:
        return None
    word, colon, rest = match.groups()
    if rest.startswith(_UNKNOWN):
        place.tell("no-date", "says that its date is not known; found under “ohne Datum”")
        return None, rest.removeprefix(_UNKNOWN).strip()
    try:
        return split_date(rest)
    except DateError as error:
        if error.code == "no-date" and not colon and word[0] != "d":
            return None  # "Datum der Wahl steht fest" is a headline
        place.tell(error.code, error.reason)
        return None, error.rest


def _corrects(rest: str) -> tuple[str, str]:
    """The id in a second header line, and what follows that line."""
    line, _, below = rest.partition("\n")
    match = _CORRECTS.match(line)
    return (match.group(1), below) if match else ("", rest)


def _headline(text: str) -> tuple[str, str]:
    """The first line as a title when an empty line follows and it is no longer than a headline is."""
    first, _, rest = text.partition("\n")
    below, _, _ = rest.partition("\n")
    if rest and not below.strip() and len(first) <= _HEADLINE:
        return first, rest
    return "", text
