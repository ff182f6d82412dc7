"""Places of an article that name somebody who does not act in it: datelines, bylines, credits, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.actors.lists import listed
from archive.actors.memo import remembered
from archive.article import Article

AGENCIES = frozenset(
    listed(
        "dpa dpa-AFX AFX AFP AP APA epd KNA ddp dapd SID sid dts ots sda Keystone-SDA Reuters vwd rtr"
        " dapd/dpa dpa/AFP AFP/dpa ADN"
    )
) | {"Associated Press", "Agence France-Presse", "Deutsche Presse-Agentur", "Deutsche Presseagentur"}
"""News agencies: they bring the news and do not act in it."""

_AGENCY = r"(?i:dpa(?:-afx)?|afp|ap|apa|epd|kna|ddp|dapd|sid|dts|ots|sda|reuters|rtr|afx|adn)"
_PLACE = r"[A-ZÄÖÜ][\w/.,’' -]{1,70}?"
_DATELINE = re.compile(
    rf"\s*(?:{_PLACE}\s?[(,]\s*{_AGENCY}\b[^)\n]{{0,40}}?\)?\s*[.:–—-]+"
    rf"|{_PLACE}\({_AGENCY}\b[^)\n]{{0,40}}\)\s"
    rf"|{_AGENCY}\s[A-ZÄÖÜ]\w+(?:/[A-ZÄÖÜ]\w+)*\s*[.:–—-]"
    rf"|\({_AGENCY}\b[^)\n]{{0,40}}\)\s)"
)
_BYLINE = re.compile(r"\s*(?:Von|VON|Autor(?:in)?:|Text:)\s[^\n.!?]{3,80}(?=\n)")
_CREDIT = re.compile(
    r"\(?\b(?:Fotos?|FOTO|Bild(?:er)?|Archivbild|Symbolbild|Grafik|Illustration|Quelle):[^\n)]{1,80}\)?"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\])>„“”]+")
_CREDIT_WORDS = ("oto", "otos", "OTO", "ild", "ilder", "Quelle", "Grafik", "Illustration")
"""The last letters before the colon of a credit."""

_WORKS = tuple(
    noun + ending
    for noun in listed(
        "titel film buch roman überschrift gedichtsammlung gedicht studie lied song oper operette musical"
        " album single theaterstück gemälde essay dokumentation drama komödie krimi thriller serie bestseller"
        " autobiografie autobiographie biografie biographie aufsatz computerspiel hörspiel hörbuch"
    )
    for ending in ("", "s", "es")
)
"""Last words before the title of a work in quotation marks."""

_LONGEST = max(map(len, _WORKS))

_QUOTES = '„"»'
_TITLE = re.compile(r"(?:„[^„“”]{2,150}[“”]|\"[^\"]{2,150}\"|»[^«»]{2,150}«)")

Zone = tuple[int, int]


def silent_zones(article: Article) -> list[Zone]:
    """Ranges of `article.text` (end excluded) in which names are no actors, ascending."""
    text, start = article.text, article.body_start
    zones: list[Zone] = []
    if byline := _BYLINE.match(text, start):
        zones.append(byline.span())
        start = byline.end()
    if dateline := _dateline(text, start):
        zones.append(dateline)
    if any(before.endswith(_CREDIT_WORDS) for before in text.split(":")[:-1]):
        zones += [credit.span() for credit in _CREDIT.finditer(text, article.body_start)]
    if "://" in text or "www." in text:
        zones += [address.span() for address in _ADDRESS.finditer(text)]
    return sorted((*zones, *_titles(text)))


def _titles(text: str) -> Iterator[Zone]:
    """Titles of works: der Film „Im Atlantik“."""
    for quote in _QUOTES:
        start = text.find(f" {quote}")
        while start >= 0:
            word = text[max(0, start - _LONGEST) : start].rpartition(" ")[2]
            if _is_work(word) and (title := _TITLE.match(text, start + 1)):
                yield title.span()
            start = text.find(f" {quote}", start + 1)


@remembered
def _is_work(word: str) -> bool:
    return word.lower().endswith(_WORKS)


def _dateline(text: str, start: int) -> Zone | None:
    """The dateline of a body that begins with one: a place, and an agency in brackets or a dash."""
    head = text[start : start + 110]
    match = _DATELINE.match(head)
    return (start + match.start(), start + match.end()) if match else None
