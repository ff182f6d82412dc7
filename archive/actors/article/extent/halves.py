"""Institutions whose name has two halves: Patent- und Markenamt, Such- und Rettungsagentur."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.actors.article.drafts import Draft, in_order
from archive.actors.article.extent.associations import with_adjective
from archive.mentions import Kind

SECOND = re.compile(
    r"[A-ZÄÖÜ]\w*(?:[deghklnrst]amt(?:e?s)?|verband(?:e?s)?|[ls]rat(?:e?s)?|agentur|kammer|gericht(?:e?s)?"
    r"|institut(?:e?s)?)"
)
"""Words that may end such a name."""

_BETWEEN = "- und "
_FIRST = re.compile(
    r"(?:\b(?:[Dd](?:er|ie|as|em|es|en)|[Vv]om|[Bb]eim|[Zz]um|[Zz]ur|[Ii]m|[a-zäöüß]+(?:en|em))\s[„\"»]?"
    r"|(?P<adjective>[A-ZÄÖÜ]\w+(?:sch|al)(?:e|en|er|es)\s))([A-ZÄÖÜ]\w+- und )\Z"
)


def with_first_halves(text: str, drafts: list[Draft], starts: Iterable[int]) -> list[Draft]:
    """The drafts without those inside such a name, and these names; `starts` are where the second may begin.

    A name that goes on keeps its own end: Arbeits- und Sozialgericht Wien.
    """
    found = list(_found(text, drafts, starts))
    if not found:
        return drafts
    kept = [draft for draft in drafts if not any(one.start <= draft.start < one.end for one in found)]
    return sorted((*kept, *found), key=in_order)


def _found(text: str, drafts: Sequence[Draft], starts: Iterable[int]) -> Iterator[Draft]:
    for start in starts:
        if not text.endswith(_BETWEEN, 0, start):
            continue
        second = SECOND.match(text, start)
        first = _FIRST.search(text[max(0, start - 60) : start])
        if second and first and not text[second.end() : second.end() + 1].isalnum():
            begun = with_adjective(text, start - len(first[2]))
            end = max([second.end(), *(draft.end for draft in drafts if draft.start == start)])
            if not any(draft.start <= begun and draft.end >= end for draft in drafts):
                yield Draft(begun, end, Kind.ORGANISATION, text[begun:end])
