"""What the noun right before a name says it is: Dorf Salak, Provinz Surat Thani, Partei Jobbik."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.actors.article.drafts import Draft, in_order, taken_by
from archive.actors.article.taken import Taken
from archive.actors.words import COMMON, WordTable
from archive.mentions import Kind

_PLACES = (
    r"(?:[Hh]aupt|[Kk]lein|[Gg]roß|[Hh]afen|[Kk]üsten|[Mm]illionen|[Pp]rovinz|[Kk]reis|[Ii]ndustrie)?[Ss]tadt"
    r"|Ortschaft|Dorf(?:es|s)?|Gemeinden?|Distrikts?|(?:[Ss]üd|[Nn]ord|[Oo]st|[Ww]est)?[Pp]rovinz(?:en)?|Bezirks?"
    r"|(?:Stadt|Orts)teils?|Stadtviertels?|[Aa]rmenviertels?|Vororts?|Halbinsel|[Pp]azifikinsel|[Mm]ittelmeerinsel"
    r"|Insel|Inselgruppe|Präfektur|Grafschaft|Bundesstaat(?:es|s)?|Departements?|Ferienorts?|Badeorts?"
    r"|Fluss(?:es)?|(?:Zwerg|Nachbar)?[Pp]laneten|Asteroiden|Teilrepublik|Deponie|Versuchsgelände"
    r"|Ausgrabungsstätte|(?:Konzentrations|Vernichtungs|Flüchtlings)lagers?|(?:Saturn|Jupiter|Mars)?[Mm]onds"
    r"|(?:Saturn|Jupiter)mond|Vulkans?|Weiler"
)
_BODIES = (
    r"Firmen?|(?:[A-ZÄÖÜ][\w-]*)?(?:[Uu]nternehmens?|[Kk]onzerns?|[Hh]erstellers?|[Gg]esellschaft|[Aa]nbieters?"
    r"|[Pp]artei|[Gg]ewerkschaft|[Zz]eitung|[Zz]eitschrift|[Mm]agazins?|[Ss]enders?"
    r"|[Oo]rganisation|[Mm]iliz|[Gg]ruppierung|[Aa]utomarke|[Rr]eederei|[Bb]and|[Vv]ereins?|[Kk]anals?"
    r"|[Ff]luglinie|[Hh]olding|[Aa]uktionshaus(?:es)?|[Ll]abels?|[Ii]llustrierten?|[Rr]undfunks?|[Nn]etzwerks?"
    r"|[Ff]achblatt(?:s|es)?|[Pp]roviders?|[Ii]nstituts?|[Kk]lubs?|[Cc]lubs?|[Ii]nitiative|[Vv]ereinigung"
    r"|[Ww]ebshops?)"
    r"|[A-ZÄÖÜ][\w-]*[Bb]ank"
)
_MANY_PLACES = (
    r"(?:[Ss]üd|[Nn]ord|[Oo]st|[Ww]est)?[Pp]rovinzen|Gemeinden|Orten?|Ortschaften|Städten?|Dörfern?|Stadtteilen?"
    r"|Bezirken?|Regionen|Inseln|Bundesländern?|Staaten|Distrikten?|Landkreisen?"
)
_MANY_BODIES = r"Marken|Firmen|Unternehmen|Parteien|Konzernen?|Herstellern?|Gewerkschaften|Zeitungen|Sendern?"
_LIST = re.compile(
    rf"(?:(?P<places>{_MANY_PLACES})|(?:{_MANY_BODIES}))\s"
    r"(?P<list>[A-ZÄÖÜ][\w’'-]+(?:\s[A-ZÄÖÜ][\w’'-]+)?(?:,\s[A-ZÄÖÜ][\w’'-]+(?:\s[A-ZÄÖÜ][\w’'-]+)?)*"
    r"\s(?:und|oder|sowie)\s[A-ZÄÖÜ][\w’'-]+)"
)
_MEMBER = re.compile(r"(?:\A|,\s|\s(?:und|oder|sowie)\s)([A-ZÄÖÜ][\w’'-]*\w)")

NOUN = re.compile(rf"(?:{_PLACES}|{_BODIES}|{_MANY_PLACES}|{_MANY_BODIES})")
"""Words that introduce a name."""

_INTRODUCED = re.compile(
    rf"(?:(?P<place>{_PLACES})|(?P<body>{_BODIES}))\s(?P<name>[A-ZÄÖÜ][\w’'-]*\w)(?![\w-])"
)


def introduced(text: str, drafts: list[Draft], words: WordTable, starts: Iterable[int]) -> list[Draft]:
    """The drafts with the kinds that such nouns give them, and the names after them that nobody found.

    `starts` are where such nouns may begin, ascending. A name of several words keeps its length; a new one
    is one word that is not a common one.
    """
    introductions = list(_introductions(text, starts))
    if not introductions:
        return drafts
    known = {draft.start: draft for draft in drafts}
    taken = taken_by(drafts)
    found: list[Draft] = []
    told: dict[str, Kind] = {}
    for start, end, kind, genitive in introductions:
        if _ends_a_name(start, taken):
            continue
        if draft := known.get(start):
            known_place = kind is not Kind.PLACE and draft.name in words.lists
            if (
                (not genitive or _is_lone(draft, drafts))
                and not known_place
                and not _may_be_genitive(text, start, draft.end, words)
            ):
                draft.kind = told[draft.name] = kind
        elif is_rare(text[start:end], words) and not taken.overlaps(start, end):
            found.append(Draft(start, end, kind, text[start:end]))
            taken.add(start, end)
            told[text[start:end]] = kind
    for draft in drafts:
        draft.kind = told.get(draft.name, draft.kind)
    return sorted((*drafts, *found), key=in_order) if found else drafts


def _is_lone(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True for a single word that is nobody's surname in the article: des Herstellers Pfaff."""
    ends = f" {draft.name}"
    return " " not in draft.name and not any(other.name.endswith(ends) for other in drafts)


def _ends_a_name(start: int, taken: Taken) -> bool:
    """True where the noun before a name is itself the end of one: Deutsche Bank Josef Ackermann."""
    return taken.overlaps(start - 2, start - 1)


def _may_be_genitive(text: str, start: int, end: int, words: WordTable) -> bool:
    """True for what ends with an s, unless nobody has heard of the rest: the Automarke Qoros."""
    name = text[start:end]
    return name.endswith("s") and (words.seen(name[:-1]) > 0 or text.count(name[:-1]) > text.count(name))


def _introductions(text: str, starts: Iterable[int]) -> Iterator[tuple[int, int, Kind, bool]]:
    """Where names begin and their first words end, the kind, and whether the noun is a genitive."""
    for match in filter(None, (_LIST.match(text, start) for start in starts)):
        kind = Kind.PLACE if match["places"] else Kind.ORGANISATION
        for member in _MEMBER.finditer(match["list"]):
            first, last = member.span(1)
            yield match.start("list") + first, match.start("list") + last, kind, False
    for match in filter(None, (_INTRODUCED.match(text, start) for start in starts)):
        noun = match["place"] or match["body"]
        yield *match.span("name"), Kind.PLACE if match["place"] else Kind.ORGANISATION, noun.endswith("s")


def is_rare(word: str, words: WordTable) -> bool:
    """True for a word that is hardly known and no compound of a known one ("Umsatzerlöse")."""
    return words.seen(word) < COMMON and words.look_up(word).how in ("", "-", "u")
