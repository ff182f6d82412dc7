"""Where names really begin and end: what the tagger cut off, glued together or took along."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from archive.actors.article.drafts import Draft, apart, in_order, places, word_before
from archive.actors.article.extent.cuts import behind_genitive
from archive.actors.article.extent.tails import without_tail
from archive.actors.article.words.demonyms import DEMONYMS
from archive.actors.article.words.sure import BODIES
from archive.actors.memo import remembered
from archive.actors.words import WordTable
from archive.mentions import Kind

GREENS = re.compile(
    r"\bBündnis ?90\s?/\s?[Dd][Ii][Ee] (?:Grünen|Grüne|GRÜNEN)\b|\bBÜNDNIS ?90\s?/\s?DIE GRÜNEN\b"
)
"""A party whose name looks like two."""

_OF_MANY_STATES = re.compile(
    r"(?<![\w-])(?:EU|UN|UNO)-(?:[\w-]*-)?(?:Kommission|Ministerrat|Parlament|Sicherheitsrat"
    r"|Weltsicherheitsrat|Menschenrechtsrat"
    r"|Vollversammlung|Generalversammlung|Umweltprogramm|Komitee|Flüchtlingshilfswerk|Kinderhilfswerk"
    r"|Klimarat|Grenzschutzagentur|(?:Kriegsverbrecher|Sonder)tribunal|Umwelt(?:minister)?rat"
    r"|Außenministerrat)(?:e?s)?(?![\w-])"
)
_ROUTE = re.compile(
    r"(?:[\w-]*[Ss]trecke|[\w-]*[Aa]chse|[\w-]*[Ll]inie|[\w-]*[Aa]utobahn|[Rr]oute|[Pp]ipeline)\Z"
)
_hyphened = remembered(re.compile(r"[A-ZÄÖÜ][\w.]+(?:[-–][A-ZÄÖÜ][\w.]+)+").fullmatch)
_PART = re.compile(r"[\w.]+")
_PARTICLES = frozenset(("de", "di", "del", "della", "dos", "van", "bin", "ibn", "al", "el"))
_PARTICLES_FIRST = frozenset(("De", "Di", "Del", "Della", "Dos", "Van", "Von"))
"""The same where a sentence begins."""

_LOOSE_END = re.compile(
    r"(?:\s(?:von|zu|der|die|den|das|im|in|am|an|und|mit|aus|auf|für|bei|gegen|durch)|\t\d+)+\Z"
)
_SHORTENED = re.compile(r"\s(?:Inc|Ltd|Corp|Co)\Z")
_NUMBERED = re.compile(r"\s[IVX]+\Z")
_STATE = re.compile(
    r"(?:(?:Demokratische|Islamische|Sozialistische|Arabische|Bolivarische|Föderative)[nr]?\s(?:Volksr|R)epublik"
    r"|(?:Freien?\sund\s)?Hansestadt|Volksrepublik)\s\Z"
)
_STATE_WORDS = ("epublik", "ansestadt")
"""The last letters before a state's name of that kind, but for a space."""

_PLAIN_STREET = re.compile(r"(\w+er)\s([A-ZÄÖÜ]\w{3,}(?:straße|strasse|platz|allee|bahnhof|friedhof|park)s?)")
LANDS = (
    r"(?:deutsch|bay[er]+isch|badisch|baden-württembergisch|württembergisch|fränkisch|hessisch|sächsisch"
    r"|thüringisch|niedersächsisch|nordrhein-westfälisch|rheinland-pfälzisch|saarländisch|brandenburgisch"
    r"|schleswig-holsteinisch|mecklenburg-vorpommersch|sachsen-anhaltisch|hamburgisch|bremisch)e[nrsm]?"
)
_ORIGIN = re.compile(rf"(?:(?!Deutscher|[\w-]+ischer)[A-ZÄÖÜ][\w-]*er|{LANDS})\s(?=(\S+))")
_FRACTION = re.compile(r"Fraktion\s(?:der|von)\s(?=\S)|(?:Bundes|Landes|Neu)-(?=(\S+))")
_NOUN = re.compile(
    r"(?:(?:Süd|Nord)?(?:[Oo]sten|[Ww]esten)|Süden|Norden|Terrormiliz|Terrororganisation|Mafia|Vereinigung"
    r"|Bundesligaspiel"
    r"|US-Institut|(?:US-)?[A-ZÄÖÜ]\w*(?:discounters?|hersteller|konzern|eigners?)"
    r"|(?:Piloten|Lokführer)gewerkschaft|(?:US-)?(?:Groß|Klein|Haupt|Hafen)stadt)\s(?=[A-ZÄÖÜ])"
)
"""What a name's bearer is, or a part of a place; the nouns that may begin names are left."""

PARTY = re.compile(
    r"SPD|CDU|CSU|FDP|NPD|PDS|AfD|ÖVP|FPÖ|SPÖ|SVP|CVP|Grünen?|Linken?|Linkspartei|Piratenpartei"
)
_BODY = re.compile("|".join(sorted(BODIES)))
_COMPOUND = re.compile(r"[A-ZÄÖÜ]\w+(?:-\w+)*-[A-ZÄÖÜ]\w+")
_STAFF = re.compile(
    r"(?!US-)([A-ZÄÖÜ][\w/]+)-\w*(?:[Ee]xpert(?:en?|in)|[Oo]bmann|[Oo]bfrau|[Aa]bgeordneten?"
    r"|[Vv]orsitzenden?|[Pp]olitikern?"
    r"|[Pp]olitikerin|[Cc]hefs?|[Cc]hefin|[Ss]prechern?|[Ss]precherin|[Mm]inister(?:in|s|n)?|[Mm]itglied(?:er[ns]?|s)?"
    r"|[Kk]andidat(?:en|in)?|[Ll]andesregierung|[Ff]riedensmission)"
)
_GENERIC = frozenset(
    ("Hauptbahnhof", "Marktplatz", "Rathausplatz", "Hauptfriedhof", "Stadtpark", "Ostbahnhof")
)


HINT = re.compile(r"(?:EU|UNO?)-|90")
"""A word with such letters is in each name that is the same in every text."""


def settled_edges(
    text: str,
    drafts: Sequence[Draft],
    words: WordTable,
    known: Container[tuple[int, int]] = (),
    hints: bool = True,
) -> list[Draft]:
    """The drafts with better ends, ascending: routes are two places, neighbouring people one person.

    Names that are `known` (by where they stand) have no other parts. `hints` is false where no word of the
    text is a `HINT`.
    """
    found = list(_fixed(text)) if hints else []
    if found:
        drafts = apart(drafts, found)
    for draft in _joined(text, drafts):
        hyphened = draft.kind is not Kind.PERSON and (draft.start, draft.end) not in known
        if hyphened and (parts := behind_genitive(draft, words)):
            found += parts
            continue
        if hyphened:
            without_tail(draft, words)
        parted = hyphened and _hyphened(text[draft.start : draft.end])
        found += _split(text, draft, words) if parted else [draft]
    for draft in found:
        _trim(draft)
        if draft.kind is Kind.PERSON and " " not in draft.name:
            _take_given_name(text, draft, words)
        if draft.kind is Kind.PLACE:
            _settle_place(text, draft)
        if draft.kind is Kind.ORGANISATION and _is_somebody(draft.name, words):
            longer = f"{draft.name} "
            is_known = (draft.start, draft.end) in known
            if not is_known and not any(d.name.startswith(longer) for d in found):
                draft.kind = Kind.PERSON
        if draft.kind is Kind.ORGANISATION and (head := _employer(draft.name)):
            draft.end, draft.name = draft.start + len(head), head
    return sorted(found, key=in_order)


def _fixed(text: str) -> Iterator[Draft]:
    """Names that are the same in every text."""
    if "90" in text:
        alliances = (start for word in ("Bündnis", "BÜNDNIS") for start in places(text, word))
        for match in filter(None, (GREENS.match(text, start) for start in alliances)):
            yield Draft(*match.span(), Kind.ORGANISATION, "Bündnis 90/Die Grünen")
    for initials in ("EU-", "UN-", "UNO-"):
        for match in filter(None, (_OF_MANY_STATES.match(text, start) for start in places(text, initials))):
            yield Draft(*match.span(), Kind.ORGANISATION, re.sub(r"(?<=[^aeios])e?s\Z", "", match[0]))


def _joined(text: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """People with nothing but a space between them are one: Zine el-Abidine, Ben Ali."""
    last: Draft | None = None
    for draft in drafts:
        if (
            last
            and last.kind is draft.kind is Kind.PERSON
            and text[last.end : draft.start] == " "
            and not text[last.start : last.end].endswith("s")
        ):
            last.end, last.name = draft.end, f"{last.name} {draft.name}"
            continue
        if last:
            yield last
        last = draft
    if last:
        yield last


def _is_somebody(name: str, words: WordTable) -> bool:
    """True for a given name or a particle and one more word: organisations that nobody knows are called
    otherwise.
    """
    first, _, last = name.partition(" ")
    given = first in _PARTICLES_FIRST or "v" in words.lists.get(first, "")
    return given and last.isalpha() and last.istitle()


def _split(text: str, draft: Draft, words: WordTable) -> Iterator[Draft]:
    """The Strecke Berlin-München leads from one place to another; states and parties are as many as named."""
    parts = list(_PART.finditer(text, draft.start, draft.end))
    if draft.kind is Kind.PLACE:
        states = all("s" in words.lists.get(part[0], "") for part in parts)
        route = len(parts) == 2 and _ROUTE.search(word_before(text, draft.start))
        several = draft.name not in words.lists and (states or route)
    else:
        several = all(PARTY.fullmatch(part[0]) for part in parts)
    if several:
        yield from (Draft(*part.span(), draft.kind, part[0]) for part in parts)
    else:
        yield draft


def _trim(draft: Draft) -> None:
    """A name does not end with a preposition; a number of kings and "Inc." have their point."""
    loose, name = _trimmed(draft.name, draft.kind is Kind.PERSON)
    draft.end -= loose
    draft.name = name


@remembered
def _trimmed(name: str, person: bool) -> tuple[int, str]:
    """How many letters too many a name has, and what it is without them."""
    loose = _LOOSE_END.search(name)
    kept = name[: loose.start()] if loose else name
    point = "." if (_NUMBERED if person else _SHORTENED).search(kept) else ""
    return len(name) - len(kept), kept + point


_SELDOM_A_NAME = 10
"""So many times as often as a given name a word is one of the language, mostly: Will, but not Ernst."""


def _is_given(word: str, words: WordTable) -> bool:
    often = words.seen(word.lower()) > _SELDOM_A_NAME * words.seen(word)
    return "v" in words.lists.get(word, "") and not often


def _take_given_name(text: str, draft: Draft, words: WordTable) -> None:
    """A lone surname right behind a given name has it, unless that is rather another word (Will Putin das?),
    and one behind a particle that is no German word.
    """
    given = word_before(text, draft.start)
    if given and text[draft.start - 1] == " " and (given in _PARTICLES or _is_given(given, words)):
        draft.start -= len(given) + 1
        draft.name = f"{given} {draft.name}"


def _settle_place(text: str, draft: Draft) -> None:
    """Freie und Hansestadt Hamburg with all that belongs to it; a street without its town."""
    full = None
    if text.endswith(_STATE_WORDS, 0, max(0, draft.start - 1)):
        full = _STATE.search(text[max(0, draft.start - 40) : draft.start])
    if full:
        draft.start -= len(full[0])
        draft.name = full[0].replace("Freien ", "Freie ") + draft.name
    elif town := _town_of_street(draft.name):
        _leave_out(text, town, draft)


@remembered
def _town_of_street(name: str) -> str:
    street = _PLAIN_STREET.fullmatch(name)
    return name[: street.start(2)] if street and street[2].rstrip("s") not in _GENERIC else ""


def leave_origins(text: str, drafts: Iterable[Draft], words: WordTable) -> None:
    """Names begin behind what says where their bearers are from, and behind "Fraktion der"."""
    for draft in drafts:
        while draft.kind is not Kind.PERSON and (before := _origin(draft.name)):
            _leave_out(text, before, draft)
        people, _, rest = draft.name.partition(" ")
        if " " in rest and people in DEMONYMS and "v" in words.lists.get(rest.partition(" ")[0], ""):
            _leave_out(text, f"{people} ", draft)
            draft.kind = Kind.PERSON


@remembered
def _origin(name: str) -> str:
    """The Hamburger SPD and the deutsche Bundesregierung have names without these words."""
    if origin := _ORIGIN.match(name):
        noun = origin[1]
        if PARTY.fullmatch(noun) or (_COMPOUND if name[0].isupper() else _BODY).fullmatch(noun):
            return origin[0]
    if noun := _NOUN.match(name):
        return noun[0]
    if part := _FRACTION.match(name):
        rest = name[part.end() :]
        return part[0] if PARTY.fullmatch(rest) or GREENS.fullmatch(rest) else ""
    return ""


@remembered
def _employer(name: str) -> str:
    """The SPD of an SPD-Innenexperte; nothing for other names."""
    match = _STAFF.fullmatch(name)
    return match[1] if match else ""


def _leave_out(text: str, before: str, draft: Draft) -> None:
    """Let a draft begin behind some words of its name; the text may have more spaces between them."""
    for word in before.split():
        draft.start += len(word)
        while text[draft.start : draft.start + 1].isspace():
            draft.start += 1
    draft.name = draft.name.removeprefix(before)
