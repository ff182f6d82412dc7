"""Names that name no actor: technical abbreviations, products, spacecraft, institutions without a name."""

from __future__ import annotations

import re
from collections.abc import Container

from archive.actors.drafts import Draft, word_before
from archive.actors.lists import listed
from archive.actors.longforms import abbreviates
from archive.mentions import Kind

TECHNICAL = frozenset(
    listed(
        "AKW KKW BIP BSP GPS CE JVA DNA DNS PDF CO2 CO PCR HIV AIDS ABS ADHS PKW LKW Pkw Lkw SUV"
        " KFZ Kfz SMS MMS WLAN DSL LTE UMTS USB HTML HTTP URL CEO CFO MwSt ISBN ISSN IBAN GmbH AG KG"
        " OHG Kita OP ICE IC S-Bahn U-Bahn UFO MRT CT EKG EDV WWW"
    )
)
"""Abbreviations for things; whoever is called so too is rarer in newspapers."""

GENERIC = frozenset(
    listed(
        "Innenministerium Außenministerium Finanzministerium Justizministerium Verteidigungsministerium"
        " Wirtschaftsministerium Gesundheitsministerium Kultusministerium Umweltministerium Zentralbank"
        " Stiftung Landeskriminalamt Regierung Staatsanwaltschaft Polizei Feuerwehr Bundesliga"
        " Bahnhofsviertel Innenstadt Altstadt Parlament Ministerium Universität Landgericht Amtsgericht"
        " Verwaltungsgericht Regionalliga Oberliga Landesliga"
    )
)
"""What many places have, and leagues; alone they are nobody's name."""

_OF_A_TOWN = re.compile(
    r"[A-ZÄÖÜ][\w-]+er "
    r"(?:Polizei|Feuerwehr|Regierung|Behörden|Bevölkerung|Innenstadt|Altstadt|Bahnhofsviertel)"
)
_BODY = re.compile(
    r"(?:amt|agentur|bund|bundes|verband|verbands|verbandes|verein|vereins|partei|bank|behörde|ministerium|"
    r"ministeriums|dienst|dienstes|rat|rats|rates|kommission|organisation|gewerkschaft|union|gesellschaft|"
    r"institut|instituts|universität|klub|club|bündnis|polizei|gericht|gerichts|gerichtshof|werk|werke|fonds|"
    r"konzern|stiftung|liga|front|armee|bewegung|komitee|zentrum|kammer|allianz|föderation|akademie)\Z",
    re.IGNORECASE,
)
"""Endings of nouns that stand for an organisation even where the tagger saw no name."""

_COMMON_NOUN = re.compile(r"((?:[a-zäöüß]+(?:en|er|e|es|em)\s){0,2}[A-ZÄÖÜ][\w-]*[a-zäöüß])\s\(\Z")
_PRODUCTS = (
    *("komet", "kometen", "sonde", "sonden", "satellit", "satelliten", "programm", "programms"),
    *("rakete", "asteroid", "asteroiden", "software", "typ", "typs"),
)
"""Last words before the name of a thing."""


def without_things(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that name a thing; what the article explains as one is one throughout."""
    things = {draft.name for draft in drafts if _is_thing(text, draft)}
    return [draft for draft in drafts if draft.kind is Kind.PERSON or not _is_no_actor(draft, things)]


def _is_no_actor(draft: Draft, things: Container[str]) -> bool:
    if draft.name in TECHNICAL or draft.name in GENERIC or draft.name in things:
        return True
    return _OF_A_TOWN.fullmatch(draft.name) is not None


def _is_thing(text: str, draft: Draft) -> bool:
    """True after "der Komet", "vom Typ", or in brackets after the ordinary noun that it abbreviates."""
    if draft.kind is Kind.PERSON:
        return False
    if text[draft.start - 1 : draft.start] == "(" and text[draft.end : draft.end + 1] == ")":
        noun = _COMMON_NOUN.search(text[max(0, draft.start - 80) : draft.start])
        return noun is not None and not _BODY.search(noun[1]) and _abbreviates(draft.name, noun[1])
    return word_before(text, draft.start).lower().endswith(_PRODUCTS)


def _abbreviates(short: str, phrase: str) -> bool:
    """True when some end of the phrase, from one of its words on, can be written in these letters."""
    words = phrase.split()
    return any(abbreviates(short, " ".join(words[place:])) for place in range(len(words)))
