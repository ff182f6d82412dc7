"""Institutions by their adjectives or their purposes: Serbische Radikale Partei, Bündnis gegen Rechts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.actors.article.drafts import Draft, apart, in_order, taken_by
from archive.actors.article.extent.associations import associations, is_one_of_many, with_adjective
from archive.actors.article.words.inflection import adjective_stem
from archive.mentions import Kind

PURPOSE = re.compile(r"\s(?:für|gegen|zur|zum)\s")

_BODIES = (
    r"(?:[\w-]+-)?(?:Rat(?:e?s)?|Büros?|Behörde|Institut(?:e?s)?|[A-ZÄÖÜ]?\w*institut(?:e?s)?|Deputation|Koalition"
    r"|Bündnis(?:ses)?|(?:Bundes|Landes)?[Aa]mt(?:e?s)?|Zentrums?|Gesellschaft|Stiftung|Agentur|Komitees?"
    r"|(?:Bundes|Landes|Haupt|Spitzen|Zentral|Gesamt|Dach|Fach)?[Vv]erband(?:e?s)?|Verein(?:s|igung)?|Hochschule"
    r"|Akademie|Arbeitskreis(?:es)?|Arbeitsgemeinschaft|Forschungsgemeinschaft|Forschungsstelle"
    r"|Gerichtshof(?:e?s)?|Stelle|Kammer|(?:Kriegsverbrecher|Sonder|Strafgerichts)?[Tt]ribunals?)"
)
_OFFICES = (
    r"(?:(?!EU-)(?:[\w-]+-)?(?:(?:Präsidenten|Sachverständigen|Experten)rat(?:e?s)?|Forschungszentrums?|Departements?"
    r"|Sekretariats?|Ministeriums?|Organisation|Allianz|Fachstelle|Kommission))"
)
_NAMED = (
    r"(?:[A-ZÄÖÜ]\w*)?(?:[Pp]artei|[Gg]arde|[Kk]ommission|[Aa]rmee|[Ff]ront|[Uu]nion|[Kk]irche|[Dd]ienst(?:e?s)?"
    r"|[Gg]ericht(?:e?s)?|[Ff]öderation|[Aa]llianz|[Ll]iga|[Ff]onds|[Tt]ribunals?|[Bb]ewegung"
    r"|[Vv]ersammlung|[Bb]ehörde|[Vv]ereinigung|(?:[Ss]icherheits|[Üü]bergangs|[Nn]ational)rat(?:e?s)?)"
)
BODY = re.compile(rf"(?:{_BODIES}|{_NAMED}|{_OFFICES}|Staatsanwaltschaft)")
"""Words for institutions that have a purpose, or an adjective written with a capital."""

_WITH_ADJECTIVE = re.compile(rf"(?:{_BODIES}|{_NAMED})")

_ADJECTIVE = (
    r"(?:(?:(?!d(?:ie|er|en|es)\s|(?:d?ein|kein|dies|jed|unser|ihr|sein|mein)(?:e[nrs]?)\s)[a-zäöüß]+(?:e|en"
    r"|er|es)\s(?:und\s[a-zäöüß]+(?:e|en|er|es)\s)?)"
    r"|[A-ZÄÖÜ][a-zäöüß]+(?:sch|lich|ig|al|iv|iell|eint)(?:e|en|er|es)\s)"
)
_NOUN = r"[A-ZÄÖÜ][\w-]+"
_PURPOSE = rf"{_ADJECTIVE}?{_NOUN}(?:(?:,\s{_NOUN}){{0,4}}\sund\s{_ADJECTIVE}?{_NOUN})?"
_ARTICLE = r"(?:(?:die|den|das|der|eine?)\s)?"
_FOR = re.compile(
    rf"(?:{_BODIES}\s(?:(?:für|gegen)\s{_ARTICLE}{_PURPOSE}|zu[rm]\s{_PURPOSE}(?:\svon\s{_NOUN})?)"
    rf"|(?<!Europäische\s)(?<!Europäischen\s){_OFFICES}\s(?:für|gegen)\s{_PURPOSE}"
    rf"|Staatsanwaltschaft\sfür\s{_PURPOSE})"
    rf"(?:(?:\s(?:der|des)\s(?:[A-ZÄÖÜ]?[a-zäöüß]+en\s)?[A-ZÄÖÜ][a-zäöüß][\w-]+(?![\w-]|\sfür\s))+"
    rf"|(?:(?<=\sGewalt)|(?<=\sVerbrechen))\s(?:an|gegen)\s(?:das\s|die\s)?{_NOUN})?"
)
_BEFORE = re.compile(r"(?<![\w-])[A-ZÄÖÜ]\w+(?:e|en|er|es)\s\Z")
_ARTICLE_BEFORE = re.compile(
    r"(?:\b(?:[Dd](?:ie|er|as|em|en|es)|[Zz]u[rm]|[Vv]om|[Ii]m|[Bb]eim)\s[„\"]?|„)\Z"
)


def with_purposes(text: str, drafts: list[Draft], starts: Sequence[int]) -> list[Draft]:
    """The drafts without those inside such a name, and these names; `starts` are where bodies may begin.

    A name that ends where a draft goes on (the place of an institute) keeps to its own end. Adjectives
    alone make a name only where the tagger found nothing.
    """
    if not starts:
        return drafts
    found = [*_found(text, starts), *associations(text, drafts, starts)]
    kept = []
    taken = taken_by(found)
    for draft in drafts:
        for body in found if taken.overlaps(draft.start, draft.end) else ():
            if body.start < draft.end and draft.start < body.end:
                if draft.start <= body.start and draft.end >= body.end:
                    body.start, body.end, body.name = draft.start, draft.end, draft.name
                break
        else:
            kept.append(draft)
    kept += found
    for body in _with_adjectives(text, starts):
        if cut := _cut_off(text, body, kept):
            kept.remove(cut)
        kept += apart([body], kept)
    return sorted(kept, key=in_order)


def _cut_off(text: str, body: Draft, drafts: Iterable[Draft]) -> Draft | None:
    """The draft that lacks only adjectives behind an article (die Neue Radikale Partei)."""
    if not _ARTICLE_BEFORE.search(text[max(0, body.start - 8) : body.start]):
        return None
    ends = (draft for draft in drafts if draft.end == body.end and draft.start > body.start)
    return next((draft for draft in ends if draft.kind is Kind.ORGANISATION), None)


def _found(text: str, starts: Iterable[int]) -> Iterator[Draft]:
    for match in filter(None, (_FOR.match(text, start) for start in starts)):
        start, end = match.span()
        if is_one_of_many(text, start):
            continue
        start = with_adjective(text, start)
        yield Draft(start, end, Kind.ORGANISATION, text[start:end].replace("Bündnisses ", "Bündnis "))


def _with_adjectives(text: str, starts: Iterable[int]) -> Iterator[Draft]:
    """Kommunistische Partei: nobody writes the adjective so before an ordinary noun, but at the beginning."""
    for match in filter(None, (_WITH_ADJECTIVE.match(text, start) for start in starts)):
        start, count = match.start(), 0
        while (word := _BEFORE.search(text[max(0, start - 30) : start])) and adjective_stem(word[0].rstrip()):
            start, count = start - len(word[0]), count + 1
        if count and count > _begins(text, start) and not text[match.end() : match.end() + 1].isalnum():
            yield Draft(start, match.end(), Kind.ORGANISATION, text[start : match.end()])


def _begins(text: str, start: int) -> bool:
    """True at the beginning of a sentence."""
    return text[max(0, start - 4) : start].rstrip(' „"')[-1:] in ("", ".", "!", "?", ":", "\n")
