"""The archive that every engine is asked about, and what typed queries find in it."""

from __future__ import annotations

from collections.abc import Sequence

from archive.article import Article
from archive.dates import PartialDate


def article(
    name: str, date: str, title: str, body: str, source: str = "", section: str = "", corrects: str = ""
) -> Article:
    """A short article of the folder `test`."""
    when = PartialDate.from_iso(date) if date else None
    return Article(f"test/{name}", title, body, when, source=source, section=section, corrects=corrects)


ARTICLES: Sequence[Article] = (
    article(
        "militär",
        "2022-12",
        "Kremlchef will stärkere Militärkooperation mit China",
        "Russlands Präsident Wladimir Putin hat Xi Jinping getroffen. Putin sprach von Rüstungspolitik.\n\n"
        "Die Militär- und Wirtschaftspolitik beider Länder nähere sich an, sagte er in Moskau.",
        source="taz",
        section="Politik",
    ),
    article(
        "rüstung",
        "2022-12-16",
        "Ausgaben für Rüstung steigen",
        "Der Bundestag hat am Freitag höhere Ausgaben beschlossen. Die Politik der Regierung ist umstritten.",
        source="taz",
    ),
    article(
        "häuser",
        "2021",
        "Neue Häuser in Berlin",
        "In Berlin werden mehr Wohnungen gebaut. Jedes Haus braucht Solarzellen, sagt Frau Müller.",
        source="Süddeutsche",
    ),
    article(
        "merkel",
        "2021-12-08",
        "Merkel übergibt das Kanzleramt",
        "Angela Merkel hat das Amt der Bundeskanzlerin übergeben. Die Europäische Union dankte Merkel.",
        section="Politik",
    ),
    article(
        "union",
        "2021-12-09",
        "Die EU ringt um den Haushalt",
        "Die europäische Politik hat eine Union zum Ziel. "
        "Bürger:innen sollen mitreden, sagt die EU-Kommission.",
    ),
    article(
        "kopie-a",
        "2020-05-01",
        "Sturm zieht über das Land",
        "Ein Sturm ist am Freitag über das Land gezogen und hat an vielen Orten Schäden angerichtet.",
    ),
    article(
        "kopie-b",
        "2020-05-01",
        "Sturm zieht über das Land",
        "Ein Sturm ist am Freitag über das Land gezogen und hat an vielen Orten Schäden angerichtet.",
        source="dpa",
    ),
    article(
        "berichtigung",
        "2021-12-10",
        "Berichtigung",
        "Merkel hat das Amt am Mittwoch übergeben, nicht am Donnerstag.",
        corrects="test/merkel",
    ),
    article("ohne-datum", "", "Der Kater", "Der Kater von Frau Mueller schläft. Max Verborgen füttert ihn."),
    article("leer", "2019-01-01", "Nur ein Titel", ""),
)

FOUND: Sequence[tuple[str, set[str]]] = (
    ("", {each.id.partition("/")[2] for each in ARTICLES}),
    ("haus", {"häuser"}),
    ("Häuser", {"häuser"}),
    ("Haeuser", {"häuser"}),
    ("rüstung", {"militär", "rüstung"}),
    ("Rüstungspolitik", {"militär", "rüstung"}),
    ('"Rüstungspolitik"', {"militär"}),
    ("Militärpolitik", {"militär"}),
    ('"Militärpolitik"', set()),
    ("müller", {"häuser", "ohne-datum"}),
    ('"mueller"', {"häuser", "ohne-datum"}),
    ("bürger", {"union"}),
    ("EU-Kommission", {"union"}),
    ('"Europäische Union"', {"merkel"}),
    ("europäische union", {"merkel", "union"}),
    ("europäische NAHE/5 union", {"merkel", "union"}),
    ("union NAHE/3 europäische", {"merkel"}),
    ("merkel -bundeskanzlerin", {"berichtigung"}),
    ("kater ODER sturm", {"ohne-datum", "kopie-a", "kopie-b"}),
    ("(kater ODER merkel) übergeben", {"merkel", "berichtigung"}),
    ("titel:merkel", {"merkel"}),
    ("titel:kater frau", {"ohne-datum"}),
    ("mil*", {"militär"}),
    ("*zellen", {"häuser"}),
    ("m?ller", {"häuser", "ohne-datum"}),
    ("merkle~", {"merkel", "berichtigung"}),
    ("die", {"militär", "rüstung", "merkel", "union"}),
    ("die kater", {"ohne-datum"}),
    ("datum:2021", {"häuser", "merkel", "union", "berichtigung"}),
    ("datum:2021-12", {"häuser", "merkel", "union", "berichtigung"}),
    ("datum:2021-11", {"häuser"}),
    ("datum:2022-12-05", {"militär"}),
    ("bis:2020", {"kopie-a", "kopie-b", "leer"}),
    ("datum:ohne", {"ohne-datum"}),
    ("akteur:merkel", {"merkel", "berichtigung"}),
    ('akteur:"person:wladimir-putin"', {"militär"}),
    ("akteur:kremlchef", {"militär"}),
    ("akteur:niemand", set()),
    ('akteur:"Max Verborgen"', set()),
    ("quelle:TAZ", {"militär", "rüstung"}),
    ("quelle:sueddeutsche", {"häuser"}),
    ("ordner:test kater", {"ohne-datum"}),
    ("gibtesnicht", set()),
)
"""Typed queries and the articles that they find."""
