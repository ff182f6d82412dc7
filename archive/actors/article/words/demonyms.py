"""What people and things are called after the place they come from; no actors of their own."""

from __future__ import annotations

import re

from archive.actors.lists import listed
from archive.actors.memo import remembered
from archive.actors.words import WordTable

DEMONYMS = frozenset(
    listed(
        "Deutsche Deutschen Deutscher Russe Russen Türke Türken Franzose Franzosen Brite Briten Däne Dänen"
        " Grieche Griechen Chinese Chinesen Portugiese Portugiesen Rumäne Rumänen Bulgare Bulgaren Kroate"
        " Kroaten Serbe Serben Tscheche Tschechen Slowake Slowaken Slowene Slowenen Ungar Katalane"
        " Katalanen Schotte Schotten Ire Iren Este Esten Lette Letten Vietnamese Vietnamesen Sudanese"
        " Sudanesen Libanese Libanesen Kurde Kurden Araber Jude Juden Israeli Israelis Iraker Iraki Irakis"
        " Pakistani Moslems Muslime Muslimen Christen Protestanten Katholiken Sunniten Schiiten Alawiten"
        " Kopten Mormonen Asiate Asiaten Sachse Schwabe Pfälzer Sorbe Sorben Roma Sinti Finne Baske Basken"
        " Afghane Afghanen Palästinenser Palästinensern Syrer Syrern Libyer Libyern Ägypter Ägyptern Jemenit"
        " Jemeniten Inder Indern Australier Australiern Thailänder Thailändern Argentinier Argentiniern"
        " Chilene Chilenen Ukrainer Ukrainern Belaruse Belarusen Belgier Belgiern Spanier Spaniern"
        " Norweger Norwegern Österreicher Österreichern Ostdeutsche Ostdeutschen Ostdeutscher"
        " Westdeutsche Westdeutschen Westdeutscher Russlanddeutsche Russlanddeutschen Russlanddeutscher"
        " Guatemalteke Guatemalteken"
    )
)
"""Those that also name a place ("Polen", "Schweden") are missing."""

IRREGULAR = frozenset(
    listed(
        "Münchner Dresdner Bremer Thüringer Basler Zürcher Göttinger Tübinger Kärntner Hannoveraner Badener"
        " Rheinländer Niederländer Schwarzwälder Schweizer Engländer Holländer Isländer Hallenser Weimarer"
    )
)
"""Inhabitants whose place is not simply the word without -er."""

_ADJECTIVE = re.compile(r"\w+isch(?:e|er|en|es|em)")
_OF_A_LAND = re.compile(r"[A-ZÄÖÜ]\w+(?:aner|esier|päer|anier|enier)(?:in|innen|n|s)?")
_INHABITANT = re.compile(r"(.{3,}?)(?:er|ern|ers|erin|erinnen)")


def is_demonym(name: str, words: WordTable) -> bool:
    """True for Deutsche, Berliner, Chinesischer, russischen.

    Words in -er count when the rest is a state of the list that ships with the weights, or the commoner
    word.
    """
    if _is_always(name):
        return True
    place = _place_of(name)
    if not place:
        return False
    if {"s", "c"} & {*words.lists.get(place, ""), *words.lists.get(f"{place}n", "")}:
        return name not in words.lists
    return words.seen(place) > words.seen(name)


def is_adjective(name: str, following: str, words: WordTable) -> bool:
    """True for the first word of "Walzbachtaler Ortsteil": a town's adjective, by the capital behind it.

    Places of the list that ships with the weights are none (Hannover, Münster).
    """
    if not name.endswith("er") or " " in name or name in words.lists:
        return False
    return following[:1] == " " and following[1:2].isupper()


@remembered
def _is_always(name: str) -> bool:
    """True for what can be nothing else, whatever the words of the language are."""
    if (
        name in DEMONYMS
        or name in IRREGULAR
        or _woman(name) in DEMONYMS
        or _ADJECTIVE.fullmatch(name)
        or _OF_A_LAND.fullmatch(name)
    ):
        return True
    return name[0].islower() and ("isch" in name or name.startswith("deutsch"))


def _woman(name: str) -> str:
    """The word for a man of the same people: Tschechin, Tschechinnen."""
    stem = name.removesuffix("innen").removesuffix("in")
    return f"{stem}e" if stem != name else ""


@remembered
def _place_of(inhabitant: str) -> str:
    """The word without the ending of inhabitants, or nothing where it has none."""
    match = _INHABITANT.fullmatch(inhabitant)
    return match[1] if match else ""
