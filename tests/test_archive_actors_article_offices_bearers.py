"""Offices: whose they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.article.offices.bearers import Role, by_office
from archive.mentions import Kind
from tests.offices import drafts_of, offices_of

PEOPLE = ("Anna Huber", "Maier", "Schulz")


def found_in(text: str, *roles: str) -> list[tuple[str, str, bool]]:
    """What is found: the words, the names, and whether they are those of listed offices."""
    drafts = [
        *drafts_of(text, *PEOPLE),
        *drafts_of(text, "GdP", "Bank", kind=Kind.ORGANISATION),
        *drafts_of(text, "Georgien", kind=Kind.PLACE),
    ]
    places: list[Role] = [
        (match.start(), match.end(), role) for role in roles for match in re.finditer(rf"\b{role}\b", text)
    ]
    found = by_office(text, offices_of(text), sorted(places), drafts)
    return [(text[draft.start : draft.end], draft.name, draft.role) for draft in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Innenminister Maier kam. Der Minister ging.", "Minister"),
        ("Maier, der Innenminister, kam. Das Auto des Innenministers blieb.", "Innenministers"),
        ("Ministerpräsident Maier kam. Der amtierende Premierminister ging.", "Premierminister"),
        ("Der GdP-Vorsitzende Maier kam. Der GdP-Vorsitzende ging.", "GdP-Vorsitzende"),
        ("Premierminister geht\nRegierungschef Maier kam.", "Premierminister"),
        ("Erst kam der Innenminister. Dann kam Innenminister Maier.", "Innenminister"),
        ("Der georgische König ruft.\nDer georgische König Maier kam.", "König"),
        ("Maier, Präsident der Bank, kam. Der Präsident der Bank ging.", "Präsident"),
        ("Präsident Maier kam. Der Präsident des Unternehmens ging.", "Präsident"),
    ],
)
def test_an_office_alone_is_whose_title_it_is(text: str, expected: str) -> None:
    """Under all its names, after the title and in the same paragraph also before."""
    assert found_in(text) == [(expected, "Maier", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Maier kam. Der Minister ging.",
        "Innenminister Maier kam. Die Ministerin ging.",
        "Der frühere Minister Maier kam. Der Minister ging.",
        "Minister Maier ging. Der neue Minister kam.",
        "Neues\nDer Innenminister kam.\nInnenminister Maier ging.",
        "Der Minister kam. Innenminister Maier ging.",
        "Der zuständige Minister kam. Minister Maier ging.",
        "Unser Minister kam. Der georgische Minister Maier ging.",
        "Ministerpräsident Maier kam. Der Präsident ging.",
        "Minister Maier sprach mit dem türkischen Minister.",
        "Minister Maier kam. Dann traf Maier den türkischen Minister.",
        "Der georgische Minister Maier kam. Der türkische Minister ging.",
        "Der Vorsitzende Maier kam. Der Vorsitzende ging.",
        "Präsident Maier kam. Der GdP-Präsident ging.",
        "Präsident Maier kam. Der Präsident der Fans ging.",
        "Altkanzler Maier kam. Der Altkanzler ging.",
    ],
)
def test_an_office_may_be_another_ones(text: str) -> None:
    """Of another sex, time, land or body, or a longer one than was told."""
    assert not found_in(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister Maier kam. Minister Schulz auch. Maier sprach. Der Minister ging.", ["Maier"]),
        ("Minister Maier kam. Minister Schulz auch.\nDer Minister ging.", []),
        ("Minister Maier sah Minister Schulz. Der Minister ging.", []),
        ("Innenminister Maier kam. Minister Schulz auch. Maier sprach. Der Minister ging.", ["Schulz"]),
        (
            "Der georgische König Maier kam. Der dänische König Schulz auch. Der dänische König ging.",
            ["Schulz"],
        ),
    ],
)
def test_of_several_one_is_meant(text: str, expected: list[str]) -> None:
    """Who has just this office, who is of that land, who was named last in the paragraph."""
    assert [name for _, name, _ in found_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kanzlerin Anna Huber kam. Die Kanzlerin ging.", [("Kanzlerin", "Anna Huber", False)]),
        ("Die Kanzlerin kam.\nKanzlerin Dr. Anna Huber ging.", [("Kanzlerin", "Anna Huber", False)]),
        ("Anna Huber kam. Die Kanzlerin ging.", [("Kanzlerin", "Kanzlerin", True)]),
        ("Anna Huber lobt die Kanzlerin für einen Plan.", [("Kanzlerin", "Kanzlerin", True)]),
        ("Anna Huber, die Kanzlerin, kam.", []),
        ("Anna Huber kam. Die frühere Kanzlerin ging.", []),
        ("Anna Huber kam. Die Kanzlerin der Herzen ging.", []),
        ("Anna Huber ist als Kanzlerin da.", []),
        ("Anna Huber kam. Die Kanzlerin wurde gewählt.", []),
        ("Kanzler Maier kam. Die Kanzlerin ging.", [("Kanzlerin", "Kanzlerin", True)]),
    ],
)
def test_a_listed_office_stands_for_who_has_it(text: str, expected: list[tuple[str, str, bool]]) -> None:
    """By the article, else for itself; what was, will be or may be is nobody."""
    assert found_in(text, "Kanzlerin") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kanzler Maier kam, auch Kanzler Schulz. Schulz sprach. Der Kanzler ging.", ("Schulz", False)),
        ("Kanzler Maier kam, auch Kanzler Schulz. Der Kanzler ging.", ("Kanzler", True)),
    ],
)
def test_a_listed_office_is_whose_name_is_said_most(text: str, expected: tuple[str, bool]) -> None:
    """Of several people who had it; nobody's where they are named as often."""
    assert [found[1:] for found in found_in(text, "Kanzler")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Präsident Maier kam. Der dänische König sah den türkischer Präsident.",
            ("türkischer Präsident", True),
        ),
        ("Kremlchef Maier kam. Der Kremlchef ging.", ("Maier", False)),
        ("Kremlchef Maier kam. Der Kremlherr ging.", ("Kremlherr", True)),
    ],
)
def test_other_listed_offices_are_told_by_the_list(text: str, expected: tuple[str, bool]) -> None:
    """Those of a land are of nobody without one; words that are no plain offices need the same word."""
    found = found_in(text, "türkischer Präsident", "Kremlchef", "Kremlherr")
    assert [one[1:] for one in found] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Papst Maier kam. Der Pontifex ging.", [("Maier", False)]),
        ("Der russische Präsident Maier kam. Der Kremlchef ging.", [("Maier", False)]),
        ("Der dänische Präsident Maier kam. Der Kremlchef ging.", [("Kremlchef", True)]),
        ("Der russische Präsident Maier kam. Kremlchef Maier ging.", []),
    ],
)
def test_offices_have_bynames(text: str, expected: list[tuple[str, bool]]) -> None:
    """Which mean the same office where they stand alone."""
    assert [one[1:] for one in found_in(text, "Pontifex", "Kremlchef")] == expected


def test_a_woman_is_not_spoken_to_like_a_man():
    """Frau Kanzler is no Kanzler of the article."""
    assert found_in("Kanzler Maier kam. Frau Kanzler, hören Sie!", "Kanzler") == [
        ("Kanzler", "Kanzler", True)
    ]


PIECES = [
    *(
        "Bundesminister",
        "präsidentin",
        "Kanzler",
        "Könige",
        "Senators",
        "GdP-Vorsitzende",
        "Pontifex",
        "Gast",
    ),
    *(" ", " ", " ", "\n", "\u2003", ", ", ", ", ",", ".", ";", "(", ")", "-", " und ", " ist ", " von "),
    *("der ", "die ", "des ", "zum ", "neuer ", "türkische ", "Pariser ", "frühere ", "Dr. ", "a. D. "),
    *("Anna Huber", "Maier", "Schulz", "Georgien", "GdP", "Georgiens "),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_offices_are_found_in_any_text(text: str) -> None:
    """An office that is found has the name of somebody there or its own."""
    for words, name, is_role in found_in(text, "Kanzler", "Pontifex"):
        assert words
        assert name in (("Kanzler", "Pontifex") if is_role else PEOPLE)
