"""What templates print of lit-up texts and constraints."""

from __future__ import annotations

from flask import Flask

from index.answers import Match
from web.chips import Chip
from web.filters import lit
from web.labels import chip_label
from web.passages import Run
from web.urls import PageQuery


def test_lit() -> None:
    """Each way of matching has its form; text is escaped; only numbered places can be linked to."""
    runs = (Run("a<b "), Run("Rüstungs", Match.PART, 1), Run("politik & "), Run("<x>", Match.EXACT, 2))
    plain = 'a&lt;b <mark class="t">Rüstungs</mark>politik &amp; <mark class="e">&lt;x&gt;</mark>'
    assert lit(runs) == plain
    assert lit(runs, True) == plain.replace('"t">', '"t" id="t1">').replace('"e">', '"e" id="t2">')
    assert lit(()) == ""


def test_chip_label(app: Flask) -> None:
    """A constraint is called by its label and what it asks for."""
    with app.test_request_context("/", headers={"Accept-Language": "de"}):
        assert chip_label(Chip("time", "2021", PageQuery())) == "Zeit 2021"
        assert chip_label(Chip("undated", "", PageQuery())) == "Ohne Datum"
