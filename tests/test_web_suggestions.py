"""Suggestions complete the last word, and keep what was typed before it."""

from __future__ import annotations

import pytest
from flask import Flask

from archive.dates import PartialDate
from tests.web_archive import engine
from web.formats import Formats
from web.suggestions import completions

ENGINE = engine()
MONTHS = (PartialDate(2022, 12), PartialDate(2022, 3), PartialDate(2021, 7))


@pytest.mark.parametrize(
    ("typed", "text", "address"),
    [
        ("put", "Wladimir Putin", "/?actor=person:wladimir-putin"),
        ("gas xi jin", "gas Xi Jinping", "/?actor=person:xi-jinping&q=gas"),
        ("gas rüstungsp", "gas Rüstungspolitik", "/?q=gas+R%C3%BCstungspolitik"),
        ("gas dez", "gas Dezember 2022", "/?from=2022-12&q=gas&to=2022-12"),
        ("2021-0", "Juli 2021", "/?from=2021-07&to=2021-07"),
        ("datum:2022-0", "März 2022", "/?from=2022-03&to=2022-03"),
    ],
)
def test_completions(app: Flask, typed: str, text: str, address: str) -> None:
    """Actors lead to their articles, words complete the query, months become the period."""
    with app.test_request_context(headers={"Accept-Language": "de"}):
        found = completions(ENGINE, typed, MONTHS, Formats("de"))
    assert (text, address) in [(completion.text, completion.address) for completion in found]


@pytest.mark.parametrize("typed", ["", " ", "gas "])
def test_nothing_to_complete(app: Flask, typed: str) -> None:
    """Nothing is suggested for nothing."""
    with app.test_request_context():
        assert completions(ENGINE, typed, MONTHS, Formats("de")) == ()


def test_descriptions(app: Flask) -> None:
    """A suggestion says what it is and how many articles it leads to."""
    with app.test_request_context(headers={"Accept-Language": "de"}):
        found = completions(ENGINE, "chin", MONTHS, Formats("de"))
    assert found[0].description == "Ort, 4 Artikel"
