"""Names that name no actor: technical abbreviations, products, spacecraft, institutions without a name."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from archive.actors.article.drafts import Draft, word_before
from archive.actors.article.words.sure import BODIES
from archive.actors.lists import listed
from archive.actors.memo import remembered
from archive.actors.names import abbreviates, last_name
from archive.mentions import Kind

TECHNICAL = frozenset(
    listed(
        "AKW KKW BIP BSP GPS CE JVA DNA DNS PDF CO2 CO PCR HIV AIDS ABS ADHS PKW LKW Pkw Lkw SUV KFZ Kfz"
        " SMS MMS WLAN DSL LTE UMTS USB HTML HTTP URL CEO CFO MwSt ISBN ISSN IBAN GmbH AG KG OHG Kita OP"
        " ICE IC S-Bahn U-Bahn UFO MRT CT EKG EDV WWW PVC MRSA EHEC LSD BSE SARS DTP DDT XETRA DAX Dax"
        " TecDAX MDAX ISS HI BMX BWL VWL IMSI MEZ MESZ UTC GMT HD HDTV UKW DVB-T ABM SGB StGB GG BGB EEG MBA"
        " NHL NBA NFL MLB DEL DTM WM EM UFC MTV-Awards e.V e.V. mbH Covid-19"
    )
)
"""Abbreviations for things; whoever is called so too is rarer in newspapers."""

GENERIC = frozenset(
    listed(
        "Innenministerium Außenministerium Finanzministerium Justizministerium Verteidigungsministerium"
        " Wirtschaftsministerium Gesundheitsministerium Kultusministerium Umweltministerium Zentralbank"
        " Stiftung Landeskriminalamt Regierung Staatsanwaltschaft Polizei Feuerwehr Bundesliga"
        " Bahnhofsviertel Innenstadt Altstadt Parlament Ministerium Universität Landgericht Amtsgericht"
        " Verwaltungsgericht Regionalliga Oberliga Landesliga Ermittlungskommission Bundesstaat Bahnhof"
        " Hansestadt Koalition Ostküste Westküste Nordküste Südküste Atlantikküste Flughafengebäude"
        " Flughafen ICE-Strecke Champions-League Champions Premier Formel Grandslam Grand-Slam Raumstation"
        " Internet Weltcup Europacup Bund Landesamt Schwesterpartei Bundestagsfraktion Landtagsfraktion"
        " Bundeswahlleiter Bundeswahlleiterin Uni Rektorat Bürgermeisteramt Standesamt Arbeitsamt"
        " Familienministerium Bildungsministerium Verkehrsministerium Ernährungsministerium"
        " Arbeitsministerium Entwicklungsministerium Landwirtschaftsministerium"
        " Oberverwaltungsgericht Sozialgericht Arbeitsgericht Institut Fraktion Opposition"
        " Bundesparteitag Europaparteitag Bundestagsdebatte Bundeskasse Staatsgelder Islam"
        " Europawahl Veto Rundfunk Moschee Höhle Flüchtlingsheim Behindertenheim Asylbewerberheim"
        " Raffinerien Rebellenhochburg Zielhafen Regionalbahn Niedrigwasser Monsunregen Rubel Yuan"
        " Lira Bundesweit Europaweit Deutschlandweit Landschaftsverband Sozialdemokratie"
        " Bundesseite"
    )
) | {"Große Koalition", "Großen Koalition", "New"}
"""What many places have, and leagues; alone they are nobody's name."""

_OF_A_TOWN = re.compile(
    r"[A-ZÄÖÜ][\w-]+er "
    r"(?:Polizei|Kriminalpolizei|Kripo|Feuerwehr|Regierung|Behörden|Bevölkerung|Innenstadt|Altstadt|Bahnhofsviertel"
    r"|Kriminalbeamten?|Polizeibeamten?|Staatsfernsehens?"
    r"|Staatsanwaltschaft|Stadtverwaltung|Justiz|Presse|Zeitungen|Medien|Bürger|Einwohner)"
)
_OF_A_LAND = re.compile(
    r"(?!Europäisch|Deutsch|Irisch-|Südlibanesisch|Kritisch)[A-ZÄÖÜ][\w-]*ische[nrms]? "
    r"(?:Regierung|Armee|Polizei|Parlament(?:e?s)?|Gerichte?s?|Justiz|Küstenwache|Opposition|Luftwaffe|Marine"
    r"|Militärgericht(?:e?s)?|Berufungsgericht(?:e?s)?|Militärs?|Behörden?|Regionalregierung|Botschaft"
    r"|Geheimdienst(?:e?s)?|Notenbank|Zentralbank|Streitkräften?|Truppen|Medien|Staatsanwaltschaft)"
)
"""What every land has, with the land's adjective, as headlines begin: Syrische Regierung."""

_OF_THE_US = re.compile(
    r"US-\w*(?:[Rr]egierung|[Kk]üste|[Jj]ustiz|[Dd]emokraten|[Rr]epublikaner|[Ss]tützpunkt|[Bb]asis|[Rr]akete"
    r"|[Ss]chiff|[Ff]orscher|[Uu]niversität|[Ss]chule|[Ff]irm(?:a|en)|[Rr]ichter|[Pp]arade|[Mm]idterms|[Ss]taaten"
    r"|[Jj]ury|[Bb]ehörden|[Nn]ationalpark|[Kk]onsulat|[Ww]ahlleute|[Ww]inter|[Ss]onde|[Ss]chauspieler(?:in)?"
    r"|[Mm]ilitär|[Kk]onzern|[Dd]rohne|[Bb]otschaft|[Ww]irtschaft|[Mm]edien|[Bb]ürger|[Ss]oldaten"
    r"|[Tt]ruppen)(?:e?s|n|en)?"
)
"""The same where "US-" stands for the adjective."""

_EVENT = re.compile(
    r"(?:Olympi\w+\s\w*[Ss]piele?n?"
    r"|.*\s(?:Open|Cup|Masters|Awards?|Grand Prix|Biennale|Konvention|League|Trophy|Tour|Summit|Act"
    r"|Launch Vehicle|Festival)"
    r"|.*(?:[Mm]eisterschaft(?:en)?|[Ff]estspielen?|[Pp]reis(?:es)?)|\S+-(?:Cup|Pokal|Preis|Affäre|Vertrag)"
    r"|\S+-(?:EM|WM|Weltmeisterschaft|Bundesliga|League|Konvention|Protokoll|Abkommen|Pakt))"
)
"""Games, competitions, prizes, laws and rockets."""

_EVENT_AFTER = re.compile(
    r"(?:\s[A-ZÄÖÜ][\w-]*){0,2}\s(?:Awards?|Masters|Cup|Open|Biennale|Grand Prix|Factbook|WM|EM)\b"
)
_SHORT = re.compile(r"[“”\"«]?\s\(([A-ZÄÖÜ]{2,6})\)")
"""What such a thing is called from here on."""

_LINE = re.compile(r"[US]\d{1,2}|(?:ICE|IC|EC|RE|RB)\s\d{1,5}|[A-Z]{1,3}-?\d{3}[A-Z]?|STS-\d+")
"""Lines of trains, aircraft, flights."""

CARS = frozenset(
    listed("BMW VW Audi Opel Mercedes Porsche Ford Fiat Renault Toyota Skoda Seat Mazda Volvo Airbus Boeing")
)
_ONE_OF_THEM = re.compile(
    r"\b(?:eine?[nmrs]?|[smd]eine?[nmrs]?|ihre?[nmrs]?|[Dd]e[rnm]|[Ii]m|[Vv]om|[a-zäöüß]+ener|Pkw,?|grauen"
    r"|silbernen|weißen|schwarzen|roten)\s\Z"
)
_MODEL = re.compile(
    r"[\s-](?:[A-Z]\s?\d|\d{3}\b|Golf|Käfer|Passat|Polo|Phaeton|Ampera|Corsa|Astra|Vectra|Touran|Bus\b)"
)
_STORM = re.compile(r"(?:Hurrikan|Zyklon|Taifun|Orkan|Orkantief|Sturmtief|Tropensturm)s?|Bär(?:en)?")
_TREATY = re.compile(r"(?:Vertrag(?:s|es)?|Protokolls?|Abkommens?|Konvention) von\s\Z")
_TREATY_AFTER = re.compile(r"-(?:Protokolls?|Pokal\w*)(?!\w)")
_COUNTED = re.compile(r"\d\s\Z")
_COUNTED_OR_ALL = re.compile(r"(?:\d|\b[Dd](?:ie|en|er))\s\Z")
"""Before peoples; "die Bayern" are a club, too."""

_PEOPLES = frozenset(listed("Polen Schweden Sachsen Hessen Bayern Schwaben Franken Thüringen"))
"""Places that are called like those who live there."""

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
    *("rakete", "asteroid", "asteroiden", "software", "typ", "typs", "flugzeugträger", "flugzeugträgers"),
    *(
        "schiff",
        "schiffs",
        "schiffes",
        "frachter",
        "frachters",
        "fähre",
        "tanker",
        "tankers",
        "yacht",
        "u-boot",
    ),
    *(
        "shuttle",
        "raumstation",
        "film",
        "films",
        "musical",
        "oper",
        "roman",
        "album",
        "song",
        "virus",
        "erreger",
    ),
    *("bakterium", "liga", "eishockeyspielklasse", "betriebssystem", "handelssystem", "modell", "raumfähre"),
    *("enzyklopädie", "sprengstoff", "sprengstoffs", "sprengstoffes", "sortennamen", "kleinwagen"),
)
"""Last words before the name of a thing."""


_SPACECRAFT = ("raumfähre", "shuttle", "sonde", "satellit", "raumstation", "rakete", "raumschiff")
"""Those of them that name spacecraft."""

_SHUTTLES = frozenset(("Atlantis", "Challenger", "Columbia", "Discovery", "Endeavour"))
"""What articles about shuttles call by their names."""

_NEVER, _CAR, _PEOPLE, _CODE = "never", "a car", "a people", "a code"
"""Why a name may be no actor's: always, or where the text speaks of a car, a people, a line of trains."""

_A_STORM, _A_PRODUCT = "a storm", "a product"
"""What a noun says of the name after it."""


def without_things(text: str, drafts: list[Draft], known: Sequence[tuple[int, int]] = ()) -> list[Draft]:
    """The drafts without those that name a thing; what the article explains as one is one throughout.

    So is what a known storm or spacecraft is called without its noun: Katrina, Atlantis.
    """
    things = {draft.name for draft in drafts if _is_thing(text, draft)}
    events = (draft.end for draft in drafts if " " in draft.name and _suspicion(draft.name) == _NEVER)
    things |= {short[1] for end in events if (short := _SHORT.match(text, end))}
    named = {draft.name for draft in drafts}
    if "Jamaika" in named and ("Jamaika-Koalition" in text or "Jamaika-Bündnis" in text):
        things.add("Jamaika")
    if not named.isdisjoint(_SHUTTLES) and _is_about_shuttles(text):
        things |= _SHUTTLES
    parts = (text[start:end].partition(" ") for start, end in known)
    announced = [(noun, name) for noun, _, name in parts if name]
    storms = {name for noun, name in announced if _announced(noun) == _A_STORM}
    things |= {name for noun, name in announced if noun.lower().endswith(_SPACECRAFT)}
    surnames = {last_name(draft.name) for draft in drafts if draft.kind is Kind.PERSON and " " in draft.name}
    return [
        draft
        for draft in drafts
        if draft.name not in storms and (draft.name in surnames or not _is_no_actor(text, draft, things))
    ]


def _is_no_actor(text: str, draft: Draft, things: Container[str]) -> bool:
    if draft.name in things:
        return True
    if draft.kind is Kind.PERSON:
        return False
    suspicion = _suspicion(draft.name)
    if suspicion == _NEVER or is_treaty(text, draft.end):
        return True
    if suspicion == _CAR:
        return _is_product(text, draft)
    if text[draft.end + 1 : draft.end + 2].isupper() and _EVENT_AFTER.match(text, draft.end):
        return True
    before = text[max(0, draft.start - 24) : draft.start]
    if draft.kind is Kind.PLACE and before[-4:-1] == "von" and _TREATY.search(before):
        return True
    if suspicion == _PEOPLE:
        people = _COUNTED if draft.name == "Bayern" else _COUNTED_OR_ALL
        return people.search(before) is not None
    return suspicion == _CODE and "utobahn" not in text


@remembered
def _suspicion(name: str) -> str:
    """Why this name may be no actor's, or nothing."""
    if (
        name in TECHNICAL
        or name in GENERIC
        or _EVENT.fullmatch(name)
        or _OF_A_TOWN.fullmatch(name)
        or _OF_A_LAND.fullmatch(name)
        or (name.startswith("US-") and _OF_THE_US.fullmatch(name))
        or name.startswith("beiden ")
    ):
        return _NEVER
    if name in CARS:
        return _CAR
    if name in _PEOPLES:
        return _PEOPLE
    return _CODE if _LINE.fullmatch(name) else ""


def names_product(text: str, start: int, end: int, things: Container[str]) -> bool:
    """True for the first part of a compound that is a thing, or a car's model: the VW-Käfer.

    `things` are those of the article.
    """
    name = text[start:end]
    return (
        is_treaty(text, end)
        or (name in _SHUTTLES and _is_about_shuttles(text))
        or name in things
        or name in TECHNICAL
        or name in GENERIC
        or (name in CARS and _MODEL.match(text, end) is not None)
    )


def _is_about_shuttles(text: str) -> bool:
    return "huttle" in text or "aumfähre" in text


def is_treaty(text: str, end: int) -> bool:
    """True before the noun of a treaty or a cup: Kyoto-Protokoll, DFB-Pokal."""
    return text[end : end + 2] == "-P" and _TREATY_AFTER.match(text, end) is not None


def _is_product(text: str, draft: Draft) -> bool:
    """True for "seinem BMW", "VW Golf": a car and not who builds it."""
    one = _ONE_OF_THEM.search(text[max(0, draft.start - 16) : draft.start])
    return one is not None or _MODEL.match(text, draft.end) is not None


def _is_thing(text: str, draft: Draft) -> bool:
    """True after "der Komet", "vom Typ", or in brackets after the ordinary noun that it abbreviates."""
    announced = _announced(word_before(text, draft.start))
    if announced == _A_STORM:
        return True
    if draft.kind is Kind.PERSON or draft.name in BODIES:
        return False
    if text[draft.start - 1 : draft.start] == "(" and text[draft.end : draft.end + 1] == ")":
        long = _COMMON_NOUN.search(text[max(0, draft.start - 80) : draft.start])
        return long is not None and not _BODY.search(long[1]) and _abbreviates(draft.name, long[1])
    return announced == _A_PRODUCT


@remembered
def _announced(word: str) -> str:
    """What a word before a name says the name is, or nothing."""
    if _STORM.fullmatch(word):
        return _A_STORM
    return _A_PRODUCT if word == "Stern" or word.lower().endswith(_PRODUCTS) else ""


def _abbreviates(short: str, phrase: str) -> bool:
    """True when some end of the phrase, from one of its words on, can be written in these letters."""
    words = phrase.split()
    return any(abbreviates(short, " ".join(words[place:])) for place in range(len(words)))
