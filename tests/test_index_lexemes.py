"""Lexemes: nothing that was typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexemes import Sign, lexemes

ROWS = [
    ("rüstung china", [("text", "rüstung"), ("text", "china")]),
    ("a ODER b OR c", [("text", "a"), ("or", "ODER"), ("text", "b"), ("or", "OR"), ("text", "c")]),
    ("a oder b", [("text", "a"), ("text", "oder"), ("text", "b")]),
    ("NICHT a -b", [("not", "NICHT"), ("text", "a"), ("-", "-"), ("text", "b")]),
    ("EU-Kommission", [("text", "EU-Kommission")]),
    ("Ausgaben und -politik", [("text", "Ausgaben"), ("text", "und"), ("text", "-politik")]),
    ("Ausgaben -politik", [("text", "Ausgaben"), ("-", "-"), ("text", "politik")]),
    ("a UND -China", [("text", "a"), ("and", "UND"), ("-", "-"), ("text", "China")]),
    ("„Model C“-Schulen", [("quote", "Model C"), ("text", "-Schulen")]),
    ("(-b)", [("(", "("), ("-", "-"), ("text", "b"), (")", ")")]),
    ("a - b", [("text", "a"), ("text", "-"), ("text", "b")]),
    ("titel:gipfel", [("field", "titel"), ("text", "gipfel")]),
    ("TITEL:gipfel", [("field", "TITEL"), ("text", "gipfel")]),
    ("titel: gipfel", [("text", "titel:"), ("text", "gipfel")]),
    ("Bürger:innen", [("text", "Bürger:innen")]),
    ("Bürger(innen)", [("text", "Bürger(innen)")]),
    ("akteur:person:xi-jinping", [("field", "akteur"), ("text", "person:xi-jinping")]),
    ("a NAHE/5 b", [("text", "a"), ("near", "NAHE/5"), ("text", "b")]),
    ("NEAR", [("near", "NEAR")]),
    ('"a b" „c d“ »e« “f”', [("quote", "a b"), ("quote", "c d"), ("quote", "e"), ("quote", "f")]),
    ("(a)", [("(", "("), ("text", "a"), (")", ")")]),
    ('"offen bleibt', [("quote", "offen bleibt")]),
]


@pytest.mark.parametrize(("typed", "expected"), ROWS)
def test_rows(typed: str, expected: list[tuple[str, str]]) -> None:
    """Signs are recognised where they stand free and left alone inside words."""
    assert [(lexeme.sign.value, lexeme.text) for lexeme in lexemes(typed)] == expected


def test_an_open_quotation_says_so() -> None:
    """An unclosed quotation reaches to the end and is marked as open."""
    (lexeme,) = lexemes('"Europäische Union')
    assert (lexeme.sign, lexeme.closed) == (Sign.QUOTE, False)


@given(st.text(alphabet='ab -:()"„“»«/*?~.ODERNAHEtitel\n', max_size=60))
def test_every_character_is_in_exactly_one_lexeme(typed: str) -> None:
    """Lexemes ascend without overlap, and only white space lies between them."""
    end = 0
    for lexeme in lexemes(typed):
        start, stop = lexeme.at
        assert start < stop
        assert typed[end:start].strip() == ""
        end = stop
    assert typed[end:].strip() == ""
