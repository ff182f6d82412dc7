"""Where names really begin and end."""

from __future__ import annotations

import re

import pytest

from archive.actors.drafts import Draft
from archive.actors.edges import settled_edges
from archive.actors.words import WordTable
from archive.mentions import Kind

KINDS = {"p": Kind.PERSON, "o": Kind.ORGANISATION, "l": Kind.PLACE}
WORDS = WordTable({}, {"Villingen-Schwenningen": "c"})


def settled(marked):
    """Names after the rule; "[l Bonn]" marks what the tagger found."""
    text = re.sub(r"\[\w ([^]]*)\]", r"\1", marked)
    drafts = []
    for match in re.finditer(r"\[(\w) ([^]]*)\]", marked):
        start = len(re.sub(r"\[\w ([^]]*)\]", r"\1", marked[: match.start()]))
        drafts.append(Draft(start, start + len(match[2]), KINDS[match[1]], match[2]))
    found = settled_edges(text, drafts, WORDS)
    assert all(draft.start < draft.end <= len(text) for draft in found)
    return [draft.name for draft in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[p Zine el-Abidine] [p Ben Ali] floh", ["Zine el-Abidine Ben Ali"]),
        ("[p Anna Huber], [p Karl Maier]", ["Anna Huber", "Karl Maier"]),
        ("[p Hubers] [p Anna]", ["Hubers", "Anna"]),
        ("die Partei [o Drugaja Rossija von] [p Kasparow]", ["Drugaja Rossija", "Kasparow"]),
        ("die ICE-Strecke [l Berlin-München]", ["Berlin", "München"]),
        ("in [l Berlin-Mitte]", ["Berlin-Mitte"]),
        ("die Strecke [l Villingen-Schwenningen]", ["Villingen-Schwenningen"]),
        ("der Freien und Hansestadt [l Hamburg]", ["Freie und Hansestadt Hamburg"]),
        ("die Demokratische Republik [l Kongo]", ["Demokratische Republik Kongo"]),
        ("an der [l Stuttgarter Schloßstrasse]", ["Schloßstrasse"]),
        ("am [l Münchner Hauptbahnhof]", ["Münchner Hauptbahnhof"]),
        ("[o Bündnis 90]/[o Die Grünen] und [o SPD]", ["Bündnis 90/Die Grünen", "SPD"]),
        ("der [o UN]-Sicherheitsrat, des UN-Sicherheitsrates", ["UN-Sicherheitsrat", "UN-Sicherheitsrat"]),
        ("die EU-Staaten", []),
        ("die [o Hamburger SPD]", ["SPD"]),
        ("der [o Hamburger SV]", ["Hamburger SV"]),
        ("das [o Rostocker Max-Planck-Institut für Demografie]", ["Max-Planck-Institut für Demografie"]),
        ("in der [l Wiener Stadthalle]", ["Wiener Stadthalle"]),
        ("das [o Ministerium für Technologie für] den Beschluss", ["Ministerium für Technologie"]),
        ("- [o Canucks\t3]", ["Canucks"]),
    ],
)
def test_names_get_their_ends(marked, expected):
    """Routes, neighbours, loose prepositions, states in full, streets, names that look like two."""
    assert settled(marked) == expected
