"""The ranking formula."""

from __future__ import annotations

import math

import numpy as np
import pytest

from index import ranking


@pytest.mark.parametrize(("articles", "found"), [(1, 1), (10, 10), (10, 1), (1_000_000, 3)])
def test_idf_is_positive(articles: int, found: int) -> None:
    """A word that all articles hold still counts for something."""
    assert ranking.idf(articles, found) > 0


def test_idf_falls() -> None:
    """A rarer word counts for more."""
    values = [ranking.idf(1000, found) for found in (1, 10, 100, 999)]
    assert values == sorted(values, reverse=True)


def test_impact_is_the_formula() -> None:
    """BM25 by hand, for one article."""
    tf, length, average, rarity = 3, 200, 100.0, 2.5
    damped = ranking.damping(np.array([length]), average)
    by_hand = (
        rarity * (ranking.K1 + 1) * tf / (tf + ranking.K1 * (1 - ranking.B + ranking.B * length / average))
    )
    found = ranking.impact(np.array([tf * ranking.UNIT]), damped, np.float32(rarity))
    assert found[0] == pytest.approx(by_hand, rel=1e-6)
    assert found.dtype == np.float32


def test_impact_saturates() -> None:
    """More occurrences count for more, but never for more than K1 + 1 rare words."""
    damped = ranking.damping(np.full(4, 100), 100.0)
    found = ranking.impact(np.array([10, 20, 200, 10**6]), damped, np.float32(1))
    assert list(found) == sorted(found)
    assert found[-1] <= ranking.K1 + 1


def test_long_articles_are_damped() -> None:
    """The same count says less in a longer article; an empty archive divides by nothing."""
    damped = ranking.damping(np.array([10, 100, 1000]), 100.0)
    assert damped[0] < damped[1] < damped[2]
    assert math.isfinite(ranking.damping(np.array([0]), 0.0)[0])


def test_log_odds() -> None:
    """Words commoner inside than outside are typical; with more evidence more so; equal shares are not."""
    odds = ranking.log_odds(np.array([9, 90, 5, 0]), 100, np.array([9, 90, 50, 90]), 1000)
    assert odds[1] > odds[0] > 0
    assert odds[2] == pytest.approx(0, abs=0.2)
    assert odds[3] < 0


@pytest.mark.parametrize(("average", "weight"), [(0, 6), (120, 6), (250, 4), (526, 2), (5_000, 2)])
def test_parts_count_less_in_long_articles(average: float, weight: int) -> None:
    """Parts count fully in short passages and little in long speeches, never nothing."""
    assert ranking.part(average) == weight
