"""Words that are names wherever they stand."""

from __future__ import annotations

import pytest

from archive.actors.sure import sure_kind
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
