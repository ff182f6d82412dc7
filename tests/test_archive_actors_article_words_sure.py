"""Words that are names wherever they stand."""

from __future__ import annotations

import pytest

from archive.actors.article.words.sure import begins_alone, ends_alone, is_quoted, names_land, sure_kind
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind

WORDS = WordTable(
    {"Stuttgart": Entry(9000, 1, 1, 1), "Getreide": Entry(900, 1, 1, 1), "gute": Entry(900, 1, 1, 1)},
    {"Zerbst": "c", "Stuttgart": "c", "Siegen": "cn", "Ernst": "v"},
)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Bundesregierung", Kind.ORGANISATION),
        ("Bundeskriminalamtes", Kind.ORGANISATION),
        ("Zerbst", Kind.PLACE),
        ("Zerbsts", Kind.PLACE),
        ("Marlene-Dietrich-Platz", Kind.PLACE),
        ("Lahn-Dill-Kreis", Kind.PLACE),
        ("Hebbel-Theaters", Kind.ORGANISATION),
        ("Waldoff-Gesamtschule", Kind.ORGANISATION),
        ("G10-Kommission", Kind.ORGANISATION),
        ("Enquete-Kommission", None),
        ("Zappabul-Gefängnisses", Kind.PLACE),
        ("Zerbst-Bahn", Kind.PLACE),
        ("Ernst-Waldoff-Stadion", Kind.PLACE),
        ("Ernst-Stadion", Kind.PLACE),
        ("Zappatalbrücke", Kind.PLACE),
        ("Zerbstbahn", Kind.PLACE),
        ("Zappabulsees", Kind.PLACE),
        ("Zappodyssee", None),
        ("Zappafrikassee", None),
        ("Getreidebahn", None),
        ("Getreide-Palast", None),
        ("Gute-Palast", None),
        ("NS-Gefängnis", None),
        ("US-Universität", None),
        ("Stuttgart", None),
        ("Siegen", None),
        ("Sport-Platz", None),
        ("Regierung", None),
    ],
)
def test_institutions_rarer_towns_and_streets_of_people(word, kind):
    """What is often named, or may be a surname, is left to the tagger."""
    assert sure_kind(word, WORDS) is kind


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("in ", " und", (True, True)),
        ("Die ", " wächst", (True, True)),
        ("Think ", ".", (False, True)),
        ("Die Think ", "", (False, True)),
        ("„", "“", (False, True)),
        ("", " Mars", (True, False)),
        ("7 ", " 21", (False, False)),
        ("der ", "-Plan", (True, False)),
    ],
)
def test_whether_a_word_stands_alone(before: str, after: str, expected: tuple[bool, bool]) -> None:
    """Words with capitals, numbers and quotation marks may be parts of the same name; articles are none."""
    text, start = f"{before}City{after}", len(before)
    assert (begins_alone(text, start), ends_alone(text, start + 4)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("„City“", True), ('"City"', True), ("„City Neu“", False), ("City", False)]
)
def test_whether_it_is_quoted_by_itself(text: str, expected: bool) -> None:
    """Marks on both sides, and nothing else between them."""
    start = text.index("City")
    assert is_quoted(text, start, start + 4) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Zappabul-Flusses", True),
        ("Zerbst-Region", True),
        ("Getreide-Region", False),
        ("Zappabul-Gefängnis", False),
    ],
)
def test_land_is_called_by_the_first_part(word: str, expected: bool) -> None:
    """Where that is no word of the language."""
    assert names_land(word, WORDS) is expected
