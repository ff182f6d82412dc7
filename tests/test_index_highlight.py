"""Lighting up."""

from __future__ import annotations

from typing import Any

import pytest

from index import highlight
from index.answers import Mark, Match
from index.expand import leaves, understand
from index.german.analysis import Analyzer
from index.highlight import Highlighter, Knows, Lighting, flatten
from index.parser import parse
from index.scan import Lit

NO_FORMS: frozenset[str] = frozenset()


def lit(query: str, text: str, analyzer: Analyzer, title_end: int = 0, **given: Any) -> list[tuple[str, str]]:
    """What lights up, and how."""
    wanted = list(leaves(understand(parse(query).query, analyzer)))
    highlighter = Highlighter(wanted, analyzer, lambda stem: {"gab"} if stem == "geb" else NO_FORMS, **given)
    marks = flatten(highlighter.find(text, title_end))
    return [(text[mark.start : mark.end], mark.match.value) for mark in marks]


LIT = [
    ("haus", "Das Haus und die Häuser.", [("Haus", "exact"), ("Häuser", "stem")]),
    ("Häuser", "HAEUSER, Haus", [("HAEUSER", "exact"), ("Haus", "stem")]),
    ("rüstung", "Die Rüstungspolitik.", [("Rüstungs", "part")]),
    ("politik", "Die Rüstungspolitik.", [("politik", "part")]),
    ("politik rüstung", "Die Rüstungspolitik.", [("Rüstungs", "part"), ("politik", "part")]),
    ("politik", "Die EU-Rüstungspolitik.", [("politik", "part")]),
    ("haus", "Haus\u00a0und\u00a0Häuser", [("Haus", "exact"), ("Häuser", "stem")]),
    ("Rüstungspolitik", "Politik der Rüstung", [("Politik", "part"), ("Rüstung", "part")]),
    ("Militärpolitik", "Militär- und Rüstungspolitik", [("Militär-", "stem"), ("politik", "part")]),
    ("bürger", "Bürger:innen, BürgerInnen", [("Bürger:innen", "stem"), ("BürgerInnen", "stem")]),
    ("kommission", "Die EU-Kommission", [("Kommission", "exact")]),
    ("EU-Kommission", "Die EU-Kommission", [("EU", "exact"), ("Kommission", "exact")]),
    ('"europäische union"', "Europaeische Union, Union", [("Europaeische", "exact"), ("Union", "exact")]),
    ('"die eu"', "die EU-Kommission. die, EU", [("die", "exact"), ("EU", "exact")] * 2),
    ('"haus"', "Häuser im Haus", [("Haus", "exact")]),
    ("alt NAHE/2 haus", "alt ist das Haus, das Haus ist alt", [("Haus", "exact"), ("alt", "exact")]),
    ("mil*", "Militär und Familie", [("Militär", "exact")]),
    ("*zelle", "Solarzelle, Zellen", [("Solarzelle", "exact")]),
    ("merkle~", "Merkel merkt", [("Merkel", "exact")]),
    ("geben", "Er gab es.", [("gab", "stem")]),
    ("2022", "Am 16.12.2022 und 2022", [("2022", "exact")]),
    ("haus -maus", "Haus und Maus", [("Haus", "exact")]),
    ("o'leary", "Michael O’Leary", [("O’Leary", "exact")]),
    ("gütersloh", "Güter aus Gütersloh", [("Gütersloh", "exact")]),
    ("über", "Uber über Überfluss", [("über", "exact")]),
    ("haus", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("query", "text", "expected"), LIT)
def test_lit(analyzer: Analyzer, query: str, text: str, expected: list[tuple[str, str]]) -> None:
    """A query lights up what it finds, and of a compound only the part."""
    assert lit(query, text, analyzer) == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("Häuser", "Häuser und Hütten", [("Häuser", "exact")]),
        ("bürger", "BürgerInnen", [("BürgerInnen", "stem")]),
        ("kommission", "EU-Kommission", [("Kommission", "exact")]),
    ],
)
def test_words_of_which_nothing_is_known(
    query: str, text: str, expected: list[tuple[str, str]], analyzer: Analyzer
) -> None:
    """A word is itself, and what has rules of its own is analysed, whatever the archive knows about it."""
    fresh = Analyzer(analyzer.vocabulary)

    class NothingAtAll(Knows):
        def __call__(self, _word: str, /) -> tuple[list[str], list[str]]:
            return [], []

    assert lit(query, text, fresh, knowing=lambda _terms: NothingAtAll()) == expected


def test_a_place_lights_up_once(analyzer: Analyzer) -> None:
    """White space of any kind parts words, and none is looked at twice."""
    found = Highlighter(list(leaves(understand(parse("haus").query, analyzer))), analyzer, lambda _stem: ())
    assert len(found.find("Haus\u00a0Häuser\tHaus\u2028Haus")) == 4


def test_title_leaves(analyzer: Analyzer) -> None:
    """A word asked for in the title lights up there only."""
    assert lit("titel:haus", "Haus am See\n\nDas Haus", analyzer, 11) == [("Haus", "exact")]


def test_offsets_survive_odd_letters(analyzer: Analyzer) -> None:
    """Letters that change length under lower case move nothing."""
    assert lit("haus", "İİİ Haus ẞ Haus", analyzer) == [("Haus", "exact"), ("Haus", "exact")]


def test_flatten() -> None:
    """Marks never overlap: the better match wins, then the longer, then the earlier."""
    found = [
        Lit(0, 4, Match.PART, 0, "a"),
        Lit(0, 8, Match.EXACT, 1, "a"),
        Lit(5, 9, Match.STEM, 2, "a"),
        Lit(9, 12, Match.STEM, 3, "b"),
    ]
    assert flatten(found) == (Mark(0, 8, Match.EXACT), Mark(9, 12, Match.STEM))


def test_highlighters_of_the_last_questions_are_kept(
    analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for the same leaves, until many others were asked for or all are forgotten."""
    monkeypatch.setattr(highlight, "KEPT", 2)
    lighting = Lighting(analyzer, lambda _stem: ())
    one, two, three = (
        tuple(leaves(understand(parse(word).query, analyzer))) for word in ("haus", "see", "ort")
    )
    first = lighting(one)
    assert lighting(two) is not first
    assert lighting(one) is first
    lighting(three)
    lighting(two)
    assert lighting(one) is not first
    last = lighting(one)
    lighting.close()
    assert lighting(one) is not last


def test_judged_words_are_forgotten_when_they_are_many(
    analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lights up stays the same, and the memory of a highlighter bounded."""
    monkeypatch.setattr(highlight, "JUDGED", 3)
    wanted = list(leaves(understand(parse("haus").query, analyzer)))
    highlighter = Highlighter(wanted, analyzer, lambda _stem: ())
    text = "Haus Häuser Hausbau Haustür Hausboot Haus"
    found = highlighter.find(text)
    assert len(highlighter._verdicts) > 3
    assert highlighter.find(text) == found
    highlighter.find("nichts")
    assert not highlighter._verdicts
