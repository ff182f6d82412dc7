"""Names with two halves that share their end."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.extent.halves import SECOND, with_first_halves
from archive.mentions import Kind
from archive.tokens import WORD


def halves(text: str, *known: str) -> list[str]:
    """The names in a text in which these were found before."""
    drafts = [
        Draft(text.index(name), text.index(name) + len(name), Kind.ORGANISATION, name) for name in known
    ]
    starts = [match.start() for match in WORD.finditer(text) if SECOND.fullmatch(match.group())]
    return [draft.name for draft in with_first_halves(text, drafts, starts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("das Hecht- und Aalamt teilt mit", ["Hecht- und Aalamt"]),
        ("beim Borkener Hecht- und Aalamt", []),
        ("der „Hecht- und Aalverband“", ["Hecht- und Aalverband"]),
        ("die Deutsche Hecht- und Aalkammer", ["Deutsche Hecht- und Aalkammer"]),
        ("mancher Hecht- und Aalverband", []),
        ("das Hecht- und Aalamtsblatt", []),
        ("das Hecht- und Aalessen", []),
    ],
)
def test_the_first_half_belongs_to_the_name(text: str, expected: list[str]) -> None:
    """Where it is a certain one."""
    assert halves(text) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ("Aalgericht Borken", ["Hecht- und Aalgericht Borken"]),
        ("Hecht- und Aalgericht Borken", ["Hecht- und Aalgericht Borken"]),
        ("Borken", ["Hecht- und Aalgericht", "Borken"]),
    ],
)
def test_a_name_that_goes_on_keeps_its_end(known: str, expected: list[str]) -> None:
    """Whether the tagger found the first half or not."""
    assert halves("vor dem Hecht- und Aalgericht Borken", known) == expected
