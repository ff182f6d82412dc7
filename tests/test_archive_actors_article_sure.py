"""Words that are names wherever they stand."""

from __future__ import annotations

import pytest

from archive.actors.article.sure import begins_alone, ends_alone, is_quoted, sure_kind
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind

WORDS = WordTable({"Stuttgart": Entry(9000, 1, 1, 1)}, {"Zerbst": "c", "Stuttgart": "c", "Siegen": "cn"})


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
        ("Qorbu-Frauengefängnisses", Kind.PLACE),
        ("Qorbu-Zoo", Kind.PLACE),
        ("Stuttgart-Zoo", None),
        ("Qorbu-Einheit", Kind.ORGANISATION),
        ("Anti-Qorbu-Einheit", None),
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
