"""The atoms of many word types, computed by several processes.

Analysing a word takes some ten microseconds and an archive has hundreds of thousands; making dictionaries
of them is Python's own work as well. These are the steps of a commit that are worth sharing out.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat
from types import TracebackType
from typing import Self, TypeVar

from index.embedded.wordforms import word_keys
from index.german.analysis import Analyzer

WORTHWHILE = 40_000
"""Fewer words are analysed sooner than processes have started."""
REMEMBERED = 400_000
"""Words remembered from one segment to the next."""

A = TypeVar("A")
R = TypeVar("R")


@dataclass
class WordAnalysis:
    """An analyzer, how many processes it may take, and what it said of the words of earlier segments.

    A context manager, whose processes end with it.
    """

    analyzer: Analyzer
    processes: int = 1
    _known: dict[str, str] = field(default_factory=dict)
    _pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, spellings: Sequence[str]) -> list[str]:
        """The atoms of each word type, as keys (see `index.embedded.wordforms`)."""
        unknown = [spelling for spelling in spellings if spelling not in self._known]
        if len(unknown) == len(spellings):
            made = self._analyse(spellings)
            self._known |= zip(spellings, made, strict=True)
            return made
        found = dict(zip(unknown, self._analyse(unknown), strict=True))
        if len(self._known) < REMEMBERED:
            self._known |= found
        return [found[spelling] if spelling in found else self._known[spelling] for spelling in spellings]

    def aside(self, function: Callable[[A], R], argument: A) -> Callable[[], R]:
        """Begin to compute something in another process if there are some; the answer is what is called."""
        if self._pool is None:
            return partial(function, argument)
        try:
            waiting = self._pool.submit(function, argument)
        except BrokenProcessPool:
            return partial(function, argument)

        def answer() -> R:
            try:
                return waiting.result()
            except BrokenProcessPool:
                return function(argument)

        return answer

    def _analyse(self, spellings: Sequence[str]) -> list[str]:
        if self.processes > 1 and len(spellings) >= WORTHWHILE:
            try:
                return self._shared_out(spellings)
            except BrokenProcessPool:
                self._pool = None  # no processes to be had (or one was killed): it takes longer without
        return word_keys(self.analyzer, spellings)

    def _shared_out(self, spellings: Sequence[str]) -> list[str]:
        """Every process takes each nth word: common words, which come first, are dearer than rare ones."""
        count = self.processes
        shares = [spellings[first::count] for first in range(count)]
        found = [""] * len(spellings)
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(count, spawn, initializer=_begin)
        for first, answer in enumerate(self._pool.map(word_keys, repeat(self.analyzer), shares)):
            found[first::count] = answer
        return found


def _begin() -> None:
    """A process ends before there is garbage worth collecting, which would take a tenth of its time; and
    with the one that began it, even where that is killed.
    """
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
