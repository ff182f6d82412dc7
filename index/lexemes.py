"""The typed query as a row of lexemes: brackets, operators, field names, quotations and chunks of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from index.query import At, ValueField


class Sign(StrEnum):
    """What a lexeme is."""

    OPEN = "("
    CLOSE = ")"
    AND = "and"
    OR = "or"
    NOT = "not"
    MINUS = "-"
    NEAR = "near"
    FIELD = "field"
    QUOTE = "quote"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of the typed text: `text` without its marks, `closed` false for a quotation left open.

    For FIELD `text` is the name as typed and `name` what it means.
    """

    sign: Sign
    text: str
    at: At
    name: str = ""
    closed: bool = True


OPERATORS = {
    "UND": Sign.AND, "AND": Sign.AND, "ODER": Sign.OR, "OR": Sign.OR, "NICHT": Sign.NOT, "NOT": Sign.NOT,
}  # fmt: skip

FIELDS = {
    "titel": "title", "title": "title",
    "akteur": "actor", "actor": "actor",
    "datum": "date", "date": "date",
    "von": "from", "from": "from",
    "bis": "to", "to": "to",
    "quelle": ValueField.SOURCE, "source": ValueField.SOURCE,
    "ressort": ValueField.SECTION, "section": ValueField.SECTION,
    "autor": ValueField.AUTHOR, "author": ValueField.AUTHOR,
    "ordner": ValueField.FOLDER, "folder": ValueField.FOLDER,
}  # fmt: skip
"""Names of fields in German and English, as typed in any case, and what they mean."""

QUOTES = {'"': '"', "„": '“”"', "“": "”“", "»": "«", "«": "»", "‹": "›", "›": "‹"}
"""Opening quotation marks and what closes each."""

_FIELD = re.compile(r"([^\W\d_]+):(?=[^\s)])")
_NEAR = re.compile(r"(?:NAHE|NEAR)(?:/(\d+))?\Z")
_CHUNK = re.compile(r"(?:[^\s()\"„“”»«‹›]|\((?:in|innen)\)(?!\w))+")
_MINUS = re.compile(r"(?<![^\s(])[-−–](?=[^\s\-−–])")
_HANGING = re.compile(r"(?:^|[\s(])(?:und|oder|bzw\.?|beziehungsweise|sowie|noch)\s+\Z")
"""What comes before a compound that lacks its first part (Rüstungsausgaben und -politik)."""


def lexemes(text: str) -> Iterator[Lexeme]:
    """Cut the typed text; every character but white space ends up in exactly one lexeme."""
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        lexeme = _next(text, position)
        yield lexeme
        position = lexeme.at[1]


def _next(text: str, start: int) -> Lexeme:
    char = text[start]
    if char in "()":
        return Lexeme(Sign(char), char, (start, start + 1))
    if char in QUOTES:
        return _quotation(text, start)
    if _MINUS.match(text, start) and not _hangs(text, start):
        return Lexeme(Sign.MINUS, char, (start, start + 1))
    field = _FIELD.match(text, start)
    if field and (name := FIELDS.get(field[1].lower())):
        return Lexeme(Sign.FIELD, field[1], (start, field.end()), name)
    chunk = _CHUNK.match(text, start)
    end = chunk.end() if chunk else start + 1
    return _chunk(text[start:end], (start, end))


def _hangs(text: str, start: int) -> bool:
    """Whether a hyphen stands for the first part of a compound and does not exclude the word."""
    return text[start + 1].islower() and bool(_HANGING.search(text, 0, start))


def _chunk(text: str, at: At) -> Lexeme:
    if near := _NEAR.match(text):
        return Lexeme(Sign.NEAR, text, at, near[1] or "")
    return Lexeme(OPERATORS.get(text, Sign.TEXT), text, at)


def _quotation(text: str, start: int) -> Lexeme:
    closing = QUOTES[text[start]]
    for end in range(start + 1, len(text)):
        if text[end] in closing:
            return Lexeme(Sign.QUOTE, text[start + 1 : end], (start, end + 1))
    return Lexeme(Sign.QUOTE, text[start + 1 :], (start, len(text)), closed=False)
