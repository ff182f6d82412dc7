"""Offices: whose they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.article import bearers
from archive.actors.article.bearers import role_mentions, titled_later
from archive.actors.article.drafts import Draft
from archive.mentions import Kind

PIECES = [
    *("Bundesminister", "präsidentin", "Kanzler", "könige", "Senators", "in", "es", "Gast", "Dr.", "a.D."),
    *(" ", " ", " ", "\n", "\u2003", ", ", ", ", ",", ".", ";", ":", "(", ")", "der Finanzen", "x" * 30, "-"),
]


def drafts_of(text: str, *names: str) -> list[Draft]:
    """People where these names first stand."""
    return [Draft(text.index(n), text.index(n) + len(n), Kind.PERSON, n) for n in names]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Kanzlerin Anna Huber kam. Die Kanzlerin ging.", "Anna Huber", [("Anna Huber", False)]),
        ("Kanzlerin Dr. Anna Huber kam. Die Kanzlerin ging.", "Anna Huber", [("Anna Huber", False)]),
        ("Anna Huber kam. Die Kanzlerin ging.", "Anna Huber", [("Kanzlerin", True)]),
        ("Anna Huber kam. Die frühere Kanzlerin ging.", "Anna Huber", []),
        ("Anna Huber kam. Die Kanzlerin der Herzen ging.", "Anna Huber", []),
        ("Anna Huber ist als Kanzlerin da.", "Anna Huber", []),
        ("Anna Huber kam. Die Kanzlerin wurde gewählt.", "Anna Huber", []),
    ],
)
def test_an_office_stands_for_who_has_it(text: str, name: str, expected: list[tuple[str, bool]]) -> None:
    """For whoever is named behind it, else for itself; what was, will be or may be is nobody."""
    roles = [(at, at + 9, "Kanzlerin") for at in range(len(text)) if text.startswith("Kanzlerin", at)]
    found = role_mentions(text, roles, drafts_of(text, name))
    assert [(draft.name, draft.role) for draft in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Innenminister Maier kam. Der Minister ging.", ["Minister"]),
        ("Der Minister für Sport, Maier, kam. Der Minister ging.", ["Minister"]),
        ("Premierminister geht\nRegierungschef Maier kam.", ["Premierminister"]),
        ("Innenminister Maier kam. Die Ministerin ging.", []),
        ("Der Minister kam. Innenminister Maier ging.", []),
        ("Maier kam. Der Minister ging.", []),
    ],
)
def test_an_office_is_given_once(text: str, expected: list[str]) -> None:
    """Later and in the title it means the same person, if the sex fits."""
    found = titled_later(text, drafts_of(text, "Maier"))
    assert [text[draft.start : draft.end] for draft in found] == expected
    assert all(draft.name == "Maier" for draft in found)


@given(st.from_regex(bearers._TITLE, fullmatch=True) | st.lists(st.sampled_from(PIECES)).map("".join))
@settings(max_examples=1000, deadline=None)
def test_no_title_is_missed(before: str) -> None:
    """What is looked at where a title may be is all that the pattern finds."""
    found, expected = bearers._title_before(before, len(before)), bearers._TITLE.search(before[-80:])
    assert (found and (found.span(), found.groups())) == (expected and (expected.span(), expected.groups()))
