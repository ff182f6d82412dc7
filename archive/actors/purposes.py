"""Institutions with what they are for: Rat für deutsche Rechtschreibung, Bündnis gegen Rechts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.actors.drafts import Draft
from archive.mentions import Kind

PURPOSE = re.compile(r"\s(?:für|gegen|zur|zum)\s")

_BODY = (
    r"(?:[\w-]+-)?(?:Rat(?:e?s)?|Büros?|Behörde|Institut(?:e?s)?|[A-ZÄÖÜ]?\w*institut(?:e?s)?|Deputation|Koalition"
    r"|Bündnis(?:ses)?|(?:Bundes|Landes)?[Aa]mt(?:e?s)?|Zentrums?|Gesellschaft|Stiftung|Agentur|Komitees?"
    r"|(?:Bundes|Landes)?[Vv]erband(?:e?s)?|Verein(?:s|igung)?|Hochschule|Akademie|Arbeitskreis(?:es)?"
    r"|Arbeitsgemeinschaft|Forschungsgemeinschaft|Forschungsstelle|Gerichtshof(?:e?s)?|Stelle|Kammer)"
)
_ADJECTIVES = r"(?:[a-zäöüß]+(?:e|en|er|es)\s(?:und\s[a-zäöüß]+(?:e|en|er|es)\s)?)"
_FOR = re.compile(
    r"(?<![\w-])((?:[A-ZÄÖÜ]\w+(?:e|en|er|es)\s)?"
    + _BODY
    + r"\s(?:(?:für|gegen|zur|zum)\s(?:(?:die|den|das|der|eine?)\s)?"
    + _ADJECTIVES
    + r"?[A-ZÄÖÜ][\w-]+(?:(?:,\s[A-ZÄÖÜ][\w-]+)?\sund\s(?:[a-zäöüß]+(?:e|en)\s)?[A-ZÄÖÜ][\w-]+)?"
    r"(?:\s(?:der|des)\s[A-ZÄÖÜ][a-zäöüß][\w-]+)?))"
)


def with_purposes(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those inside such a name, and these names.

    A name that ends where a draft goes on (the place of an institute) keeps to its own end.
    """
    found = [
        Draft(*match.span(1), Kind.ORGANISATION, match[1].replace("Bündnisses ", "Bündnis "))
        for match in _FOR.finditer(text)
    ]
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
