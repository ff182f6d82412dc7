"""Newspapers that are called by ordinary words."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.words.press import with_press
from archive.mentions import Kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nach Angaben des Spiegel war es so.", ["Spiegel"]),
        ("Das berichtet der britische Independent.", ["Independent"]),
        ("Der Spiegel hing an der Wand.", []),
        ("Der Spiegel hing dort. Das berichtet niemand.", []),
        ("Sie schrieb auf Spiegel aus Glas.", []),
        ("Nach Angaben des Spiegels war es so.", []),
        ("Das schreibt der „Standard“.", ["Standard"]),
        ("Das schreibt der Standard vor.", []),
    ],
)
def test_they_are_named_where_somebody_reports(text, expected):
    """Elsewhere a Spiegel hangs on the wall."""
    found = with_press(text, [])
    assert [text[draft.start : draft.end] for draft in found] == expected
    assert all(draft.kind is Kind.ORGANISATION for draft in found)


def test_names_that_were_found_stay():
    """Nothing is found inside them."""
    drafts = [Draft(8, 21, Kind.ORGANISATION, "Spiegel Online")]
    assert with_press("Laut dem Spiegel Online", drafts) == drafts
