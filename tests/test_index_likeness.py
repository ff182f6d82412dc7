"""Which words an article is known by."""

from __future__ import annotations

from archive.article import Article
from index.expand import leaves
from index.german.analysis import Analyzer
from index.likeness import TERMS, likeness
from index.query import Nothing

ARTICLE = Article("a/b", "Kater", "Der Kater und der Kater und die Katze schlafen im Haus.")


def test_typical_words_come_first(analyzer: Analyzer) -> None:
    """Frequent here and rare elsewhere comes first; stop words and words found here alone are left out."""
    found = {"kat": 9, "haus": 500, "schlaf": 1}
    asked: list[str] = []

    def count(stem: str) -> int:
        asked.append(stem)
        return found.get(stem, 50)

    query = likeness(ARTICLE, analyzer, 1000, count)
    stems = [leaf.stems[0] for leaf in leaves(query)]  # type: ignore[union-attr]
    assert stems[-1] == "haus" and "und" not in asked and len(stems) > 1
    assert "schlaf" not in stems


def test_nothing_typical(analyzer: Analyzer) -> None:
    """An article without words is like nothing."""
    assert likeness(Article("a/b", "", ""), analyzer, 10, lambda _stem: 5) == Nothing()


def test_not_too_many(analyzer: Analyzer) -> None:
    """A long article is known by few words."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = " ".join(f"{a}{b}xyq" for a in letters for b in letters)
    assert len(list(leaves(likeness(Article("a/b", "", words), analyzer, 1000, lambda _stem: 5)))) == TERMS
