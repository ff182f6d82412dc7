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
    r"(?!Anti-|US-|EU-|UN-|Elite-|Privat-|Partner-|Online-|Fern-)([A-ZÄÖÜ]\w+)(?:-\w+)*"
    r"-(?:Stiftung|Einheit|Wehrsportgruppe|Brigaden?|Institut(?:e?s)?|Universität|Hochschule|Akademie"
    r"|Verlag(?:e?s)?|Theaters?|Ordens?|Museums?)"
)
_BUILT = re.compile(
    r"([A-ZÄÖÜ]\w+)-(?:\w*[Gg]efängnis(?:ses)?|Zoos?|Deltas?|Distrikte?s?|Stadions?|Nationalparks?"
    r"|Waisenhaus(?:es)?)"
)
WELL_KNOWN = 2000
"""A town that is named so often needs no rule: the tagger knows when it is meant."""


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

_LONGER_BEFORE = re.compile(r"(?:([A-ZÄÖÜ0-9][\w-]*)|[„“\"»'])\s?\Z")
_LONGER_AFTER = re.compile(r"\s[A-ZÄÖÜ0-9]|[-–/]\w")


_OPENING, _CLOSING = frozenset("„“\"»«'‚"), frozenset("“”\"«»'‘")


def begins_alone(text: str, start: int) -> bool:
    """False for what may be the last part of something longer: "Think City"; "Die City" is not."""
    before = _LONGER_BEFORE.search(text[max(0, start - 20) : start])
    return before is None or before[1] in _SMALL_WORDS


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
    built = _BUILT.fullmatch(word)
    if _STREET.fullmatch(word) or (built and words.look_up(built[1]).how == "-"):
        return Kind.PLACE
    listed_ = words.lists.get(word) or (words.lists.get(word[:-1], "") if word[-1:] == "s" else "")
    return Kind.PLACE if listed_ == "c" and words.seen(word) < WELL_KNOWN else None
