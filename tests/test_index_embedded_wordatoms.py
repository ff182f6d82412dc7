"""What types that are no plain words are made of, in numbers of plain words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.german.analysis import Outline, outline
from index.german.folding import fold
from index.german.vocabulary import Vocabulary
from tests.compiled import part

wordatoms = part("index.embedded.wordatoms")
Chains, Rows = wordatoms.Chains, wordatoms.Rows

NUMBERS = {"rhein": 0, "main": 1, "rheinmain": 2, "gebiet": 3, "rheinmaingebiet": 4, "leserin": 5}


@pytest.mark.parametrize(
    ("spelling", "taken"),
    [
        ("Rhein-Main-Gebiet", True),
        ("Müller\u2010Lüdenscheidt", True),
        ("Rhein", False),
        ("-politik", False),
        ("Rhein-", False),
        ("Rhein--Main", False),
        ("E-Mail", False),
        ("20-jährig", False),
        ("Leser-innen", False),
        ("Al-Wasl'", False),
        ("Rhein-Main-Gebiet" * 4, False),
        ("Москва-Main", False),
    ],
)
def test_chains_are_plain_words_between_hyphens(spelling: str, taken: bool) -> None:
    """Whatever the outline has a rule of its own for is none."""
    assert Chains.takes(spelling, fold(spelling)) == taken


@given(st.lists(st.text("aäbE1'-", min_size=1, max_size=6), min_size=1, max_size=4).map("-".join))
def test_chains_have_the_outline_that_all_words_have(spelling: str) -> None:
    """An atom for each word, the last of which has the stem of the whole as well."""
    folded = fold(spelling)
    if Chains.takes(spelling, folded):
        words = folded.split("-")
        assert outline(spelling) == Outline(tuple((word, word, word) for word in words), ("".join(words),))


def test_atoms_of_chains() -> None:
    """In the order of types and words."""
    chains = Chains()
    chains.add(7, "rhein-main")
    chains.add(9, "main-gebiet-rhein")
    assert list(chains.words()) == [
        "rhein",
        "main",
        "main",
        "gebiet",
        "rhein",
        "rheinmain",
        "maingebietrhein",
    ]
    atoms = chains.atoms(NUMBERS | {"maingebietrhein": 6})
    assert atoms.owners.tolist() == [7, 7, 9, 9, 9]
    assert atoms.exact.tolist() == atoms.bases.tolist() == atoms.cuts.tolist() == [0, 1, 1, 3, 0]
    assert atoms.more.tolist() == [0, 1, 0, 0, 1]
    assert atoms.also.tolist() == [2, 6]
    assert len(Chains().atoms({})) == len(list(Chains().words())) == 0


def test_atoms_of_rows() -> None:
    """A type with a word that has no number is left out whole, and named."""
    rows = Rows()
    rows.add(2, [("rhein", "main", "gebiet")], ())
    rows.add(3, [("rhein", "rhein", "rhein"), ("москва", "main", "main")], ("rheinmain",))
    rows.add(4, [("main", "main", "main"), ("gebiet", "rhein", "main")], ("leserin", "rheinmain"))
    rows.add(5, [("rhein", "rhein", "rhein")], ("москва",))
    rows.add(6, [], ())
    atoms, left = rows.atoms(NUMBERS)
    assert left.tolist() == [3, 5]
    assert atoms.owners.tolist() == [2, 4, 4]
    assert atoms.exact.tolist() == [0, 1, 3]
    assert atoms.bases.tolist() == [1, 1, 0]
    assert atoms.cuts.tolist() == [3, 1, 1]
    assert atoms.more.tolist() == [0, 0, 2]
    assert atoms.also.tolist() == [5, 2]


def test_completed_compounds_have_no_exact_word() -> None:
    """They own the halves; a pair that nothing completes has no atom."""
    bulk = part("index.german.bulk").Bulk(Vocabulary.of({"rheingebiet": 9, "maingebiet": 9}, {}))
    rows = Rows().completed(bulk, [(1, "Rhein-\x1fMaingebiet"), (2, "Xyz-\x1fhaus")])
    assert rows.owners == [1]
    atoms, left = rows.atoms({word: number for number, word in enumerate(rows.words())})
    assert len(left) == 0
    assert atoms.exact.tolist() == [wordatoms.NO_WORD]
    assert atoms.more.tolist() == [2]


def test_columns_are_joined() -> None:
    """Plain words own themselves; joining keeps what belongs to each."""
    joined = wordatoms.Atoms.joined((wordatoms.Atoms.plain(2), Chains([4], ["rhein-main"]).atoms(NUMBERS)))
    assert joined.owners.tolist() == [0, 1, 4, 4]
    assert joined.exact.tolist() == [0, 1, 0, 1]
    assert np.cumsum(joined.more).tolist() == [0, 0, 0, 1]
    assert joined.also.tolist() == [2]
