"""Offices that stand alone in a sentence: whether they mean somebody who has the office now."""

from __future__ import annotations

import re

from archive.actors.article.offices.phrases import Phrase, is_plural
from archive.actors.article.offices.titles import Place, Spans

OTHERS = re.compile(
    r"\s(?:der|des|von|für(?!\s(?:den|[ks]?einen|ihren|unseren|diesen)\s))\s(?:[a-zäöüß-]+(?:en|er|es|em)\s)?[A-ZÄÖÜ]"
)
"""After an office it is somebody's or something's: the pope of literature."""

_ANYBODYS = re.compile(
    r"\w*(?:[Aa]mt|[Aa]mtes|[Aa]mts|[Pp]ostens?|[Rr]olle|[Ff]unktion|[Kk]ompetenz)|(?:Direkt|Neu)?[Ww]ahl|Befugnisse"
    r"|Aufgaben?|Erlaubnis|Genehmigung"
)
"""Of an office they are the same whoever has it."""

_TO = frozenset(("als", "zum", "zur"))
_BECOMING = re.compile(r"\s(?:bleib|geblieben|werden\b|geworden|zu\sbleiben|zu\swerden)")
"""After an office it is what somebody is or gets to be."""

_WAS_MADE = re.compile(r"\swurde\b")


def stands_for_somebody(text: str, phrase: Phrase, end: int) -> bool:
    """False for the former chancellor, "als Kanzlerin", "das Amt des Kanzlers", "Kanzlerin bleiben"."""
    if not phrase.is_now or (phrase.article or phrase.before.lower()) in _TO:
        return False
    if _BECOMING.match(text, end) or (phrase.article in ("", "der", "die") and _WAS_MADE.match(text, end)):
        return False
    if phrase.article == "des" and phrase.before in ("das", "dem"):
        return False
    return not (phrase.article in ("des", "der") and _ANYBODYS.fullmatch(phrase.before))


_GOES_ON = re.compile(r"\s+(?!(?:de|von\sder|van|zu|al|el|del|di|da)\s)[a-zäöü]|[.,:;!?–“)]|\s–|\n")
_NOUN = re.compile(r"\s+(?=[A-ZÄÖÜ])")
_PLURAL_VERB = re.compile(r"\s(?!\w*ge\w*n\b)[a-zäöü]+e[lr]?n\b")
_COPULA_REACH = 12
_COPULA = re.compile(r"\s(?:ist|war|sei|wird|wurde|bleibt|bleibe|werde|heißt)\s+\Z")


def may_be_alone(text: str, place: Place, in_title: bool, spans: Spans) -> bool:
    """True where an office stands by itself for one person: with an article, in the title also without,
    before what is no name, and not as what somebody named before it is.
    """
    phrase, end = place.phrase, place.end
    word = text[place.start : end]
    if not _GOES_ON.match(text, end):
        noun = _NOUN.match(text, end)
        if not noun or spans.begins.get(noun.end()):
            return False
    if not phrase.article:
        if not in_title and not (place.land and phrase.before.endswith("s")):
            return False
        if in_title and (place.office.oblique or "(" in phrase.before or _PLURAL_VERB.match(text, end)):
            return False
        if in_title and word.endswith("er") and OTHERS.match(text, end):
            return False
    if text[phrase.start - 1 : phrase.start] == "(" or is_plural(word, phrase, place.woman):
        return False
    copula = _COPULA.search(text, max(0, phrase.start - _COPULA_REACH), phrase.start)
    if copula and spans.person_until(copula.start()):
        return False
    return stands_for_somebody(text, phrase, end)
