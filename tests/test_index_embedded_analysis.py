"""The processes that share the analysis of words."""

from __future__ import annotations

import pytest

from index.embedded import analysis
from index.embedded.analysis import WordAnalysis
from index.embedded.wordforms import word_keys
from tests.embedded_articles import WORDS, small_analyzer


def test_processes_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shared out or not, remembered or not: the same atoms in the same order."""
    analyzer = small_analyzer()
    expected = word_keys(analyzer, WORDS)
    assert expected[0] == "haus\0haus\0"
    monkeypatch.setattr(analysis, "WORTHWHILE", 10)
    several = WordAnalysis(analyzer, processes=2)
    assert several(WORDS) == expected
    assert several([*WORDS[5:], "neu"]) == [*expected[5:], *word_keys(analyzer, ["neu"])]
    assert WordAnalysis(analyzer)(WORDS) == expected
