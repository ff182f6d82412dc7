"""Institutions and buildings that are called after their town or land: Bremer Umweltbehörde, Hainroder
Tunnel, niedersächsischer Landtag."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.actors.article.drafts import Draft, in_order, taken_by
from archive.actors.article.extent.edges import LANDS
from archive.actors.article.taken import Taken
from archive.actors.article.words.inflection import adjective_stem
from archive.mentions import Kind

_PLACES = (
    r"Tunnels?|Flughafens?|(?:[A-ZÄÖÜ]\w*k|K)lini(?:k|kums?)|Rathaus(?:es)?|[A-ZÄÖÜ]\w*kraftwerk(?:e?s)?|Moschee"
    r"|Synagoge|Krankenhaus(?:es)?|[A-ZÄÖÜ]\w*museums?|[A-ZÄÖÜ]\w*stadions?"
)
_BODIES = (
    r"[A-ZÄÖÜ]\w*(?:behörde|gericht(?:e?s)?|gymnasiums?|parlament(?:e?s)?|[deghklnrst]amt(?:e?s)?)"
    r"|Gymnasiums?|Landtag(?:e?s)?"
)
NOUN = re.compile(rf"(?:(?P<place>{_PLACES})|{_BODIES})")
"""Words for what a town has one of."""

_TOWN = re.compile(
    r"(?:\b(?:[Dd](?:er|ie|as|em|en|es)|[Vv]om|[Bb]eim|[Zz]u[rm]|[IiAa]m)\s)((?!Schweizer)[A-ZÄÖÜ][\w-]{2,}er\s)\Z"
)
_PARLIAMENT = re.compile(r"(Landtag)(?:e?s)?(?![\w-])")
_LAND = re.compile(rf"(?<![\w-])({LANDS}\s)\Z")
_NAME_AFTER = re.compile(r"[\w-]|\s[A-ZÄÖÜ„\"]")


def of_towns(text: str, drafts: list[Draft], starts: Iterable[int]) -> list[Draft]:
    """The drafts, and such names behind an article that nobody found; `starts` are where nouns may begin."""
    found = list(_found(text, drafts, starts))
    return sorted((*drafts, *found), key=in_order) if found else drafts


def _parliament(text: str, start: int) -> Draft | None:
    """The niedersächsischer Landtag, whose adjective newspapers write without a capital."""
    noun = _PARLIAMENT.match(text, start)
    land = _LAND.search(text[max(0, start - 40) : start]) if noun else None
    if not noun or not land:
        return None
    begun = start - len(land[1])
    return Draft(begun, noun.end(), Kind.ORGANISATION, f"{land[1].title()}{noun[1]}")


def _found(text: str, drafts: Sequence[Draft], starts: Iterable[int]) -> Iterator[Draft]:
    taken: Taken | None = None
    for start in starts:
        if parliament := _parliament(text, start):
            yield parliament
        if not text.endswith("er ", 0, start):
            continue
        noun, town = NOUN.match(text, start), _TOWN.search(text[max(0, start - 40) : start])
        if not noun or not town or adjective_stem(town[1].rstrip()) or _NAME_AFTER.match(text, noun.end()):
            continue
        begun, end = start - len(town[1]), noun.end()
        taken = taken or taken_by(drafts)
        if not taken.overlaps(begun, end):
            kind = Kind.PLACE if noun["place"] else Kind.ORGANISATION
            yield Draft(begun, end, kind, text[begun:end])
