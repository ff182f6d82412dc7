"""Where names really begin and end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.article.drafts import Draft
from archive.actors.article.extent import edges
from archive.actors.article.extent.edges import leave_origins, settled_edges
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind

KINDS = {"p": Kind.PERSON, "o": Kind.ORGANISATION, "l": Kind.PLACE}
WORDS = WordTable(
    {"will": Entry(900, 1, 1, 1), "Will": Entry(20, 1, 1, 1)},
    {"Villingen-Schwenningen": "c", "Iran": "s", "Irak": "s", "Maria": "v", "Will": "v"},
)


def settled(marked):
    """Names after the rule; "[l Bonn]" marks what the tagger found."""
    text = re.sub(r"\[\w ([^]]*)\]", r"\1", marked)
    drafts = []
    for match in re.finditer(r"\[(\w) ([^]]*)\]", marked):
        start = len(re.sub(r"\[\w ([^]]*)\]", r"\1", marked[: match.start()]))
        drafts.append(Draft(start, start + len(match[2]), KINDS[match[1]], match[2]))
    leave_origins(text, drafts, WORDS)
    found = settled_edges(text, drafts, WORDS)
    assert all(draft.start < draft.end <= len(text) for draft in found)
    return [draft.name for draft in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[p Zine el-Abidine] [p Ben Ali] floh", ["Zine el-Abidine Ben Ali"]),
        ("als Maria [p Qorbu] kam", ["Maria Qorbu"]),
        ("als Frau [p Qorbu] kam", ["Qorbu"]),
        ("als van [p Qorbu] kam", ["van Qorbu"]),
        ("mit von [p Qorbu] kam", ["Qorbu"]),
        ("Will [p Qorbu] gehen?", ["Qorbu"]),
        ("als Maria „[p Qorbu]“ kam", ["Qorbu"]),
        ("vor [l Iraks Küste]", ["Iraks"]),
        ("die [o Iraks Neue Partei]", ["Iraks", "Neue Partei"]),
        ("die [o Iraks Partei]", ["Iraks Partei"]),
        ("[p Anna Huber], [p Karl Maier]", ["Anna Huber", "Karl Maier"]),
        ("[p Hubers] [p Anna]", ["Hubers", "Anna"]),
        ("die Partei [o Drugaja Rossija von] [p Kasparow]", ["Drugaja Rossija", "Kasparow"]),
        ("die ICE-Strecke [l Berlin-München]", ["Berlin", "München"]),
        ("in [l Berlin-Mitte]", ["Berlin-Mitte"]),
        ("im [l Iran-Irak]-Krieg", ["Iran", "Irak"]),
        ("beim Spiel [l Iran-Irak]", ["Iran", "Irak"]),
        ("zum [l Iran-Irak-Gipfel]", ["Iran", "Irak"]),
        ("der [o Schweizer Bundesrat]", ["Schweizer Bundesrat"]),
        ("der [o Bayerischer Kanu-Verband]", ["Bayerischer Kanu-Verband"]),
        ("die [o türkische Linkspartei]", ["türkische Linkspartei"]),
        ("die [o CDU-FDP]-Koalition", ["CDU", "FDP"]),
        ("die [o CDU-Firma]", ["CDU-Firma"]),
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
        ("die [o baden-württembergischen Grünen]", ["Grünen"]),
        ("der [o deutschen Bundesregierung]", ["Bundesregierung"]),
        ("das [o russische Innenministerium]", ["russische Innenministerium"]),
        ("die [o Fraktion der Grünen]", ["Grünen"]),
        ("die [o Deutsche Maria Riesch]", ["Maria Riesch"]),
        ("die [o Deutsche Bank Nord]", ["Deutsche Bank Nord"]),
        ("die [o Fraktion der Vernunft]", ["Fraktion der Vernunft"]),
        ("der [o Bundes-Grünen]", ["Grünen"]),
        ("das [o Rostocker Max-Planck-Institut für Demografie]", ["Max-Planck-Institut für Demografie"]),
        ("in der [l Wiener Stadthalle]", ["Wiener Stadthalle"]),
        ("das [o Ministerium für Technologie für] den Beschluss", ["Ministerium für Technologie"]),
        ("- [o Canucks\t3]", ["Canucks"]),
        ("im [l Südwesten Maltas]", ["Maltas"]),
        ("die [o Terrormiliz Roter Halm]", ["Roter Halm"]),
        ("des [o Schiffseigners Rabul Shipping]", ["Rabul Shipping"]),
        ("der [o Sozialverband Deutschland]", ["Sozialverband Deutschland"]),
        ("im [o Westen]", ["Westen"]),
    ],
)
def test_names_get_their_ends(marked, expected):
    """Routes, neighbours, loose prepositions, states in full, streets, names that look like two."""
    assert settled(marked) == expected


def test_more_spaces_do_not_move_a_name():
    """A name begins where its word begins, however far that is from the town's."""
    text = "die Hamburger   SPD"
    drafts = [Draft(4, 19, Kind.ORGANISATION, "Hamburger SPD")]
    leave_origins(text, drafts, WORDS)
    assert [(text[one.start : one.end], one.name) for one in drafts] == [("SPD", "SPD")]


@given(st.from_regex(edges._STATE, fullmatch=True))
@settings(deadline=None)
def test_no_kind_of_state_is_missed(words):
    """What the pattern takes for the beginning of a state's name belongs to it."""
    drafts = [Draft(len(words), len(words) + 5, Kind.PLACE, "Kongo")]
    (found,) = settled_edges(f"{words}Kongo", drafts, WORDS)
    assert (found.start, found.end) == (0, len(words) + 5)


@given(
    st.sampled_from(["", "Die ", "(", "EU-"]),
    st.from_regex(edges.GREENS, fullmatch=True) | st.from_regex(edges._OF_MANY_STATES, fullmatch=True),
)
@settings(deadline=None)
def test_no_name_is_missed_that_is_the_same_everywhere(before, name):
    """All that the patterns find is found, wherever it stands."""
    patterns = (edges.GREENS, edges._OF_MANY_STATES)
    expected = [match.span() for pattern in patterns for match in pattern.finditer(before + name)]
    found = settled_edges(before + name, [], WORDS)
    assert expected
    assert [(draft.start, draft.end) for draft in found] == expected


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["Maria Qorbu"], Kind.PERSON),
        (["Maria Qorbu", "Maria Qorbu AG"], Kind.ORGANISATION),
        (["Eva QRB"], Kind.ORGANISATION),
    ],
)
def test_a_given_name_and_one_more_word_are_somebody_unless_a_firm_is_called_so(names, kind):
    """A known given name decides, but for words that firms end with."""
    text = ", ".join(names)
    drafts = [
        Draft(text.index(name), text.index(name) + len(name), Kind.ORGANISATION, name) for name in names
    ]
    assert settled_edges(text, drafts, WORDS)[0].kind is kind


@pytest.mark.parametrize(
    ("name", "kind"), [("De Qorbu", Kind.PERSON), ("De Qorbu Stiftung", Kind.ORGANISATION)]
)
def test_a_particle_and_a_word_are_somebody(name, kind):
    """Whatever the tagger took De Maizière for; longer names stay what they are."""
    (draft,) = settled_edges(name, [Draft(0, len(name), Kind.ORGANISATION, name)], WORDS)
    assert draft.kind is kind
