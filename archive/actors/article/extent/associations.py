"""Associations by whom they unite or what they are about: Bund der Steuerzahler, Verband kommunaler
Unternehmen, Arbeitskreis Vorratsdatenspeicherung."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from archive.actors.article.drafts import Draft
from archive.actors.article.words.inflection import adjective_stem
from archive.actors.memo import remembered
from archive.mentions import Kind

_HEADS = (
    r"(?:(?:Bundes|Landes|Haupt|Spitzen|Zentral|Gesamt|Fach|Dach|Berufs|Interessen|Industrie|Branchen|Welt)?"
    r"[Vv]erband(?:e?s)?|Gewerkschaft|Zentralrat(?:e?s)?|Weltkongress(?:es)?|(?:Zentral|Bundes)?[Vv]ereins?"
    r"|(?:Bundes)?[Vv]ereinigung|Arbeitskreis(?:es)?"
    r"|Arbeitsgemeinschaft)"
)
_CIRCLES = (
    r"(?:(?:Landes|Bundes)?[Aa]rbeitskreis(?:es)?|AK|(?:Landes|Bundes)?[Aa]rbeitsgemeinschaft|Aktionsbündnis(?:ses)?"
    r"|Interessengemeinschaft|Fakultät|Forums?)"
)
HEAD = re.compile(rf"(?:{_HEADS}|Bund(?:es)?|{_CIRCLES})")
"""Words for what unites people or companies."""

_NOUN = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ]?[a-zäöüß]+)*(?![\w-])"
_KIND = (
    r"(?:der\s(?:[A-ZÄÖÜ]?[a-zäöüß]+en\s)?"
    r"|(?!(?:[sd]ein|[md]ein|ihr|unser|eur|dies|jed|all|ein|kein|welch|mehrer|viel|od|ab|wied|weit|imm|üb|unt)er)"
    r"(?:Deutsch|Europäisch|[a-zäöüß]{4,})er\s)"
)
_BECOMING_ONE = (
    r"Vereinigung\sder\s(?:(?:beiden|zwei)\s|(?:deutschen\s)?\w*(?:[Ss]taaten|[Ll]änder|[Ff]irmen|[Uu]nternehmen"
    r"|[Kk]onzerne|[Pp]arteien|[Kk]irchen|[Ss]tädte|[Gg]egner)\b)"
)
"""What happens to those, and no association."""

_UNITES = re.compile(
    rf"(?:(?!{_BECOMING_ONE}){_HEADS}\s{_KIND}(?P<noun>{_NOUN}"
    rf"|[A-ZÄÖÜ][a-zäöüß]+-(?=\sund\s))(?:\sund\s(?:(?!den)[a-zäöüß]+en\s)?(?P<second>{_NOUN}))?"
    r"|Bund(?:es)?\s(?:der|Deutscher)\s(?!Länder)(?P<people>[A-ZÄÖÜ][a-zäöüß]+(?:er|ten|nen|igen)(?![\w-])))"
    rf"(?:\s(?:des|der)\s(?P<of>{_NOUN}))?(?:\s(?:in\s)?Deutschlands?(?!\w))?"
)
_ABOUT = re.compile(rf"{_CIRCLES}\s(?P<noun>{_NOUN})(?:\sund\s(?P<second>{_NOUN}))?(?:\sfür\s{_NOUN})?")
_ARTICLE = re.compile(r"(?:\b(?:[Dd](?:ie|er|as|em|en|es)|[Zz]u[rm]|[Vv]om|[Ii]m|[Bb]eim)\s[„\"]?|„)\Z")
_NOBODY = re.compile(
    r"Grünen|Linken|Union|Partei|Zukunft|Welt|Stadt|Region|Koalition|Fraktion|Bundesliga|\w+-Bundesliga"
)
_ONE_OF_MANY = re.compile(
    r"\b(?:ein|kein|manch|jed|irgendein|solch|dies)(?:e|er|es|en|em)?"
    r"\s(?:(?!d(?:ie|er|en|es)\s)[a-zäöüß]+(?:e|en|er|es)\s)*\Z"
)
_BEFORE = re.compile(r"(?<![\w-])[A-ZÄÖÜ]\w+(?:e|en|er|es)\s")
_BEFORE_NOUN = re.compile(_BEFORE.pattern + r"\Z")


def associations(text: str, drafts: Sequence[Draft], starts: Iterable[int]) -> Iterator[Draft]:
    """Those that begin at one of `starts`; no parts of a party or a town."""
    begun: set[int] | None = None
    for match in filter(None, (_UNITES.match(text, start) for start in starts)):
        begun = begun if begun is not None else {draft.start for draft in drafts}
        if _is_none(match, begun) or is_one_of_many(text, match.start()):
            continue
        start = with_adjective(text, match.start())
        end = _end(match, begun)
        yield Draft(start, end, Kind.ORGANISATION, text[start:end])
    for match in filter(None, (_ABOUT.match(text, start) for start in starts)):
        begun = begun if begun is not None else {draft.start for draft in drafts}
        start, article = match.start(), _ARTICLE.search(text[max(0, match.start() - 8) : match.start()])
        if article and match.start("noun") not in begun:
            end = match.end("noun") if match["second"] and match.start("second") in begun else match.end()
            yield Draft(start, end, Kind.ORGANISATION, text[start:end])


@remembered
def is_association(name: str) -> bool:
    """True for a name that says whom it unites, with or without an adjective before."""
    adjective = _BEFORE.match(name)
    return _UNITES.fullmatch(name, adjective.end() if adjective else 0) is not None


def _is_none(match: re.Match[str], begun: Container[int]) -> bool:
    group = "people" if match["people"] else "noun"
    return match.start(group) in begun or _NOBODY.fullmatch(match[group]) is not None


def _end(match: re.Match[str], begun: Container[int]) -> int:
    """Before the second noun and the genitive where these are somebody else (der Wirte und Verdi)."""
    if match["second"] and match.start("second") in begun:
        return match.end("noun")
    if match["of"] and match.start("of") in begun:
        return max(match.end(group) for group in ("noun", "second", "people"))
    return match.end()


def is_one_of_many(text: str, start: int) -> bool:
    """True for an institution that is one of several ("eine neue Agentur")."""
    return _ONE_OF_MANY.search(text[max(0, start - 30) : start]) is not None


def with_adjective(text: str, start: int) -> int:
    """Where a name begins to which an adjective with a capital before it belongs."""
    adjective = _BEFORE_NOUN.search(text[max(0, start - 24) : start])
    return start - len(adjective[0]) if adjective and adjective_stem(adjective[0].rstrip()) else start
