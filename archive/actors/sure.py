"""Words that cannot be taken for anything but a name, whatever stands around them."""

from __future__ import annotations

import re

from archive.actors.lists import listed
from archive.actors.words import WordTable
from archive.mentions import Kind

_BODIES = listed(
    "Bundesregierung Bundestag Bundesrat Bundesverfassungsgericht Bundesgerichtshof"
    " Bundesverwaltungsgericht Bundesarbeitsgericht Bundesfinanzhof Bundessozialgericht"
    " Bundesanwaltschaft Bundeskriminalamt Bundesnachrichtendienst Bundeskartellamt Bundesnetzagentur"
    " Bundesrechnungshof Bundeskanzleramt Bundespolizei Bundeswehr Bundesbank Umweltbundesamt"
    " Kraftfahrt-Bundesamt Luftfahrt-Bundesamt Kultusministerkonferenz Weltgesundheitsorganisation"
    " Welthandelsorganisation Weltbank Weltsicherheitsrat Europarat Europaparlament Nobelkomitee"
    " Reichsregierung Wehrmacht Volkskammer Robert-Koch-Institut Greenpeace Interpol Europol Frontex"
    " Unicef UNICEF Unesco UNESCO UNHCR Linkspartei Piratenpartei Stasi Gestapo Mossad Knesset Hisbollah"
    " Taliban Wikinews Wikipedia Wikimedia Tagesschau Tagesspiegel Handelsblatt Wirtschaftswoche"
    " Computerwoche Ärztezeitung Deutschlandfunk Deutschlandradio Luftwaffenamt"
    " Bundesverkehrsministerium Bundesfinanzministerium Bundesinnenministerium Bundesjustizministerium"
    " Bundesumweltministerium Bundesverteidigungsministerium Bundesgesundheitsministerium"
    " Bundeswirtschaftsministerium Bundesaußenministerium"
)

BODIES = frozenset(form for word in _BODIES for form in (word, f"{word}s", f"{word}es"))
"""With their genitives."""

_STREET = re.compile(
    r"[A-ZÄÖÜ]\w+(?:-\w+)+-(?:Platz|Stra(?:ß|ss)e|Allee|Weg|Brücke|Ufer|Ring|Park|Kreis|Damm|Kanal)(?:e?s)?"
)
_NAMED_AFTER = re.compile(
    r"(?!US-|EU-|UN-|Elite-|Privat-|Partner-|Online-|Fern-)([A-ZÄÖÜ]\w+)(?:-\w+)*"
    r"-(?:Stiftung|Institut(?:e?s)?|Universität|Hochschule|Akademie|Verlag(?:e?s)?|Theaters?|Ordens?|Museums?)"
)
WELL_KNOWN = 2000
"""A town that is named so often needs no rule: the tagger knows when it is meant."""


_LONGER_BEFORE = re.compile(r"(?:[A-ZÄÖÜ0-9][\w-]*|[„“\"»'])\s?\Z")
_LONGER_AFTER = re.compile(r"\s[A-ZÄÖÜ0-9]|[-–/]\w")


def begins_alone(text: str, start: int) -> bool:
    """False for what may be the last part of something longer: "Think City"."""
    return not _LONGER_BEFORE.search(text[max(0, start - 20) : start])


def ends_alone(text: str, end: int) -> bool:
    """False for what may be the first part of something longer: "Stuttgart 21", "City Mars"."""
    return not _LONGER_AFTER.match(text, end)


def sure_kind(word: str, words: WordTable) -> Kind | None:
    """What a word names by itself: an institution, a place of our own list, Marlene-Dietrich-Platz.

    What is called with a hyphen after what is no word of the language has a name of its own (Hebbel-Theater).
    """
    named = _NAMED_AFTER.fullmatch(word)
    if word in BODIES or (named and words.look_up(named[1]).how == "-"):
        return Kind.ORGANISATION
    if _STREET.fullmatch(word):
        return Kind.PLACE
    listed_ = words.lists.get(word) or (words.lists.get(word[:-1], "") if word[-1:] == "s" else "")
    return Kind.PLACE if listed_ == "c" and words.seen(word) < WELL_KNOWN else None
