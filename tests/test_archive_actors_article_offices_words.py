"""Words for offices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.actors.article.offices import words as officewords
from archive.actors.article.offices.words import Office, is_office, names_the_same, office_of


@pytest.mark.parametrize(
    ("word", "office"),
    [
        ("Ministers", Office("minister", woman=False)),
        ("Innenministerin", Office("innenminister", woman=True)),
        ("Präsidenten", Office("präsident", woman=False, oblique=True)),
        ("Premier", Office("ministerpräsident", woman=False)),
        ("Generalbundesanwältin", Office("generalbundesanwalt", woman=True)),
        ("US-Präsident", Office("präsident", woman=False, land="us")),
        ("Bundeskanzlers", Office("bundeskanzler", woman=False, land="bund")),
        ("ödp-Landesvorsitzenden", Office("ödp-landesvorsitzend", woman=None)),
        ("Ministerien", None),
        ("Kanzleramt", None),
        ("minister", None),
        ("innenminister", None),
        ("Ex-minister", None),
        ("InnenMinister", None),
    ],
)
def test_an_office_is_read_from_its_form(word: str, office: Office | None) -> None:
    """With its commonest name; it has a capital where it begins, or the compound has."""
    assert office_of(word) == office


@given(
    st.from_regex(officewords._WORD, fullmatch=True)
    | st.sampled_from(["Minister", "Landrätin", "Papstes", "Prinzen", "Beauftragter", "Schah", "Anwalt", ""])
)
def test_no_office_is_passed_over(word: str) -> None:
    """The endings that are looked at first are those of all offices."""
    assert is_office(word) == (office_of(word) is not None)


@pytest.mark.parametrize(
    ("short", "title", "same"),
    [
        ("minister", "innenminister", True),
        ("innenminister", "bundesinnenminister", True),
        ("bundesminister", "bundesinnenminister", True),
        ("regierungschef", "bundeskanzler", True),
        ("ministerpräsident", "regierungschef", True),
        ("innenminister", "minister", False),
        ("präsident", "ministerpräsident", False),
        ("außenminister", "vize-außenminister", False),
        ("kanzler", "vizekanzler", False),
        ("kanzler", "regierungschef", False),
        ("bundesminister", "innenminister", False),
    ],
)
def test_a_shorter_word_may_mean_the_title(short: str, title: str, same: bool) -> None:
    """Unless what is left out makes another office of it."""
    assert names_the_same(short, title) is same


@pytest.mark.parametrize(
    ("word", "former"), [("Altkanzler", True), ("Ex-Präsident", True), ("Alterspräsident", False)]
)
def test_former_offices_are_told_by_their_beginning(word: str, former: bool) -> None:
    """Of whoever had them once."""
    office = office_of(word)
    assert office
    assert office.is_former is former
