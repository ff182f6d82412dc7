"""Institutions with what they are for: Rat für deutsche Rechtschreibung, Bündnis gegen Rechts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.actors.drafts import Draft
from archive.mentions import Kind

PURPOSE = re.compile(r"\s(?:für|gegen|zur|zum)\s")

_BODIES = (
    r"(?:[\w-]+-)?(?:Rat(?:e?s)?|Büros?|Behörde|Institut(?:e?s)?|[A-ZÄÖÜ]?\w*institut(?:e?s)?|Deputation|Koalition"
    r"|Bündnis(?:ses)?|(?:Bundes|Landes)?[Aa]mt(?:e?s)?|Zentrums?|Gesellschaft|Stiftung|Agentur|Komitees?"
    r"|(?:Bundes|Landes)?[Vv]erband(?:e?s)?|Verein(?:s|igung)?|Hochschule|Akademie|Arbeitskreis(?:es)?"
    r"|Arbeitsgemeinschaft|Forschungsgemeinschaft|Forschungsstelle|Gerichtshof(?:e?s)?|Stelle|Kammer)"
)
BODY = re.compile(_BODIES)
"""Words for institutions that have a purpose."""

_ADJECTIVES = r"(?:[a-zäöüß]+(?:e|en|er|es)\s(?:und\s[a-zäöüß]+(?:e|en|er|es)\s)?)"
_FOR = re.compile(
    _BODIES
    + r"\s(?:für|gegen|zur|zum)\s(?:(?:die|den|das|der|eine?)\s)?"
    + _ADJECTIVES
    + r"?[A-ZÄÖÜ][\w-]+(?:(?:,\s[A-ZÄÖÜ][\w-]+)?\sund\s(?:[a-zäöüß]+(?:e|en)\s)?[A-ZÄÖÜ][\w-]+)?"
    r"(?:\s(?:der|des)\s[A-ZÄÖÜ][a-zäöüß][\w-]+)?"
)
_BEFORE = re.compile(r"(?<![\w-])[A-ZÄÖÜ]\w+(?:e|en|er|es)\s\Z")


def with_purposes(text: str, drafts: Sequence[Draft], starts: Iterable[int]) -> list[Draft]:
    """The drafts without those inside such a name, and these names; `starts` are where bodies may begin.

    A name that ends where a draft goes on (the place of an institute) keeps to its own end.
    """
    found = list(_found(text, starts))
    if not found:
        return list(drafts)
    kept = []
    for draft in drafts:
        over = next((body for body in found if body.start < draft.end and draft.start < body.end), None)
        if over is None:
            kept.append(draft)
        elif draft.start <= over.start and draft.end >= over.end:
            over.start, over.end, over.name = draft.start, draft.end, draft.name
    return sorted((*kept, *found), key=lambda draft: draft.start)


def _found(text: str, starts: Iterable[int]) -> Iterator[Draft]:
    for match in filter(None, (_FOR.match(text, start) for start in starts)):
        start, end = match.span()
        if adjective := _BEFORE.search(text[max(0, start - 24) : start]):
            start -= len(adjective[0])
        yield Draft(start, end, Kind.ORGANISATION, text[start:end])
