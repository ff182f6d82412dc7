"""Institutions and media that cannot be taken for anything else: one word is enough."""

from __future__ import annotations

from archive.actors.lists import listed

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
