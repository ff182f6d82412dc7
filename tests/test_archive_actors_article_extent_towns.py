"""What is called after its town."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.extent.towns import NOUN, of_towns
from archive.mentions import Kind
from archive.tokens import WORD


def found(text: str, *known: str) -> list[tuple[str, Kind]]:
    """The names in a text in which these people were found before."""
    drafts = [Draft(text.index(name), text.index(name) + len(name), Kind.PERSON, name) for name in known]
    starts = [match.start() for match in WORD.finditer(text) if NOUN.fullmatch(match.group())]
    return [(draft.name, draft.kind) for draft in of_towns(text, drafts, starts)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("im Aalbacher Tunnel steht", "Aalbacher Tunnel", Kind.PLACE),
        ("am Bad-Olmer Rathaus.", "Bad-Olmer Rathaus", Kind.PLACE),
        ("die Aalbacher Schulbehörde", "Aalbacher Schulbehörde", Kind.ORGANISATION),
        ("das Aalbacher Handelsgericht, das", "Aalbacher Handelsgericht", Kind.ORGANISATION),
        ("des hessischen Landtages", "Hessischen Landtag", Kind.ORGANISATION),
        ("ein sachsen-anhaltischer Landtag", "Sachsen-Anhaltischer Landtag", Kind.ORGANISATION),
    ],
)
def test_town_and_noun_are_a_name(text: str, name: str, kind: Kind) -> None:
    """Behind an article: there is one of them."""
    assert found(text) == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "eine Aalbacher Klinik",
        "ein Aalbacher Tunnel",
        "der Deutscher Tunnel",
        "im Aalbacher Tunnelbau",
        "die Schweizer Arzneibehörde",
        "zum Aalbacher Flughafen Mitte",
        "das Aalbacher Theater",
        "der russische Landtag",
        "die hessische Landtagswahl",
        "im polnischen Landtag",
    ],
)
def test_others_are_none(text: str) -> None:
    """One of several, an adjective, compounds, and what has a name of its own behind it."""
    assert found(text) == []


def test_what_was_found_there_stays() -> None:
    """The words are somebody's already."""
    assert found("der Xaver Tunnel", "Xaver Tunnel") == [("Xaver Tunnel", Kind.PERSON)]
