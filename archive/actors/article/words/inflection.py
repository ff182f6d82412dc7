"""The nominative of names of organisations and places: Deutschen Bundestages, Europäischen Union."""

from __future__ import annotations

from collections.abc import Sequence

from archive.actors.lists import listed

PLURAL = listed(
    "staaten nationen emirate republiken werke medien streitkräfte grünen truppen inseln spiele wähler"
    " betriebe nachrichten brüder"
)
FEMININE = listed(
    "ung heit keit schaft ion tät ik ie bank bahn partei liga front post kirche armee polizei welle"
    " macht wehr kammer kasse börse presse hilfe küste see insel messe jugend konferenz behörde agentur"
    " straße strasse brücke halle garde schule gruppe stelle anstalt bucht linke moschee initiative marine"
    " truppe allianz zentrale oper welt"
)
NEUTER = listed(
    "amt haus werk ministerium parlament gericht institut zentrum kreuz meer reich land museum komitee"
    " forum netzwerk theater orchester büro team archiv fernsehen gymnasium stadion kabinett gebirge schloss"
    " kommando bistum kommissariat sekretariat konsulat dezernat"
)
MASCULINE = listed(
    "tag rat bund verband verein hof dienst rundfunk konzern kongress kongreß ausschuss ausschuß club"
    " klub fonds ozean osten westen kreis senat chor wald orden kanal sender mechanismus hafen park platz"
    " turm berg fluss fluß markt palast betrieb bezirk mond"
)
"""Last letters of nouns that show the gender; the first list that fits decides, in this order."""

_DATIVE = tuple(noun for noun in PLURAL if noun[-1] != "n")
"""Plurals that take an n in the dative ("den Freien Wählern")."""

_PLURALS = frozenset(("Niederlanden", "Grünen"))
"""Names that are plurals themselves, in the dative."""

_GENDERS = ((PLURAL + FEMININE, "e"), (NEUTER, "es"), (MASCULINE, "er"))
_ADJECTIVES = listed("sch lich ig al iv")
_ADJECTIVE = frozenset(
    listed(
        "vereint vereinigt fern nah mittler neu alt rot weiß schwarz grün groß klein heilig frei link ober"
        " unter auswärtig oberst höchst dritt allgemein"
    )
)
_TOWNS = frozenset(listed("leipzig schleswig braunschweig danzig jülich wuppertal"))
"""Which end like adjectives; what is from there has no endings."""
_INFLECTED = ("en", "er", "es", "em", "e")


def nominative(name: str) -> str:
    """The name as it stands in a list; the gender of the noun after the adjectives decides.

    A genitive of that noun goes too; nouns whose gender does not show stay as they are.

    >>> nominative("Europäischen Union"), nominative("Weißen Haus"), nominative("Deutschen Bundestages")
    ('Europäische Union', 'Weißes Haus', 'Deutscher Bundestag')
    """
    if name in _PLURALS:
        return name[:-1]
    words = name.split(" ")
    first = 1 if len(words) > 1 and _is_towns(words[0]) else 0
    stems: list[str] = []
    while len(words) > (last := first + len(stems)) + 1 and (stem := adjective_stem(words[last])):
        stems.append(stem)
    last = _second_half(words, last)
    words[last] = _without_genitive(words[last])
    ending = _ending(words[last].lower())
    bent = words[first][-2:] in ("en", "em")
    if stems and bent and not ending and (run := _run_of_nouns(words, last)) > last:
        words[run] = _without_genitive(words[run])
        ending = _ending(words[run].lower())
    if stems and ending:
        words[first : first + len(stems)] = [stem + ending for stem in stems]
    return " ".join(words)


def _is_towns(word: str) -> bool:
    """True for a town's adjective, which has no endings: Frankfurter Allgemeine Sonntagszeitung."""
    return len(word) > 4 and word.endswith("er") and not adjective_stem(word)


def _run_of_nouns(words: Sequence[str], place: int) -> int:
    """Where the last of the nouns stands that follow one another: Deutscher Fußball Verband."""
    while place + 1 < len(words) and words[place][:1].isupper() and words[place + 1][:1].isupper():
        place += 1
    return place


def _second_half(words: Sequence[str], place: int) -> int:
    """Where the second of two nouns stands that share their end: Deutsches Patent- und Markenamt."""
    halves = words[place].endswith("-") and words[place + 1 : place + 2] == ["und"] and place + 2 < len(words)
    return place + 2 if halves else place


def _without_genitive(noun: str) -> str:
    """The noun without a dative -n of the plural, or without -s or -es where it is masculine or neuter."""
    if (plural := noun.removesuffix("n")) != noun and plural.lower().endswith(_DATIVE):
        return plural
    if noun.endswith("nisses"):
        return noun[:-3]
    if noun.endswith(("Hause", "hause")):
        return noun.removesuffix("e")
    for ending in ("es", "s"):
        base = noun.removesuffix(ending)
        if base != noun and base.lower().endswith(NEUTER + MASCULINE):
            return base
    return noun


def takes_es(name: str) -> bool:
    """True for nouns with a genitive in -es: the Bundesrat, the Paradiesbahnhof."""
    return " " not in name and name.lower().endswith(NEUTER + MASCULINE)


def adjective_stem(word: str) -> str:
    """The stem of an inflected adjective that can begin a name, or nothing."""
    for ending in _INFLECTED:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return stem if word[0].isupper() and _is_adjective(stem.lower(), word.lower()) else ""
    return ""


def _is_adjective(stem: str, word: str) -> bool:
    if stem in _TOWNS or word.endswith(FEMININE):
        return False
    return stem.endswith(_ADJECTIVES) or stem.rpartition("-")[2] in _ADJECTIVE


def _ending(noun: str) -> str:
    return next((ending for nouns, ending in _GENDERS if noun.endswith(nouns)), "")
