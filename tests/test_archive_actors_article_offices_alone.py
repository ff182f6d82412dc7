"""Offices that stand alone."""

from __future__ import annotations

import pytest

from archive.actors.article.offices.alone import may_be_alone, stands_for_somebody
from archive.actors.article.offices.phrases import phrase_before
from archive.actors.article.offices.titles import Spans, place_of
from archive.mentions import Kind
from tests.offices import drafts_of, offices_of


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("Der Rücktritt des Kanzlers kam.", True),
        ("Die Rede des Kanzlers wurde gelobt.", True),
        ("Anders als der Kanzler kam.", True),
        ("Sie kam als neuer Kanzler.", False),
        ("Sie wurde zum Kanzler gewählt.", False),
        ("Das Amt des Kanzlers ist neu.", False),
        ("Die Direktwahl des Kanzlers ist neu.", False),
        ("Mehr Macht als das des Kanzlers.", False),
        ("Der Kanzler wurde gewählt.", False),
        ("Er will Kanzler bleiben.", False),
        ("Der einstige Kanzler kam.", False),
    ],
)
def test_an_office_may_be_nobodys(text: str, somebody: bool) -> None:
    """Where it is about the office, or what somebody was, is as or gets to be."""
    [(start, end)] = offices_of(text)
    assert stands_for_somebody(text, phrase_before(text, start), end) is somebody


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Gestern kam der Minister.", True),
        ("Gestern kam der zuständige Minister an.", True),
        ("Sie gab dem Minister Zeit.", True),
        ("Das sagte Berlins Senator.", True),
        ("Das sagte unser Minister.", True),
        ("Sie gab dem Minister Maier Zeit.", False),
        ("Gestern kam Minister.", False),
        ("Gestern kamen die Minister.", False),
        ("Gestern kam sie (der Minister).", False),
        ("Maier ist der beste Minister.", False),
    ],
)
def test_an_office_alone_has_an_article(text: str, alone: bool) -> None:
    """It is singular, before no name, and not what a name before it is."""
    spans = Spans([*drafts_of(text, "Maier"), *drafts_of(text, "Berlins", kind=Kind.PLACE)])
    [(start, end)] = offices_of(text)
    place = place_of(text, start, end, spans)
    assert place
    assert may_be_alone(text, place, False, spans) is alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Minister kündigt Reform an", True),
        ("Georgischer Minister tritt zurück", True),
        ("Minister fordern Reform", False),
        ("Präsidenten treffen sich", False),
        ("Anna Huber (Minister): Rede", False),
        ("Minister der Union uneins", False),
        ("Gouverneur des Landes geht", True),
    ],
)
def test_an_office_in_the_title_needs_no_article(text: str, alone: bool) -> None:
    """Where it can be no plural."""
    [(start, end)] = offices_of(text)
    place = place_of(text, start, end, Spans([]))
    assert place
    assert may_be_alone(text, place, True, Spans([])) is alone
