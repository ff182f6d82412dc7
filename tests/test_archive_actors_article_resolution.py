"""Resolution inside an article: from raw spans to mentions with the fullest name.

Articles are written with their raw spans: [p Wladimir Putin] is a person, [o …] an organisation,
[l …] a place, [h …] the first part of a compound with no kind of its own, [r …] a word for an office.
"""

from __future__ import annotations

import re

import pytest

from archive.actors.article.drafts import Raw
from archive.actors.article.resolution import resolve
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind
from tests.offices import offices_of

KINDS = {"p": Kind.PERSON, "o": Kind.ORGANISATION, "l": Kind.PLACE}
MARK = re.compile(r"\[([polhr]) ([^\]]+)\]")
LETTERS = {kind: letter for letter, kind in KINDS.items()}
COUNTS = {
    "Putin": 900,
    "Putins": 90,
    "Peter": 999,
    "Paris": 500,
    "Hans": 400,
    "Bundestag": 800,
    "Bundestages": 50,
    "weiß": 700,
}
WORDS = WordTable({word: Entry(n, 1, 1, 1) for word, n in COUNTS.items()}, {"Berlin": "s", "Peter": "v"})


def resolved(marked, zones=()):
    """Every mention as "letter text = name", the name only where it differs, * after a role."""
    names, heads, roles, text = [], [], [], ""
    place = 0
    for match in MARK.finditer(marked):
        text += marked[place : match.start()]
        span = (len(text), len(text) + len(match[2]))
        text += match[2]
        place = match.end()
        if match[1] == "h":
            heads.append((*span, None))
        elif match[1] == "r":
            roles.append((*span, match[2]))
        else:
            names.append((*span, KINDS[match[1]]))
    text += marked[place:]
    raw = Raw(names, heads, roles, offices=offices_of(text))
    found = resolve(text, raw, zones, WORDS, str.istitle)
    return [shown(text[m.start : m.end], m) for m in found]


def shown(text, mention):
    """One mention as the tables write it."""
    name = "" if text == mention.name else f" = {mention.name}"
    return f"{LETTERS[mention.kind]} {text}{name}{'*' * mention.role}"


CASES = [
    (
        "[p Putin] kam. [p Wladimir Putin] ging. [p Putins] Rede, [p W. Putin] und [p Präsident Putin].",
        (
            "p Putin = Wladimir Putin | p Wladimir Putin | p Putins = Wladimir Putin"
            " | p W. Putin = Wladimir Putin | p Putin = Wladimir Putin"
        ),
    ),
    ("[p Xi Jinping] und [p Xi]", "p Xi Jinping | p Xi = Xi Jinping"),
    (
        "[p Ursula von der Leyen], später [p von der Leyen] und [p Leyen]",
        "p Ursula von der Leyen | p von der Leyen = Ursula von der Leyen | p Leyen = Ursula von der Leyen",
    ),
    (
        "[p Bill Clinton] sprach, [p Clinton] ging. [p Hillary Clinton] kam, [p Clinton] blieb.",
        "p Bill Clinton | p Clinton = Bill Clinton | p Hillary Clinton | p Clinton = Hillary Clinton",
    ),
    (
        "[p Barack Obama], mit vollem Namen [p Barack Hussein Obama]",
        "p Barack Obama = Barack Hussein Obama | p Barack Hussein Obama",
    ),
    (
        "[p Fritz Kuhn] siegte. Turner und Kuhn gratulierten Kuhns Frau, nicht Kuhn-Meier oder Kuhnert.",
        "p Fritz Kuhn | p Kuhn = Fritz Kuhn | p Kuhns = Fritz Kuhn",
    ),
    (
        "[p Jan Balkenende] siegte. Balkenende lachte.",
        "p Jan Balkenende | p Balkenende = Jan Balkenende",
    ),
    ("[p Rainer III] siegte. Napoleon III lachte.", "p Rainer III = Rainer III."),
    ("[o PCRM] und [o PDM], die [h PCRM-PDM]-Koalition", "o PCRM | o PDM | o PCRM | o PDM"),
    (
        "[p Al-Dschasira] und [p Omar Al-Dschasira]",
        "p Al-Dschasira = Omar Al-Dschasira | p Omar Al-Dschasira",
    ),
    ("[p Rita Trapattoni] kam, [p Trappattoni] ging", "p Rita Trapattoni | p Trappattoni = Rita Trapattoni"),
    ("eine [h CDU-FDP]-Koalition, eine [h CDU-QRB]-Koalition", "o CDU | o FDP"),
    ("[o Qorbu Dienst], der [h Qorbu]-Dienst", "o Qorbu Dienst | o Qorbu-Dienst = Qorbu Dienst"),
    ("[o eBay] siegte. [h eBay]-Nutzer", "o eBay | o eBay"),
    ("[o Pink Floyd], die [h Pink-Floyd]-Tour", "o Pink Floyd | o Pink-Floyd = Pink Floyd"),
    (
        "[p Thaksin Fuu] kam, [p Thaksin] ging, „Thaksin“ blieb",
        "p Thaksin Fuu | p Thaksin = Thaksin Fuu | p Thaksin = Thaksin Fuu",
    ),
    ("[p Al Gore] ging. Gores Film lief.", "p Al Gore | p Gores = Al Gore"),
    ("[p Rosa WEIß] ging. WEIß kam.", "p Rosa WEIß"),
    (
        "[p Ben Ali] floh. [p Zine el-Abidine Ben Ali] schwieg.",
        "p Ben Ali = Zine el-Abidine Ben Ali | p Zine el-Abidine Ben Ali",
    ),
    ("[l Paris] und [p Hans]", "l Paris | p Hans"),
    ("[l Berlins] Bürger", "l Berlins = Berlin"),
    ("[p Winnie Peters]", "p Winnie Peters"),
    ("[p Grass'] Roman", "p Grass' = Grass"),
    ("[p Putin's]", "p Putin's = Putin"),
    ("von „[o Build Your Berlins]“ her", "o Build Your Berlins"),
    (
        "Die [o Jenoptik AG] baut. [o Jenoptik] zahlt, sagt der Jenoptik AG-Chef",
        "o Jenoptik AG | o Jenoptik = Jenoptik AG | o Jenoptik AG",
    ),
    (
        "Die [o Gewerkschaft der Flugsicherung] (GdF) klagt. Die GdF streikt, nicht GdFs.",
        (
            "o Gewerkschaft der Flugsicherung | o GdF = Gewerkschaft der Flugsicherung"
            " | o GdF = Gewerkschaft der Flugsicherung"
        ),
    ),
    ("Der Komet [o ISON] kommt. Des [h ISON]-Kometen Bahn", ""),
    ("Die Sonde der [o ESA] kommt. Der [h ESA]-Chef", "o ESA | o ESA"),
    ("[l Boko Haram] und die [p Taliban]", "o Boko Haram | o Taliban"),
    ("[o AKW] am [l Rhein], http://x.y/Rhein", "l Rhein"),
    ("des [o Deutschen Bundestages]", "o Deutschen Bundestages = Deutscher Bundestag"),
    (
        "Die [o Europäische Union] ([o EU]) half. Die [o EU] zahlt.",
        "o Europäische Union | o EU = Europäische Union | o EU = Europäische Union",
    ),
    (
        "Der [o BND] ([o Bundesnachrichtendienst])",
        "o BND = Bundesnachrichtendienst | o Bundesnachrichtendienst",
    ),
    ("[p Klaus Müller] ([o SPD])", "p Klaus Müller | o SPD"),
    ("[o CDU/CSU]", "o CDU | o CSU"),
    ("die [o CDU]/[h CSU]-Fraktion und [o SPD-]", "o CDU | o SPD- = SPD"),
    ("[o Bündnis 90/Die Grünen]", "o Bündnis 90/Die Grünen"),
    ("[l Berlin/Moskau]", "l Berlin | l Moskau"),
    ("[o EU-Kommission]", "o EU-Kommission"),
    ("[h Putin]-Vertrauter, [p Wladimir Putin]", "p Putin = Wladimir Putin | p Wladimir Putin"),
    ("Ein [h Gold]-Preis", ""),
    ("[p Merkel] ([o dpa]) [o Reuters]", "p Merkel"),
    ("die [l Deutsche] und [l Berliner]", ""),
    ("[p h. c. Angela Merkel] mit [p Frau Merkel]", "p Angela Merkel | p Merkel = Angela Merkel"),
    ("[p Dr. Angela Merkel] mit [p Frau Merkel]", "p Angela Merkel | p Merkel = Angela Merkel"),
    ("[p Angela Merkel] gegen [o Merkel]", "p Angela Merkel | p Merkel = Angela Merkel"),
    ("[l Bayern], [l Bayern] und [o Bayern]", "l Bayern | l Bayern | l Bayern"),
    ("[r Kremlchef] [p Putin]. Der [r Kremlchef] schwieg.", "p Putin | p Kremlchef = Putin"),
    ("Der [r Kremlchef] schwieg.", "p Kremlchef*"),
    ("Der ehemalige [r Kanzler] und ein [r Papst]. Der [r Kanzler] der Universität.", ""),
    ("Sie bleibt als [r Kanzlerin]. Er will [r Kanzler] bleiben, [r Kanzler] werden.", ""),
    ("Der [r Kanzler] wird reden.", "p Kanzler*"),
    (
        "Innenminister [p Anna Huber] kam. Der Minister ging, den Innenminister rief niemand.",
        "p Anna Huber | p Minister = Anna Huber | p Innenminister = Anna Huber",
    ),
    ("Der Minister ging. Innenminister [p Anna Huber] kam. Die Ministerin und ein Minister.", "p Anna Huber"),
    (
        "Innenminister [p Hans Huber] traf Außenminister [p Karl Maier]. Der Minister schwieg.",
        "p Hans Huber | p Karl Maier",
    ),
    ("Innenminister [p Hans Huber] kam. Der Minister der Finanzen. Der ehemalige Minister.", "p Hans Huber"),
    (
        "Premierminister tritt zurück\n\nDen alten Präsidenten [p Hans Ott] traf Premier [p Karl Maier].",
        "p Premierminister = Karl Maier | p Hans Ott | p Karl Maier",
    ),
    (
        "Präsident schweigt\n\nDer Präsident des Gerichts, [p Hans Ott], kam. Das Amt des Präsidenten.",
        "p Präsident = Hans Ott | p Hans Ott",
    ),
    ("Minister de Gier reist\n\nMinister [p Jan de Gier] kam.", "p de Gier = Jan de Gier | p Jan de Gier"),
    (
        "Innenministerin [p Anna Huber] kam. Die Ministerin schwieg, der Minister nicht.",
        "p Anna Huber | p Ministerin = Anna Huber",
    ),
    ("Der neue [r Kanzler] reist. Des [r Papst]", "p Kanzler* | p Papst*"),
    ("Der [r Papst] der deutschen Literaturkritik. Der [r Kanzler] der Einheit.", ""),
    ("Das Amt des [r Kanzlers]. Er wurde zum [r Papst] gewählt.", ""),
    (
        "[r Bundeskanzlerin] Dr. [p Angela Merkel]: die [r Bundeskanzlerin]",
        "p Angela Merkel | p Bundeskanzlerin = Angela Merkel",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_mentions_have_the_fullest_name_of_the_article(marked, expected):
    """Surnames, genitives, titles, compounds, abbreviations, offices: one actor, one name."""
    assert " | ".join(resolved(marked)) == expected


def test_silent_zones_are_left_out():
    """What stands in a dateline or a photo credit is no mention."""
    assert resolved("[l Berlin] (dpa) - [p Merkel]", zones=[(0, 14)]) == ["p Merkel"]


def test_names_have_no_line_breaks():
    """Wherever the text breaks its lines, an actor has one name."""
    text = "Die Gruppe „Ahlener\nForum“ klagt."
    raw = Raw([(12, 25, Kind.ORGANISATION)])
    assert [m.name for m in resolve(text, raw, (), WORDS, str.istitle)] == ["Ahlener Forum"]


def test_of_overlapping_finds_the_longer_stays():
    """A role over the whole compound beats the first part of it."""
    text = "EU-Kommissionspräsident"
    raw = Raw([], [(0, 2, Kind.ORGANISATION)], [(0, len(text), text)])
    assert [m.name for m in resolve(text, raw, (), WORDS, str.istitle)] == [text]
