"""Compounds whose last part says what somebody has, does or meets for: of the SPD-Parteitag the SPD is the
name, of a Türkei-Reise the Türkei. Institutions and buildings (EU-Kommission, Weser-Stadion) are whole."""

from __future__ import annotations

import re

from archive.actors.article.drafts import Draft
from archive.actors.lists import listed
from archive.actors.memo import remembered
from archive.actors.words import WordTable
from archive.mentions import Kind

_PEOPLE = (
    "Anhänger Anhängerin Bewohner Delegierte Delegierten Fan Fans Flüchtling Kollege Kollegin Kritiker"
    " Manager Managerin Mitarbeiter Mitarbeiterin Mitglied Beschäftigte Beschäftigten Pilot Piloten Reisende"
    " Reisenden Urlauber Soldat Soldaten Stahlarbeiter Sympathisant Sympathisanten Vertreter Unterhändler"
    " Korrespondent Korrespondentin Aktivist Aktivisten Rückkehrer Spieler Profi Profis Gegner Frau Frauen"
    " Mann Männer Funktionär Funktionäre Gründer Elf Team Auswahl Mannschaft Kicker Terrorist Terroristen"
)
_EVENTS = (
    "Auslosung Ausstieg Austritt Beitritt Bericht Besuch Bundesparteitag Einsatz Entscheidung Forderung"
    " Friedensgespräche Gespräche Gewerkschaftstag Gipfel Invasion Klausur Konvent Krieg Krise Konflikt"
    " Mitgliedervotum Parteikonvent Parteitag Landesparteitag Politik Protest Proteste Referendum Reise"
    " Resolution Sanktion Sanktionen Sonderparteitag Streik Studie Treffen Umfrage Urteil Verhandlungen"
    " Vorstandsklausur Vorstoß Vorschlag Wahlkampf Wertekonferenz Friedensmarsch Marsch Debatte Affäre"
    " Skandal Abkommen Konferenz Kontaktgruppe Deal Frage Hilfe Hilfen Rettung Fahne Flagge Militärparade"
    " Präsidentschaft"
)
_PARTS = (
    "Bus Mannschaftsbus Jet Jets Maschine Flugzeug Airbus Werk Werke Basis Flügel Führung Hochburg"
    " Vorstand Bundesvorstand Parteivorstand Aufsichtsrat Betriebsrat Präsidium Konzern Mutterkonzern"
    " Fraktion"
    " Innenstadt Länder Mitgliedsländer Region Spitze Parteispitze Staaten Mitgliedsstaaten Mitgliedstaaten"
    " Ausland Aktie Aktien Chef Chefs Angaben"
)
TAILS = frozenset(listed(f"{_PEOPLE} {_EVENTS} {_PARTS}"))

_OF_LANDS = frozenset(("Hilfe", "Hilfen", "Deal", "Politik", "Konferenz", "Kontaktgruppe"))
"""Tails that end names of associations and of meetings, too (Unfall-Hilfe)."""

_LANDS = frozenset(("DDR", "NRW", "USA", "UdSSR", "VAE"))
_NO_HEADS = re.compile(r"(?:Ost|West|Nord|Süd|US|G\d+|Ex|.*\d)")
_ENDING = re.compile(r"(?:es|en|s|n)\Z")


def without_tail(draft: Draft, words: WordTable) -> None:
    """Let a draft that is such a compound end with the name in it."""
    if draft.kind is Kind.PERSON or "-" not in draft.name or " " in draft.name:
        return
    head, tail = _parted(draft.name)
    if not head:
        return
    lists = {*words.lists.get(head, "")}
    if tail in _OF_LANDS and "s" not in lists:
        return
    draft.end, draft.name = draft.start + len(head), head
    if lists & {"s", "c"} or head in _LANDS:
        draft.kind = Kind.PLACE
    elif head.isupper():
        draft.kind = Kind.ORGANISATION


@remembered
def _parted(name: str) -> tuple[str, str]:
    """The name in such a compound, and the noun behind it; nothing in other words."""
    head, _, tail = name.rpartition("-")
    if tail not in TAILS:
        tail = _ENDING.sub("", tail)
    if tail not in TAILS or len(head) < 2 or not head[0].isupper() or _NO_HEADS.fullmatch(head):
        return "", ""
    return head, tail
