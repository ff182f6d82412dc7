"""Names given in full, at places where the article says less."""

from __future__ import annotations

import pytest

from archive.actors.article.drafts import Draft
from archive.actors.article.identity.shorthand import shorthand
from archive.actors.words import Entry, WordTable
from archive.mentions import Kind

WORDS = WordTable({"Holz": Entry(900, 1, 1, 1)}, {})
BODY, PLACE = Kind.ORGANISATION, Kind.PLACE


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("China und die Volksrepublik", "China", PLACE, [(14, "China")]),
        ("China und die Volksrepublik Angola", "China", PLACE, []),
        ("Angola und die Volksrepublik", "Angola", PLACE, []),
        ("China als Volksrepublik", "China", PLACE, []),
        ("Bundeskartellamt: das Kartellamt prüft", "Bundeskartellamt", BODY, [(22, "Bundeskartellamt")]),
        ("Bundeskartellamt: das Kartellamt in Wien", "Bundeskartellamt", BODY, []),
        ("Bundeskartellamt: ein Kartellamt prüft", "Bundeskartellamt", BODY, []),
        ("Bundeskartellamt, Landeskartellamt: das Kartellamt prüft", "Bundeskartellamt", BODY, []),
        ("Bundesbank, die Bank", "Bundesbank", BODY, []),
        ("Bundesverwaltungsgericht: das Verwaltungsgericht", "Bundesverwaltungsgericht", BODY, []),
        ("SPD und Landes-SPD", "SPD", BODY, [(15, "SPD")]),
        ("SPD und SPDler, die Landes-SPDler", "SPD", BODY, []),
        ("COC, also Ladies-COC", "COC", BODY, []),
        ("Qorbu GmbH: Qorbu klagt", "Qorbu GmbH", BODY, [(12, "Qorbu GmbH")]),
        ("Qorbu GmbH: Qorbus Klage", "Qorbu GmbH", BODY, []),
        ("qorbu AG baut das Auto qorbu", "qorbu AG", BODY, []),
        ("Holz GmbH verkauft Holz", "Holz GmbH", BODY, []),
        ("qorbu.de und qorbu", "qorbu.de", BODY, []),
    ],
)
def test_less_is_found_where_the_article_says_all(text, name, kind, expected):
    """And nowhere else, nor where more is said."""
    start = text.index(name)
    found = shorthand(text, [Draft(start, start + len(name), kind, name)], WORDS)
    assert [(draft.start, draft.name) for draft in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der US-Präsident warnte im Kongress die Republikaner", ["Kongress"]),
        ("Der US-Präsident und Mitglieder des Kongresses, alle Demokraten", ["Kongresses"]),
        ("Der US-Präsident sprach auf einem Kongress der Republikaner", []),
        ("Im Kongress stimmten Republikaner zu", []),
        ("Der US-Präsident sprach zum Kongress in Bremen über Demokraten", []),
    ],
)
def test_the_kongress_is_american_where_the_article_is(text, expected):
    """Other congresses are none."""
    found = shorthand(text, [], WORDS)
    assert [text[draft.start : draft.end] for draft in found] == expected
    assert {draft.name for draft in found} <= {"US-Kongress"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hessischer Landtag: Mitglieder des Landtags, im Landtagsgebäude", ["Landtags"]),
        ("Hessischer Landtag: Mitglieder eines Landtags", []),
        ("Hessischer Landtag, Bayerischer Landtag, die Mitglieder des Landtags tagen", []),
        ("Mitglieder des Landtags", []),
    ],
)
def test_the_only_parliament_needs_no_adjective(text, expected):
    """Where there are two, it does."""
    names = [name for name in ("Hessischer Landtag", "Bayerischer Landtag") if name in text]
    drafts = [Draft(text.index(n), text.index(n) + len(n), Kind.ORGANISATION, n) for n in names]
    found = shorthand(text, drafts, WORDS)
    assert [text[draft.start : draft.end] for draft in found] == expected
    assert {draft.name for draft in found} <= {"Hessischer Landtag"}


def test_the_secret_service_has_a_genitive():
    """Where the article names the federal office."""
    name = "Bundesamt für Verfassungsschutz"
    text = f"{name}: Chef des Verfassungsschutzes"
    found = shorthand(text, [Draft(0, len(name), BODY, name)], WORDS)
    assert [(text[draft.start : draft.end], draft.name) for draft in found] == [("Verfassungsschutzes", name)]
