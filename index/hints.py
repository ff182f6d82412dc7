"""Hints: what a query may have meant where it could not be taken as it stands, in German and English.

A hint never stops a search; it says which part was read how, and what to write instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from index.query import At

LANGUAGES = ("de", "en")

_TEXTS: dict[str, tuple[str, str]] = {
    "too-long": (
        "Die Anfrage ist zu lang; gesucht wird nach den ersten {limit} Zeichen.",
        "The query is too long; only its first {limit} characters are searched.",
    ),
    "no-words": (
        "Die Anfrage enthält kein Wort; gezeigt wird der ganze Bestand.",
        "The query holds no word; everything is shown.",
    ),
    "too-many-words": (
        "Die Anfrage hat zu viele Wörter; gesucht wird nach den ersten {limit}.",
        "The query has too many words; only the first {limit} are searched.",
    ),
    "too-deep": (
        "Die Klammern sind zu tief verschachtelt; ab Stufe {limit} werden sie übergangen.",
        "The brackets are nested too deeply; from level {limit} on they are ignored.",
    ),
    "open-quote": (
        "Das Anführungszeichen wird nicht geschlossen; es gilt bis zum Ende.",
        "The quotation mark is never closed; it is taken to reach the end.",
    ),
    "empty-quote": (
        "Zwischen den Anführungszeichen steht kein Wort; sie werden übergangen.",
        "There is no word between the quotation marks; they are ignored.",
    ),
    "open-bracket": (
        "Die Klammer wird nicht geschlossen; sie gilt bis zum Ende.",
        "The bracket is never closed; it is taken to reach the end.",
    ),
    "stray-bracket": (
        "Diese Klammer schließt nichts; sie wird übergangen.",
        "This bracket closes nothing; it is ignored.",
    ),
    "stray-operator": (
        "„{text}“ verbindet hier nichts und wird übergangen.",
        "“{text}” joins nothing here and is ignored.",
    ),
    "lowercase-operator": (
        "„{text}“ gilt als gewöhnliches Wort. Großgeschrieben verbindet es: {operator}.",
        "“{text}” is taken as a plain word. In capitals it joins: {operator}.",
    ),
    "unknown-field": (
        "„{text}:“ ist kein Suchfeld; gesucht wird nach den Wörtern.",
        "“{text}:” is not a search field; its words are searched.",
    ),
    "field-without-value": (
        "Nach „{text}:“ fehlt die Angabe; gesucht wird nach dem Wort.",
        "“{text}:” lacks its value; it is searched as a word.",
    ),
    "field-value": (
        "„{text}:“ nimmt ein Wort oder Wörter in Anführungszeichen; gesucht wird nach den Wörtern.",
        "“{text}:” takes one word or quoted words; its words are searched.",
    ),
    "bad-date": (
        "„{text}“ ist kein lesbares Datum. Möglich sind 2022, 2022-12, 2022-12-16 und 2021..2022-06.",
        "“{text}” is not a readable date. Possible are 2022, 2022-12, 2022-12-16 and 2021..2022-06.",
    ),
    "empty-span": (
        "Der Zeitraum endet, bevor er beginnt; so findet er nichts.",
        "The period ends before it begins; it can't match anything.",
    ),
    "short-pattern": (
        "„{text}“ ist zu unbestimmt: Platzhalter brauchen mindestens {limit} Buchstaben.",
        "“{text}” is too vague: wildcards need at least {limit} letters.",
    ),
    "near-operand": (
        "{text} verbindet nur Wörter und Wortfolgen in Anführungszeichen; gesucht wird nach beidem.",
        "{text} joins only words and quoted phrases; both sides are searched.",
    ),
    "near-distance": (
        "Der Abstand muss zwischen 1 und {limit} liegen; es gilt {distance}.",
        "The distance must be between 1 and {limit}; {distance} is used.",
    ),
    "expansion-cut": (
        "„{text}“ passt auf mehr als {limit} Wörter; berücksichtigt sind die häufigsten {limit}.",
        "“{text}” matches more than {limit} words; the {limit} commonest count.",
    ),
    "time-up": (
        "Nach {seconds} Sekunden wurde die Suche beendet; das Ergebnis hat Lücken. Weniger * und ~ helfen.",
        "The search was ended after {seconds} seconds; its result has gaps. Fewer * and ~ will help.",
    ),
    "unknown-actor": (
        "Das Archiv kennt keinen Akteur „{text}“.",
        "The archive knows no actor “{text}”.",
    ),
}


@dataclass(frozen=True, slots=True)
class Hint:
    """A remark on the characters `at` of the typed text.

    `code` is stable, for programs; `repair` the whole query as it should be typed, where that is known.
    """

    code: str
    at: At = (0, 0)
    values: tuple[tuple[str, str], ...] = field(default=())
    repair: str | None = None

    def text(self, language: str = "de") -> str:
        """One sentence in `language` (de or en; anything else is read as English)."""
        german, english = _TEXTS[self.code]
        return (german if language == "de" else english).format(**dict(self.values))


def hint(code: str, at: At = (0, 0), repair: str | None = None, **values: object) -> Hint:
    """A hint with its values in the order of their names; KeyError for a code without a text."""
    if code not in _TEXTS:
        raise KeyError(code)
    return Hint(code, at, tuple(sorted((name, str(value)) for name, value in values.items())), repair)


def codes() -> tuple[str, ...]:
    """All codes, for documentation and tests."""
    return tuple(_TEXTS)
