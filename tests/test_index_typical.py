"""Words that are typical of some articles."""

from __future__ import annotations

import pytest

from archive.article import Article
from index.german.analysis import Analyzer
from index.typical import SAMPLE, sample, typical_words


def test_typical_words(analyzer: Analyzer) -> None:
    """Nouns of these articles that are rare in others, as they are written; names asked for are left out."""
    articles = [
        Article(f"a/{n}", "Merkel", "Das Kanzleramt und die Zeit. Merkel im Kanzleramt.") for n in range(5)
    ]
    rare = analyzer.atoms("Kanzleramt")[0].stems[0]

    def found(stem: str) -> int:
        return 6 if stem == rare else 900

    assert typical_words(articles, 5, 1000, ["Angela Merkel"], analyzer, found) == ("Kanzleramt",)


def test_a_single_article_has_nothing_typical(analyzer: Analyzer) -> None:
    """One article is no evidence."""
    assert typical_words([Article("a/b", "", "Kanzleramt")], 1, 10, [], analyzer, lambda _stem: 1) == ()
    assert typical_words([], 0, 10, [], analyzer, lambda _stem: 1) == ()


@pytest.mark.parametrize("count", [0, 1, SAMPLE, SAMPLE + 1, 10_000])
def test_sample(count: int) -> None:
    """A sample is small, ascending, without repetitions, and reaches across."""
    numbers = sample(count)
    assert numbers == sorted(set(numbers))
    assert len(numbers) == min(count, SAMPLE)
    assert all(0 <= number < count for number in numbers)
