"""The nominative of names of organisations and places: Deutschen Bundestages, Europäischen Union."""

from __future__ import annotations

from archive.actors.lists import listed

PLURAL = listed(
    "staaten nationen emirate republiken werke medien streitkräfte grünen truppen inseln spiele wähler"
)
FEMININE = listed(
    "ung heit keit schaft ion tät ik ie bank bahn partei liga front post kirche armee polizei welle"
    " macht wehr kammer kasse börse presse hilfe küste see insel messe jugend konferenz behörde agentur"
    " straße strasse brücke halle garde schule gruppe stelle anstalt bucht linke moschee initiative marine"
)
NEUTER = listed(
    "amt haus werk ministerium parlament gericht institut zentrum kreuz meer reich land museum komitee"
    " forum netzwerk theater orchester büro team archiv fernsehen gymnasium stadion kabinett gebirge schloss"
    " kommando bistum"
)
MASCULINE = listed(
    "tag rat bund verband verein hof dienst rundfunk konzern kongress kongreß ausschuss ausschuß club"
    " klub fonds ozean osten westen kreis senat chor wald orden kanal sender mechanismus hafen park platz"
    " turm berg fluss fluß markt palast"
)
"""Last letters of nouns that show the gender; the first list that fits decides, in this order."""

_DATIVE = ("spiele", "wähler")
"""Plurals that take an n in the dative ("den Freien Wählern")."""

_PLURALS = frozenset(("Niederlanden", "Grünen"))
"""Names that are plurals themselves, in the dative."""

_GENDERS = ((PLURAL + FEMININE, "e"), (NEUTER, "es"), (MASCULINE, "er"))
_ADJECTIVES = listed(
    "sch lich ig al iv vereint vereinigt fern nah mittler neu alt rot weiß schwarz grün groß"
    " klein heilig frei link ober unter auswärtig evangelisch oberst höchst"
    " dritt"
)
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
    stems: list[str] = []
    while len(words) > len(stems) + 1 and (stem := adjective_stem(words[len(stems)])):
        stems.append(stem)
    noun = words[len(stems)] = _without_genitive(words[len(stems)])
    if stems and (ending := _ending(noun.lower())):
        words[: len(stems)] = [stem + ending for stem in stems]
    return " ".join(words)


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


def adjective_stem(word: str) -> str:
    """The stem of an inflected adjective that can begin a name, or nothing."""
    for ending in _INFLECTED:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return stem if word[0].isupper() and stem.lower().endswith(_ADJECTIVES) else ""
    return ""


def _ending(noun: str) -> str:
    return next((ending for nouns, ending in _GENDERS if noun.endswith(nouns)), "")
