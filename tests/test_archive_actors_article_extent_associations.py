"""Associations that say whom they unite."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.extent.associations import HEAD, associations, is_association
from archive.mentions import Kind
from archive.tokens import WORD


def found(text: str, *known: str) -> list[str]:
    """The associations of a text in which these names were found."""
    drafts = [
        Draft(text.index(name), text.index(name) + len(name), Kind.ORGANISATION, name) for name in known
    ]
    starts = [match.start() for match in WORD.finditer(text) if HEAD.fullmatch(match.group())]
    return [draft.name for draft in associations(text, drafts, starts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("laut dem Bund der Radfahrer", "Bund der Radfahrer"),
        ("die Gewerkschaft der Gärtner", "Gewerkschaft der Gärtner"),
        ("des Verbandes Deutscher Imker zufolge", "Verbandes Deutscher Imker"),
        ("der Verband freier Brauereien", "Verband freier Brauereien"),
        ("der Hauptverband der Deutschen Korbindustrie", "Hauptverband der Deutschen Korbindustrie"),
        ("der Verein Deutscher Markt- und Wetterforscher", "Verein Deutscher Markt- und Wetterforscher"),
        ("der Verband der Wirte und Köche", "Verband der Wirte und Köche"),
        ("die Vereinigung der Veteranen des Eiskriegs", "Vereinigung der Veteranen des Eiskriegs"),
        ("der Deutsche Verband der Imker in Deutschland", "Deutsche Verband der Imker in Deutschland"),
    ],
)
def test_whom_it_unites_belongs_to_the_name(text: str, expected: str) -> None:
    """With adjectives, a second group, and where or of what they are."""
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "ein Verband der Imker",
        "jeder örtliche Verein der Imker",
        "der Landesverband der Grünen",
        "der Bund der Länder",
        "der Bund der Verantwortung",
        "der Bund seiner Verantwortung",
        "der Verband aller Vereine",
        "der Verband der IKB",
        "nach der Vereinigung der beiden Vereine",
        "die Vereinigung der deutschen Landeskirchen",
        "die Gewerkschaft der Zukunft",
    ],
)
def test_others_have_no_name(text: str) -> None:
    """One of many, part of a party, or nobody that could unite."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("der Verband der Wirte und Verdi", "Verdi", ["Verband der Wirte"]),
        ("der Verband der Imker der Schweiz", "Schweiz", ["Verband der Imker"]),
        ("der Verband der Bundeswehr", "Bundeswehr", []),
    ],
)
def test_other_names_are_no_part_of_it(text: str, known: str, expected: list[str]) -> None:
    """What the tagger found there stays."""
    assert found(text, known) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bund der Radfahrer", True),
        ("Deutscher Verband der Imker", True),
        ("Bund", False),
        ("Verband", False),
    ],
)
def test_such_names_need_no_evidence(name: str, expected: bool) -> None:
    """They say what they are."""
    assert is_association(name) is expected


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("der Arbeitskreis Pilze tagt", "", ["Arbeitskreis Pilze"]),
        ("beim „AK Moor“", "", ["AK Moor"]),
        ("das Forum Wald und Moor", "", ["Forum Wald und Moor"]),
        ("die Fakultät Gartenbau für Fremde", "", ["Fakultät Gartenbau für Fremde"]),
        ("der Arbeitskreis Moor und Verdi", "Verdi", ["Arbeitskreis Moor"]),
        ("der Arbeitskreis Verdi", "Verdi", []),
        ("der AK II", "", []),
        ("wir als Arbeitskreis Moore", "", []),
        ("ein Forum Wald", "", []),
    ],
)
def test_a_circle_is_called_after_its_subject(text: str, known: str, expected: list[str]) -> None:
    """Behind an article or in quotation marks."""
    assert found(text, *filter(None, [known])) == expected
