"""The atoms of many word types, computed by several processes.

Analysing a word takes some ten microseconds and an archive has hundreds of thousands: it is the one step
of a commit that is worth sharing out.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import repeat

from index.embedded.wordforms import word_keys
from index.german.analysis import Analyzer

WORTHWHILE = 40_000
"""Fewer words are analysed sooner than processes have started."""
REMEMBERED = 400_000
"""Words remembered from one segment to the next."""


@dataclass
class WordAnalysis:
    """An analyzer, how many processes it may take, and what it said of the words of earlier segments."""

    analyzer: Analyzer
    processes: int = 1
    _known: dict[str, str] = field(default_factory=dict)

    def __call__(self, spellings: Sequence[str]) -> list[str]:
        """The atoms of each word type, as keys (see `index.embedded.wordforms`)."""
        unknown = [spelling for spelling in spellings if spelling not in self._known]
        found = dict(zip(unknown, self._analyse(unknown), strict=True))
        if len(self._known) < REMEMBERED:
            self._known |= found
        return [found[spelling] if spelling in found else self._known[spelling] for spelling in spellings]

    def _analyse(self, spellings: Sequence[str]) -> list[str]:
        if self.processes > 1 and len(spellings) >= WORTHWHILE:
            try:
                return self._shared_out(spellings)
            except BrokenProcessPool:
                pass  # no processes to be had (or one was killed): it takes longer without
        return word_keys(self.analyzer, spellings)

    def _shared_out(self, spellings: Sequence[str]) -> list[str]:
        """Every process takes each nth word: common words, which come first, are dearer than rare ones."""
        count = self.processes
        shares = [spellings[first::count] for first in range(count)]
        found = [""] * len(spellings)
        spawn = multiprocessing.get_context("spawn")
        # They end before there is garbage worth collecting, and looking for it takes a tenth of their time.
        with ProcessPoolExecutor(count, spawn, initializer=gc.disable) as pool:
            for first, answer in enumerate(pool.map(word_keys, repeat(self.analyzer), shares)):
                found[first::count] = answer
        return found
