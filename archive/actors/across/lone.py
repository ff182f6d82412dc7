"""Whom a lone surname means: the person who is named in full most often around that time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

COUNT = np.dtype([("actor", "<i4"), ("year", "<i4"), ("count", "<i4")])
"""In how many articles of a year a person is named in full; year -1 holds articles without a date."""

SHARE = 0.6
"""What part of the weight around a time a person needs to own the surname then."""

NEAR = (4.0, 2.0, 1.0)
"""Weight of an article of the same year, of a year and of two years away; others count `FAR`."""
FAR = 0.1

NO_YEAR = -1
"""The year of articles without a date."""

_EPOCH = 719_163
"""`date.toordinal()` of 1 January 1970."""


def years_of(ordinals: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Calendar years of `date.toordinal()` days; -1 where the ordinal is 0 (no date)."""
    days = (ordinals.astype(np.int64) - _EPOCH).astype("datetime64[D]")
    years = days.astype("datetime64[Y]").astype(np.int32) + 1970
    return np.where(ordinals == 0, NO_YEAR, years).astype(np.int32)


def tally(actors: npt.NDArray[np.int32], years: npt.NDArray[np.int32]) -> npt.NDArray[np.void]:
    """Articles by actor and year (`COUNT`), from one entry for each pair."""
    keys, count = np.unique(actors.astype(np.int64) << 32 | (years.astype(np.int64) + 1), return_counts=True)
    table = np.zeros(len(keys), COUNT)
    table["actor"], table["year"], table["count"] = keys >> 32, (keys & 0xFFFFFFFF) - 1, count
    return table


class Memory:
    """How often everybody is named in full, by year; built from the tables of `tally`."""

    def __init__(self, tables: Sequence[npt.NDArray[np.void]]) -> None:
        table = np.concatenate([np.zeros(0, COUNT), *tables])
        self._table = table[np.argsort(table["actor"], kind="stable")]

    def dominant(self, candidates: Sequence[int], year: int) -> int:
        """The candidate who owns the surname in a year (`NO_YEAR`: at all times), or -1 when nobody does."""
        shares = self.shares(candidates, year)
        best = int(np.argmax(shares)) if shares else 0
        return candidates[best] if shares and shares[best] >= SHARE else -1

    def shares(self, candidates: Sequence[int], year: int) -> list[float]:
        """Each candidate's part of the weight around a year; all 0 when nobody is named in full."""
        weights = [self._weight(actor, year) for actor in candidates]
        total = sum(weights) or 1.0
        return [weight / total for weight in weights]

    def _weight(self, actor: int, year: int) -> float:
        start, stop = np.searchsorted(self._table["actor"], [actor, actor + 1])
        mine = self._table[start:stop]
        if year == NO_YEAR:
            return float(mine["count"].sum())
        distance = np.minimum(np.abs(mine["year"] - year), len(NEAR))
        return float((np.array([*NEAR, FAR])[distance] * mine["count"]).sum())
