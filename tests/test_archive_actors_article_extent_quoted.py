"""Names whose ends the text shows: quotation marks, courts and plants before their place, house numbers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.article.drafts import Draft
from archive.actors.article.extent import quoted
from archive.actors.article.extent.quoted import delimited
from archive.mentions import Kind

KINDS = {"p": Kind.PERSON, "o": Kind.ORGANISATION, "l": Kind.PLACE}
MARK = re.compile(r"\[([pol]) ([^\]]+)\]")


def found(marked):
    """The drafts of a text with marked spans, as "kind name"; every span must lie where its text is."""
    drafts, text, place = [], "", 0
    for match in MARK.finditer(marked):
        text += marked[place : match.start()]
        drafts.append(Draft(len(text), len(text) + len(match[2]), KINDS[match[1]], match[2]))
        text += match[2]
        place = match.end()
    text += marked[place:]
    return [
        (draft.kind.value, draft.name, text[draft.start : draft.end]) for draft in delimited(text, drafts)
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("der Clan „Pelle-Romeo“", [("organisation", "Pelle-Romeo", "Pelle-Romeo")]),
        ("Die Firma „Build Your Dreams“ baut", [("organisation", "Build Your Dreams", "Build Your Dreams")]),
        ("im Restaurant „Da [p Bruno]“", [("place", "Da Bruno", "Da Bruno")]),
        ("„[o United Front] for All“", [("organisation", "United Front for All", "United Front for All")]),
        ("das Netzwerk „Der lange Tag“", [("organisation", "Der lange Tag", "Der lange Tag")]),
        ("die Gewerkschaft „Bau, Öl und [p See]“", [("organisation", "Bau, Öl und See", "Bau, Öl und See")]),
        ("die Bewegung „Weiter“", [("organisation", "Weiter", "Weiter")]),
        ("der Windpark „Nordbö“", [("place", "Nordbö", "Nordbö")]),
        ("die Initiative „Lesen macht Spaß“", []),
        ("die Firma „will nicht“", []),
        ("Er sagte „Niemals“.", []),
        ("„[p Merkel] Muss Weg“", [("person", "Merkel", "Merkel")]),
        ("„[o Greenpeace] muss weg“", [("organisation", "Greenpeace", "Greenpeace")]),
    ],
)  # fmt: skip
def test_a_name_in_quotation_marks_is_whole(marked, expected):
    """After a noun that says what it is, or begun by an organisation; never a sentence that is quoted."""
    assert found(marked) == expected


@pytest.mark.parametrize(
    ("marked", "kind", "name", "span"),
    [
        ("Verwaltungsgericht [l Köln]", "organisation", "Verwaltungsgericht Köln", "Verwaltungsgericht Köln"),
        ("des Landgerichts [l Köln]", "organisation", "Landgericht Köln", "Landgerichts Köln"),
        ("Atomkraftwerk [l Krümmel]", "place", "Atomkraftwerk Krümmel", "Atomkraftwerk Krümmel"),
        ("im Landkreis [l Peine]", "place", "Landkreis Peine", "Landkreis Peine"),
        ("das Gericht [l Köln]", "place", "Köln", "Köln"),
        ("des Gesundheitsamtes [l Köln]", "organisation", "Gesundheitsamt Köln", "Gesundheitsamtes Köln"),
        (
            "die Untere Wasserbehörde [l Köln]",
            "organisation",
            "Untere Wasserbehörde Köln",
            "Untere Wasserbehörde Köln",
        ),
        ("im Café [l Köln]", "place", "Café Köln", "Café Köln"),
        ("das Bistum [l Köln]", "organisation", "Bistum Köln", "Bistum Köln"),
        ("(Kreis [l Köln])", "place", "Kreis Köln", "Kreis Köln"),
        ("Die Feuerwehr [l Köln]", "organisation", "Feuerwehr Köln", "Feuerwehr Köln"),
        ("das Steinkohlekraftwerk [l Köln]", "place", "Steinkohlekraftwerk Köln", "Steinkohlekraftwerk Köln"),
        ("das Gaskraftwerk „[l Alte Esche]“", "place", "Alte Esche", "Alte Esche"),
        ("das Landgericht in [l Köln]", "place", "Köln", "Köln"),
        ("[l Lange Straße 18]", "place", "Lange Straße", "Lange Straße"),
        ("[l Platz 5a]", "place", "Platz", "Platz"),
        ("[l Sektor 7]", "place", "Sektor 7", "Sektor 7"),
    ],
)
def test_institution_and_place_are_one_name(marked, kind, name, span):
    """The genitive ending stays in the text only; a house number is no part of a street's name."""
    assert found(marked) == [(kind, name, span)]


PIECES = [
    "„",
    "“",
    "”",
    '"',
    "«",
    "»",
    "‚",
    "‘",
    "'",
    "''",
    " ",
    "Da",
    "Bruno",
    "7 Tage",
    "und",
    "will",
    ".",
    "Öl",
]


@given(st.from_regex(quoted._QUOTED) | st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
@settings(max_examples=1000, deadline=None)
def test_no_quotation_is_missed(text):
    """Those that the pattern finds one after another, however marks follow each other."""
    found = [match.span() for match in quoted._quotations(text)]
    assert found == [match.span() for match in quoted._QUOTED.finditer(text)]
