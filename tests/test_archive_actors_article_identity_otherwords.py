"""Two names of one organisation or place that share words."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.identity.otherwords import of_others, other_words
from archive.mentions import Kind


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Bremer Flughafen", "Flughafen Bremen"], {"Bremer Flughafen": "Flughafen Bremen"}),
        (["Münchner Messe", "Messe München"], {"Münchner Messe": "Messe München"}),
        (["Smolensker Hafen", "Hafen Smolensk"], {"Smolensker Hafen": "Hafen Smolensk"}),
        (["Hallesche Messe", "Messe Halle"], {}),
        (["Kieler Hafen", "Hafen Bremen"], {}),
        (["Münchner Messe", "München-Messe"], {"Münchner Messe": "München-Messe"}),
        (
            ["Bremer Flughafen", "Flughafen Bremen", "Flughafen Bremen Nord"],
            dict.fromkeys(("Bremer Flughafen", "Flughafen Bremen"), "Flughafen Bremen Nord"),
        ),
        (["Bremer Messe", "Messe Bremen Nord", "Messe Bremen Süd"], {}),
        (["LKA Hessen", "Landeskriminalamt Hessen"], {"LKA Hessen": "Landeskriminalamt Hessen"}),
        (["LKA Hessen", "Landeskriminalamt Bayern"], {}),
        (["TU Ulm", "Technische Universität Ulm", "Teure Uhren Ulm"], {}),
        (["Grupo Mar", "Mar"], {"Mar": "Grupo Mar"}),
        (["Neue Mar", "Mar"], {}),
        (["Neue Mar Tech", "Mar Tech"], {}),
        (["AfD Mar Tech", "Mar Tech"], {}),
        (["Tesa Mar Tech", "Mar Tech"], {"Mar Tech": "Tesa Mar Tech"}),
        (["Alte Partei Qorbiens", "Alte Partei"], {"Alte Partei": "Alte Partei Qorbiens"}),
        (["Alte Partei Links", "Alte Partei"], {}),
        (
            ["Verfassungsgericht", "Bundesverfassungsgericht"],
            {"Verfassungsgericht": "Bundesverfassungsgericht"},
        ),
        (["Verfassungsgericht", "Bundesverfassungsgericht", "Berliner Verfassungsgericht"], {}),
        (["Landgericht", "Bundesgericht"], {}),
        ([], {}),
    ],
)
def test_the_fuller_name_is_found_where_only_one_can_be_meant(names, expected):
    """Of two that could be meant neither is."""
    assert other_words(dict.fromkeys(names, 0), lambda word: word == "Qorbiens") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("das Verfassungsgericht in Wien", {"Verfassungsgericht"}),
        ("das Verfassungsgericht des Landes", {"Verfassungsgericht"}),
        ("das hessische Verfassungsgericht", {"Verfassungsgericht"}),
        ("das deutsche Verfassungsgericht", set()),
        ("das Verfassungsgericht in Karlsruhe", set()),
        ("das Verfassungsgericht prüft", set()),
    ],
)
def test_an_authority_may_be_another_land_s(text, expected):
    """By the adjective before it, or by where it is."""
    start = text.index("Verfassungsgericht")
    drafts = [
        Draft(start, start + 18, Kind.ORGANISATION, "Verfassungsgericht"),
        Draft(0, 3, Kind.PLACE, "das"),
    ]
    assert of_others(text, drafts) == expected
