"""Long and short names of one organisation."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.identity.shortforms import join_short_forms, settle_groups
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind


def joined(*names, kind=Kind.ORGANISATION):
    """What drafts of these names, in this order, are called afterwards."""
    drafts = [Draft(10 * place, 10 * place + 5, kind, name) for place, name in enumerate(names)]
    join_short_forms(drafts, WordTable({"Bank": Entry(900, 1, 1, 1)}, {"Turin": "c"}))
    return [draft.name for draft in drafts]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Daimler AG", "Daimler"], ["Daimler AG", "Daimler AG"]),
        (["Daimler", "Daimler AG"], ["Daimler AG", "Daimler AG"]),
        (["Telekom", "Deutsche Telekom AG", "Deutsche Telekom"], ["Deutsche Telekom AG"] * 3),
        (["Bundestag", "Deutscher Bundestag"], ["Deutscher Bundestag"] * 2),
        (["Afrikanische Union", "Union"], ["Afrikanische Union"] * 2),
        (["Union", "Afrikanische Union"], ["Union", "Afrikanische Union"]),
        (["Europäische Union", "Union"], ["Europäische Union", "Union"]),
        (["Deutsche Bank", "Dresdner Bank", "Bank"], ["Deutsche Bank", "Dresdner Bank", "Bank"]),
        (["Neue Telekom", "Deutsche Telekom", "Telekom"], ["Neue Telekom", "Deutsche Telekom", "Telekom"]),
        (["Alte Garden", "Garde"], ["Alte Garden"] * 2),
        (["Qorbu Motors", "Qorbu"], ["Qorbu Motors"] * 2),
        (["Bremer Hafen", "Hafen Bremen"], ["Hafen Bremen"] * 2),
        (["Whatsapp Inc.", "WhatsApp"], ["Whatsapp Inc."] * 2),
        (["Amazon.de", "Amazon"], ["Amazon.de"] * 2),
        (["Think", "Think Global"], ["Think Global"] * 2),
        (["Bank", "Bank City Cars"], ["Bank", "Bank City Cars"]),
        (["Think", "Think City Cars"], ["Think City Cars"] * 2),
        (["Think", "Think Turin Cars"], ["Think", "Think Turin Cars"]),
        (["Think One", "Think Two", "Think"], ["Think One", "Think Two", "Think"]),
        (["Juventus", "Juventus Turin"], ["Juventus Turin"] * 2),
        (["FC Schalke 04", "Schalke 04", "Schalke"], ["FC Schalke 04"] * 3),
        (["SV Turin", "FC Turin", "Turin"], ["SV Turin", "FC Turin", "Turin"]),
        (["General Motors", "GM"], ["General Motors"] * 2),
        (["General  Motors ", "GM"], ["General  Motors "] * 2),
        (["General Motors", "Große Mühle", "GM"], ["General Motors", "Große Mühle", "GM"]),
        (["GRÜNE", "GRÜNEN"], ["GRÜNE", "GRÜNE"]),
        (["GRÜNEN"], ["GRÜNEN"]),
        (["Siemens", "Simen"], ["Siemens", "Simen"]),
        (["BMW", "BMW Stiftung"], ["BMW", "BMW Stiftung"]),
        ([], []),
    ],
)
def test_the_longer_name_stands_for_both(names, expected):
    """Legal forms, adjectives in front and inflection; never where two names could be meant."""
    assert joined(*names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Neues Ulm", "Ulm"], ["Neues Ulm", "Ulm"]),
        (["Halle", "Halle (Saale)"], ["Halle (Saale)"] * 2),
        (["Frankfurt am Main", "Frankfurt"], ["Frankfurt am Main"] * 2),
        (["Bad Hom vor der Höhe", "Bad Hom"], ["Bad Hom vor der Höhe"] * 2),
        (["Freie und Hansestadt Hamburg", "Hamburg"], ["Freie und Hansestadt Hamburg"] * 2),
        (["Republik Irland", "Irland"], ["Republik Irland"] * 2),
        (
            ["Frankfurt am Main", "Frankfurt (Oder)", "Frankfurt"],
            ["Frankfurt am Main", "Frankfurt (Oder)", "Frankfurt"],
        ),
        (["Kanton Bern", "Bern"], ["Kanton Bern", "Bern"]),
    ],
)
def test_a_place_is_called_by_its_full_name(names, expected):
    """With its river or what kind of state it is; never where two could be meant."""
    assert joined(*names, kind=Kind.PLACE) == expected


@pytest.mark.parametrize(("name", "kind"), [("Boko Haram", Kind.ORGANISATION), ("Boko", Kind.PLACE)])
def test_armed_groups_are_organisations(name, kind):
    """By the list, whatever the tagger said."""
    draft = Draft(0, len(name), Kind.PLACE, name)
    settle_groups([draft])
    assert draft.kind is kind


def test_names_of_several_are_not_joined():
    """The Verfassungsschutz of another land keeps its name."""
    drafts = [
        Draft(0, 5, Kind.ORGANISATION, "Verfassungsschutz"),
        Draft(10, 15, Kind.ORGANISATION, "Bundesamt für Verfassungsschutz"),
    ]
    join_short_forms(drafts, WordTable({}, {}), {"Verfassungsschutz"})
    assert drafts[0].name == "Verfassungsschutz"
    join_short_forms(drafts, WordTable({}, {}))
    assert drafts[0].name == drafts[1].name
