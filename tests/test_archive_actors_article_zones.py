"""Datelines, bylines, credits: places of an article whose names do not act in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.article import zones as rules
from archive.actors.article.zones import silent_zones
from archive.article import Article


def zones(body):
    """The texts of the zones of an article with this body."""
    article = Article("t/1", "Ein Titel", body)
    return [article.text[start:end] for start, end in silent_zones(article)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Berlin (dpa) - Merkel kam.", ["Berlin (dpa) -"]),
        ("Berlin/Moskau (dpa/AFP) – Merkel kam.", ["Berlin/Moskau (dpa/AFP) –"]),
        ("BERLIN, 3. Mai (Reuters) - Merkel kam.", ["BERLIN, 3. Mai (Reuters) -"]),
        ("Frankfurt am Main (epd). Merkel kam.", ["Frankfurt am Main (epd)."]),
        ("dpa Berlin. Merkel kam.", ["dpa Berlin."]),
        ("(dpa) Merkel kam.", ["(dpa) "]),
        ("Von Hans Huber, Berlin\n\nMerkel kam.", ["Von Hans Huber, Berlin"]),
        ("Von Hans Huber\n\nBerlin (dpa) - Merkel kam.", ["Von Hans Huber", "\n\nBerlin (dpa) -"]),
        ("Merkel kam. (Foto: Kay Nietfeld/dpa) Gut.", ["(Foto: Kay Nietfeld/dpa)"]),
        ("Merkel kam.\n\nFoto: Kay Nietfeld/dpa", ["Foto: Kay Nietfeld/dpa"]),
        ("Berlin hat gewählt. Die Agentur dpa meldet das.", []),
        ("Von Merkel kam nichts. Die SPD schwieg.", []),
        ("Mehr: https://example.org/Berlin_Mitte [Bilder]", ["https://example.org/Berlin_Mitte"]),
        ("Auf www.berlin.de steht es.", ["www.berlin.de"]),
        ("Das Verhältnis 2://3 gibt es nicht.", []),
        ("Ein Bild von Merkel hing dort.", []),
        ("Der Kurzfilm „Im Schatten von Bonn“ und die „Ära Bonn“", ["„Im Schatten von Bonn“"]),
        ('Das Buch "Bonn und wir" liegt vor.', ['"Bonn und wir"']),
        ("Der Sender „Bonn und wir“", []),
        ("Der Film „Bonn", []),
        ("", []),
    ],
)
def test_zones(body, expected):
    """Only what is a dateline, a byline or a credit; ordinary sentences are left alone."""
    assert zones(body) == expected


@given(st.from_regex(rules._CREDIT, fullmatch=True))
@settings(deadline=None)
def test_no_credit_is_missed(credit):
    """Whatever the pattern takes for one is a zone."""
    assert credit in zones(f"Merkel kam.\n{credit}")
