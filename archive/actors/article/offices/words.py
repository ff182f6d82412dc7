"""Words for offices: which they are, in which forms, and which of them newspapers use for one another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.actors.lists import listed
from archive.actors.memo import remembered

_WEAK = "präsident|prinz"
"""Offices of men whose other cases end in -en."""

_STRONG = (
    "minister|kanzler|premier|könig|gouverneur|bischof|staatschef|regierungschef|parteichef|bürgermeister"
    "|senator|kommissar|staatssekretär|generalsekretär|generalanwalt|generalbundesanwalt|generalstaatsanwalt"
    "|regierungssprecher|vorstandssprecher|kardinal|papst|kaiser|landrat|schah|sultan|emir"
)
"""Offices of men whose genitive ends in -s."""

PEER = "amtskolleg"
"""Who has the same office in another land."""

_CHANGED = {"anwält": "anwalt", "landrät": "landrat", "bischöf": "bischof"}
"""How some of them begin where a woman has them."""

_WORD = re.compile(
    rf"(?P<before>(?:[A-ZÄÖÜa-zäöüß][\w-]*)?)"
    rf"(?:(?P<weak>{_WEAK})(?P<oblique>en)?|(?P<strong>{_STRONG})(?:s|es)?"
    rf"|(?P<woman>{_WEAK}|{_STRONG}|{PEER}|general(?:bundes|staats)?anwält|landrät|bischöf)in"
    rf"|(?P<peer>{PEER})(?:e|en)|(?P<adjective>vorsitzend|beauftragt)(?:e|er|en|em))",
    re.IGNORECASE,
)
_ENDINGS = frozenset(
    listed(
        "agte ahes ahin ales alin alts anes anin apst ares arin ates atin ator chah chef cher chof dent"
        " drat efes efin egen egin emir ende eres erin etär eurs gtem gten gter hahs hefs hers hofs iers"
        " iges igin inal ires irin iser lege lers ltan ltes ltin mier mirs nals ndem nden nder neur nigs"
        " nten ntin nzen nzin ofes ofin ores orin psts rats rinz sars sers ssar ster stes stin tans ters"
        " tors tärs ures urin walt zler äres ärin ätin öfin önig"
    )
)
"""The last four letters of all these forms: most words end otherwise."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office under the commonest of its names, and what the form of the word says.

    `woman` is None where only the article before it tells; `oblique` is true for Präsidenten; `land` is a key
    of `archive.actors.article.offices.lands` for the US-Präsident and the Bundespräsident.
    """

    key: str
    woman: bool | None
    oblique: bool = False
    land: str = ""

    @property
    def is_former(self) -> bool:
        """True for the Altkanzler and the Ex-Präsident."""
        return _FORMER.match(self.key) is not None


_FORMER = re.compile(
    r"(?:ex|alt)-|(?:ex|alt)(?=bundes|kanzler|präsident|minister|könig|bürgermeister|landrat)"
)


@remembered
def office_of(word: str) -> Office | None:
    """The office that a word names in the singular."""
    match = _WORD.fullmatch(word)
    if not match:
        return None
    before = match["before"]
    stem = match["weak"] or match["strong"] or match["woman"] or match["peer"] or match["adjective"]
    begins = not before or before.endswith("-")
    if stem[0].isupper() != begins or not (word[0].isupper() or "-" in word):
        return None
    stem = stem.lower()
    for changed, plain in _CHANGED.items():
        stem = stem.replace(changed, plain)
    key, land = before.lower() + stem, ""
    if key.startswith("us-"):
        key, land = key[3:], "us"
    elif key.startswith("bundes") and stem != "vorsitzend":
        land = "bund"
    woman = None if match["adjective"] else bool(match["woman"])
    return Office(_SAME.get(key, key), woman, bool(match["oblique"]), land)


def is_office(word: str) -> bool:
    """True for the forms of words for offices."""
    return word[-4:].lower() in _ENDINGS and office_of(word) is not None


BYNAMES = {
    **dict.fromkeys(("Heiliger Vater", "Pontifex"), Office("papst", woman=False)),
    **dict.fromkeys(("Kremlchef", "Kreml-Chef", "Kremlherr"), Office("präsident", woman=False, land="russ")),
    "Élysée-Chef": Office("präsident", woman=False, land="fran"),
    "EU-Kommissionschef": Office("kommissionspräsident", woman=False),
    "EU-Kommissionschefin": Office("kommissionspräsident", woman=True),
    "EU-Ratschef": Office("ratspräsident", woman=False),
}
"""Listed offices that are no plain words for what they mean."""

_SAME = {
    **dict.fromkeys(("premierminister", "premier"), "ministerpräsident"),
    **dict.fromkeys(("staatschef", "staatspräsident"), "präsident"),
}
"""Offices that newspapers call by turns."""

_GOVERNING = ("ministerpräsident", "kanzler", "regierungschef")
"""A Regierungschef may be one of them."""

_ANOTHER = re.compile(r"(?:vize|ex|alt|interims|gegen|kron|minister|premier|schatten|übergangs)-?\Z")
"""With one of them in front it is another office."""


@remembered
def names_the_same(short: str, title: str) -> bool:
    """True where who has this title may be called by the shorter one: Minister for Innenminister."""
    if short == "regierungschef":
        return title.endswith(_GOVERNING) and not title.startswith("vize")
    if title == "regierungschef":
        return short == "ministerpräsident"
    if title.endswith(short):
        return _ANOTHER.search(title[: -len(short)]) is None
    rest = short.removeprefix("bundes")
    return rest != short and title.startswith("bundes") and title.endswith(rest) and bool(rest)
