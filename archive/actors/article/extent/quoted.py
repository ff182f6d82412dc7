"""Names whose ends the text itself shows: in quotation marks, or with the institution before the place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.actors.article.drafts import Draft, in_order, places, word_before
from archive.actors.article.extent.associations import with_adjective
from archive.actors.memo import remembered
from archive.mentions import Kind

_OPENERS = "„“\"»‚'"
"""Marks that open the quotation of a name."""

_OPEN, _CLOSE = f"[{_OPENERS}]'?", "(?:[“”\"«‘]|'')"
_WORD = (
    r"(?:[A-ZÄÖÜ0-9][\w.&’'-]*|der|die|das|des|dem|den|und|of|for|the|against|and|in|zur|zum|zu|für|gegen|ohne|von|vom|im"
    r"|am|an|unter|de|la|le|les|du|des|et|pour|un|une|el|y|del|di|della)"
)
_QUOTED = re.compile(rf"{_OPEN}([A-ZÄÖÜ][\w.&’-]*(?:\s{_WORD}){{0,7}}){_CLOSE}")
_COMPANY = re.compile(
    r"(?:[Ff]irma|[Uu]nternehmens?|[Kk]onzerns?|[Ff]luggesellschaft|[Rr]eederei|[Zz]eitung|[Zz]eitschrift|[Mm]agazins?"
    r"|[Vv]ereins?|[Cc]lans?|[Vv]erlags?|[Pp]artei|[Ww]ählergruppe|[Oo]rganisation|[Bb]ündnis(?:ses)?|[Ii]nitiative"
    r"|[Aa]gentur|[Ss]enders?|[Ss]tiftung|[Gg]ruppierung|[Mm]iliz|[Gg]ruppe|[Bb]and|[Tt]rägers?|[Bb]ewegung"
    r"|[Gg]ewerkschaft|[Nn]etzwerks?|[Kk]ollektivs?|[Bb]latt(?:s|es)?|Illustrierten?|[Hh]erstellers?|-Truppe"
    r"|[Ss]uchseite|[Nn]achrichtensite"
    r"|[Bb]etriebskindergarten)\s\(?\Z"
)
_SAYS = re.compile(
    r"\b(?:[Ll]aut|gegenüber|berichte[tn]?e?|schreibt|schrieb|zitiert|meldete?|vermeldete?)\s(?:d(?:ie|er|as|em)\s)?\Z"
)
"""Before the name of a newspaper in quotation marks."""

_HOUSE = re.compile(
    r"(?:[Rr]estaurants?|[Hh]otels?|[Gg]asthaus(?:es)?|[Gg]asthofs?|[Cc]afés?|[Kk]neipe|[Dd]iskothek|Pizzeria|Nachtclubs?"
    r"|Mall|Einkaufszentrums?|Deponie|[Pp]ipeline|Naturdenkmals?|[Qq]uartiers?|Walfangstation|Tagebaus?"
    r"|[Ww]indparks?)\s\Z"
)
_SENTENCE = re.compile(rf"{_OPEN}([A-ZÄÖÜ][\w-]*(?:,?\s[\w-]+){{1,6}}){_CLOSE}")
_UNITED = re.compile(
    r"(?:[Oo]rganisation|[Nn]etzwerks?|[Vv]ereins?|[Gg]ruppe|[Gg]ewerkschaft|[Bb]ündnis(?:ses)?|[Kk]ollektivs?"
    r"|[Bb]ewegung)\s\Z"
)
"""Before a name that may be written like a sentence."""
_COURT = re.compile(
    r"((?:Ober)?[Vv]erwaltungsgericht|(?:Ober)?[Ll]andesgericht|Landgericht|Amtsgericht|Sozialgericht"
    r"|Arbeitsgericht|Finanzgericht|Polizeipräsidium|Staatsanwaltschaft|Nationaltheater|Staatstheater"
    r"|Universität|Uni|Hochschule|Landeskriminalamt|Börse|Berufsfeuerwehr|Polizeiinspektion|Polizeidirektion"
    r"|Verwaltungsgerichtshof|(?:Gesundheits|Finanz|Jugend|Hauptzoll|Landrats|Veterinär|Ordnungs|Untersuchungs)amt"
    r"|Feuerwehr|Stadtrat|Gemeinderat|Kirchenkreis|Wasserbehörde|(?:Bauern|Kreissport|Landessport)bund"
    r"|(?:Erzb|B)istum|Landtag)(?:e?s)?"
)
_PLANT = re.compile(
    r"((?:Atom|Kern|[A-ZÄÖÜ]\w*[Kk]ohle|Gas)kraftwerk|(?:Atommüll-)?(?:End|Zwischen)lager|Betriebsbahnhof"
    r"|Caf[eé]|Herzogtum|Flughafen|Landkreis|Kreis|Kanton|Festung|Republik|Schloss|Kloster)"
    r"(?:e?s)?"
)


@remembered
def _institution(word: str) -> tuple[str, Kind] | None:
    """What a word before a place names, in the nominative, and what that is."""
    for institution, kind in ((_COURT, Kind.ORGANISATION), (_PLANT, Kind.PLACE)):
        if match := institution.fullmatch(word):
            return match[1], kind
    return None


_OPEN_BRACKET = re.compile(r" \([^()]+\Z")
_house_number = remembered(
    re.compile(r"(.*(?:[Ss]tra(?:ß|ss)e|[Pp]latz|[Ww]eg|[Aa]llee|[Gg]asse|[Uu]fer))\s\d+\s?[a-z]?").fullmatch
)


def delimited(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts with their full ends, and names in quotation marks that nobody took for one."""
    quoted = list(_quoted(text, drafts))
    if quoted:
        drafts = [d for d in drafts if not any(q.start <= d.start and d.end <= q.end for q in quoted)]
    for draft in drafts:
        if draft.kind is Kind.PLACE:
            _extend(text, draft)
    return sorted((*drafts, *quoted), key=in_order)


def _quoted(text: str, drafts: Sequence[Draft]) -> Iterator[Draft]:
    begins = {draft.start: draft.kind for draft in drafts}
    for match in _quotations(text):
        if match.re is _SENTENCE:
            yield Draft(*match.span(1), Kind.ORGANISATION, match[1])
            continue
        kind = _kind_before(text[max(0, match.start() - 30) : match.start()])
        if kind is None and begins.get(match.start(1)) is Kind.ORGANISATION:
            kind = Kind.ORGANISATION
        if kind is not None:
            yield Draft(*match.span(1), kind, match[1])


def _quotations(text: str) -> Iterator[re.Match[str]]:
    """What is quoted and written as a name, without overlaps."""
    end = 0
    for start in sorted(start for mark in _OPENERS for start in places(text, mark)):
        if start >= end and (match := _QUOTED.match(text, start) or _sentence(text, start)):
            end = match.end()
            yield match


def _sentence(text: str, start: int) -> re.Match[str] | None:
    """What is quoted behind a word for those who call themselves so: das Netzwerk „Die wahre Mitte“."""
    match = _SENTENCE.match(text, start)
    return match if match and _UNITED.search(text[max(0, start - 30) : start]) else None


def _kind_before(before: str) -> Kind | None:
    """What the noun before a quotation says it is."""
    if _COMPANY.search(before) or _SAYS.search(before):
        return Kind.ORGANISATION
    return Kind.PLACE if _HOUSE.search(before) else None


def _extend(text: str, draft: Draft) -> None:
    """A court and a plant have their place for a name; a street has it without the number."""
    if street := _house_number(draft.name):
        draft.end -= len(draft.name) - len(street[1])
        draft.name = street[1]
    before = word_before(text, draft.start).lstrip("(") if text[draft.start - 1 : draft.start] == " " else ""
    if text[draft.end : draft.end + 1] == ")" and _OPEN_BRACKET.search(draft.name):
        draft.end += 1
        draft.name += ")"
    if institution := _institution(before):
        noun, draft.kind = institution
        draft.start -= len(before) + 1
        draft.name = f"{noun} {draft.name}"
        if draft.kind is Kind.ORGANISATION and (start := with_adjective(text, draft.start)) < draft.start:
            draft.start, draft.name = start, text[start : draft.start] + draft.name
