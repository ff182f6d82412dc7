"""Ranking: how much an article says about a query, as one formula in one place.

BM25F (Robertson, Zaragoza, Taylor: Simple BM25 Extension to Multiple Weighted Fields, 2004): the
frequencies of a word in all views and fields are weighted and added first, and saturate once.

    tf     = sum over fields of weight(field) * (stem + part + exact frequencies, each weighted)
    impact = idf * (K1 + 1) * tf / (tf + K1 * (1 - B + B * length / average))

Frequencies are added in integer units of 1 / `UNIT` and all else is float32 in a fixed order, so that
scores are the same on every machine and do not depend on how the archive is cut into segments.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

UNIT = 10
STEM = 10
"""An occurrence that shares the stem."""
PART = 6
"""An occurrence inside a compound, in an archive of short articles; see `part`."""
PART_LONG = 2
"""The same in an archive of long ones."""
PART_WORDS = 900
EXACT = 6
"""What an occurrence that is spelt so gets on top of its stem; phrases and patterns count STEM + EXACT."""
TITLE = 2
"""An occurrence in the title counts so many times one in the body."""
K1 = 1.2
B = 0.6
SINGLE = np.float32(0.4)
"""A part of a compound that was asked for, standing alone, counts this share of a word."""


def idf(articles: int, found: int) -> np.float32:
    """Rarity of a word that `found` of `articles` hold; always positive."""
    return np.float32(math.log(1 + (articles - found + 0.5) / (found + 0.5)))


def part(average: float) -> int:
    """What an occurrence inside a compound counts in an archive whose articles have so many words.

    The longer an article, the more likely it holds any part by chance: compounds help to find short
    passages and blur the order of long speeches.
    """
    return min(PART, max(PART_LONG, round(PART_WORDS / max(average, 1.0))))


def damping(lengths: npt.NDArray[Any], average: float) -> Floats:
    """What tf is weighed against in each article, in units; `lengths` are words of title and body."""
    share = np.asarray(lengths, np.float32) / np.float32(max(average, 1.0))
    return np.float32(UNIT * K1) * (np.float32(1 - B) + np.float32(B) * share)


def impact(tf: npt.NDArray[Any], damped: Floats, rarity: np.float32) -> Floats:
    """The share of each article's score that one word earns; `tf` in units, `damped` by `damping`."""
    frequency = np.asarray(tf, np.float32)
    return rarity * np.float32(K1 + 1) * (frequency / (frequency + damped))


def log_odds(
    inside: npt.NDArray[Any], size: int, outside: npt.NDArray[Any], rest: int
) -> npt.NDArray[np.float64]:
    """How typical words are for some articles against the rest, as z-scores.

    `inside` of `size` articles and `outside` of the `rest` hold each word. Smoothed log odds divided by
    their standard deviation, so that rare words need more evidence (Monroe, Colaresi, Quinn 2008).
    """
    a, b = np.asarray(inside, float) + 0.5, np.asarray(outside, float) + 0.5
    c, d = size - inside + 0.5, rest - outside + 0.5
    return np.asarray((np.log(a / c) - np.log(b / d)) / np.sqrt(1 / a + 1 / b + 1 / c + 1 / d), np.float64)
