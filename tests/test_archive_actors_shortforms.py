"""Long and short names of one organisation."""

from __future__ import annotations

import pytest

from archive.actors.drafts import Draft
from archive.actors.shortforms import join_short_forms, settle_groups
from archive.mentions import Kind


def joined(*names, kind=Kind.ORGANISATION):
    """What drafts of these names, in this order, are called afterwards."""
    drafts = [Draft(10 * place, 10 * place + 5, kind, name) for place, name in enumerate(names)]
    join_short_forms(drafts)
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


def test_only_organisations_have_short_forms():
    """A place keeps its name."""
    assert joined("Neues Ulm", "Ulm", kind=Kind.PLACE) == ["Neues Ulm", "Ulm"]


@pytest.mark.parametrize(("name", "kind"), [("Boko Haram", Kind.ORGANISATION), ("Boko", Kind.PLACE)])
def test_armed_groups_are_organisations(name, kind):
    """By the list, whatever the tagger said."""
    draft = Draft(0, len(name), Kind.PLACE, name)
    settle_groups([draft])
    assert draft.kind is kind
