"""Words that cannot be taken for anything but a name, whatever stands around them."""

from __future__ import annotations

import re

from archive.actors.lists import listed
from archive.actors.memo import remembered
from archive.actors.words import COMMON, WordTable
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
    r"(?!Anti-|US-|EU-|UN-|Elite-|Privat-|Partner-|Online-|Fern-)([A-ZÄÖÜ]\w+)(?:-\w+)*"
    r"-(?:Stiftung|Einheit|Wehrsportgruppe|Brigaden?|Institut(?:e?s)?|Universität|Hochschule|Akademie"
    r"|Verlag(?:e?s)?|Theaters?|Ordens?|Museums?)"
)
_BODY_OF_A_NAME = re.compile(
    r"(?!Anti-|Enquete-)([A-ZÄÖÜ]\w+)((?:-\w+)*)-(?:\w*[Ss]chule|\w*[Gg]ymnasiums?|Stiftung|Institut(?:e?s)?"
    r"|Kommission|Einheit|Bruderschaft|Wehrsportgruppe|Orden|Verband(?:e?s)?)"
)
_FACILITY = re.compile(
    r"([A-ZÄÖÜ]\w+)((?:-\w+)*)-(?:\w*(?:[Mm]useum|[Ss]tadion|[Gg]efängnis|[Dd]elta|[Zz]oo|[Oo]bservatorium"
    r"|[Bb]rücke|[Ss]chanze|[Gg]ebirge|[Ii]nsel|[Kk]aserne|[Ff]riedhof|[Kk]rankenhaus|[Kk]linik|[Ww]aisenhaus|[Aa]rena"
    r"|[Hh]alle|[Ff]lughafen|[Tt]unnel|[Vv]ulkan|[Gg]letscher|[Kk]raftwerk|[Pp]alast|[Dd]enkmal|[Mm]oschee|[Kk]loster"
    r"|[Mm]ine|[Ss]chlucht|[Ss]tau(?:see|damm)|[Rr]affinerie|[Ss]ynagoge|[Kk]irche|[Ww]erft)"
    r"|See|Meer|Wüste|Tal|Distrikt|Nationalpark|Schloss|Villa|Hotel|Turm|Bucht|Haus|Campus|Center|Basis|Bahn)(?:e?s|ses)?"
)
WELL_KNOWN = 2000
"""A town that is named so often needs no rule: the tagger knows when it is meant."""

_HEARD = 5
"""A word that was counted so often is one that the tagger knows."""


_SMALL_WORDS = frozenset(
    listed(
        "Ab Aber Alle Allein Als Also Am An Ans Auch Auf Aufgrund Aus Außer Außerdem Bei Beim Bereits Bevor"
        " Bis Da Dabei Dadurch Dagegen Daher Damit Danach Dann Darauf Das Dass Dazu Dem Den Denn Der Des"
        " Deshalb Die Dies Diese Diesem Diesen Dieser Dieses Doch Dort Durch Ein Eine Einem Einen Einer"
        " Eines Er Erst Es Etwa Für Gegen Gegenüber Gemäß Gestern Heute Hier Hinter Ich Ihr Ihre Ihrem Ihren"
        " Ihrer Im In Indem Ins Inzwischen Jede Jeder Jedes Jetzt Kein Keine Laut Man Mit Mittlerweile Nach"
        " Nachdem Neben Nicht Noch Nun Nur Ob Obwohl Oder Ohne Pro Rund Samt Schon Sein Seine Seinem Seinen"
        " Seiner Seit Selbst Sie So Sogar Sollte Sowohl Statt Stattdessen Trotz Trotzdem Um Und Unser Unsere"
        " Unter Viele Vom Von Vor Wann War Warum Was Wegen Weil Weitere Wenn Wer Wie Wieder Wir Wird Wo"
        " Während Zu Zudem Zuletzt Zum Zur Zuvor Zwar Zwischen Über"
    )
)
"""Words of the language that are written with a capital where a sentence begins, and are no names' ends."""

_LONGER_BEFORE = re.compile(r"(?:([A-ZÄÖÜ0-9][\w-]*)|[„“\"»'])\Z")
_LONGER_AFTER = re.compile(r"\s[A-ZÄÖÜ0-9]|[-–/]\w")


_OPENING, _CLOSING = frozenset("„“\"»«'‚"), frozenset("“”\"«»'‘")


def begins_alone(text: str, start: int) -> bool:
    """False for what may be the last part of something longer: "Think City"; "Die City" is not."""
    before = text[max(0, start - 20) : start]
    return before[-2:].isspace() or not before or _ends_no_name(before.rsplit(None, 1)[-1])


@remembered
def _ends_no_name(word: str) -> bool:
    """False for a word that may be part of a name with what follows it."""
    longer = _LONGER_BEFORE.search(word)
    return longer is None or longer[1] in _SMALL_WORDS


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether quotation marks stand around just this."""
    return text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING


def ends_alone(text: str, end: int) -> bool:
    """False for what may be the first part of something longer: "Stuttgart 21", "City Mars"."""
    return not _LONGER_AFTER.match(text, end)


def sure_kind(word: str, words: WordTable) -> Kind | None:
    """What a word names by itself: an institution, a place of our own list, Marlene-Dietrich-Platz.

    What is called with a hyphen after what is no word of the language has a name of its own (Hebbel-Theater,
    Taronga-Zoo).
    """
    named = _NAMED_AFTER.fullmatch(word)
    if word in BODIES or (named and words.look_up(named[1]).how == "-"):
        return Kind.ORGANISATION
    if (body := _BODY_OF_A_NAME.fullmatch(word)) and _is_rare(body[1], body[2], words):
        return Kind.ORGANISATION
    if _STREET.fullmatch(word):
        return Kind.PLACE
    if (facility := _FACILITY.fullmatch(word)) and _is_rare(facility[1], facility[2], words):
        return Kind.PLACE
    if _is_called_after(word, words):
        return Kind.PLACE
    listed_ = words.lists.get(word) or (words.lists.get(word[:-1], "") if word[-1:] == "s" else "")
    return Kind.PLACE if listed_ == "c" and words.seen(word) < WELL_KNOWN else None


_SOLID = re.compile(r"([A-ZÄÖÜ]\w{2,}?)s?(?:bahn|brücke|straße|(?<!dys)(?<!kas)see)s?")


def _is_called_after(word: str, words: WordTable) -> bool:
    """True for the Taunusbahn and the Comersee, whose first part is a place or no word of the language."""
    solid = _SOLID.fullmatch(word) if words.seen(word) < _HEARD else None
    if not solid:
        return False
    first = solid[1]
    if "c" in words.lists.get(first, ""):
        return words.seen(first) < WELL_KNOWN
    return words.look_up(first).how == "-" and not words.seen(first.lower())


_LAND = re.compile(r"([A-ZÄÖÜ]\w+)-(?:Fluss(?:es)?|Region|Provinz|Territoriums?|Mündung|Ufers?)")


def names_land(word: str, words: WordTable) -> bool:
    """True for the Awash-Fluss and the Omo-Region, whose first part alone is the name."""
    land = _LAND.fullmatch(word)
    if land is None or not _is_rare(land[1], "", words):
        return False
    return words.look_up(land[1]).how == "-" or "c" in words.lists.get(land[1], "")


def _is_rare(first: str, others: str, words: WordTable) -> bool:
    """True for what is no word of the language, for rivers and towns of our list, and for people."""
    if first.isupper() and first.isalpha():
        return False
    letters = words.lists.get(first, "")
    if "c" in letters or ("v" in letters and others):
        return True
    how = words.look_up(first).how
    return how in ("", "-") and words.seen(first) < COMMON and not words.seen(first.lower())
