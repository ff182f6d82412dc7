"""The atoms of many word types: by the parts in C, or else by several processes.

Analysing a word takes Python some ten microseconds and an archive has hundreds of thousands. Making
dictionaries of them can be done beside other steps of a commit.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from types import TracebackType
from typing import Self, TypeVar

from index.embedded import garbage
from index.embedded.wordforms import WordForms, word_keys
from index.german.analysis import Analyzer
from index.signals import interrupts_wait

try:
    from index.embedded.wordkeys import Outlined, many_word_forms
except ImportError:  # no compiler, or another Snowball than the parts in C are written for
    IN_C = False
else:
    IN_C = True

WORTH_PREPARING = 4_000
"""Fewer words are analysed sooner by Python than the parts in C have their tables."""
WORTHWHILE = 40_000
"""Fewer words are analysed sooner than processes have started."""
AT_ONCE = 500_000
"""So many words are analysed at once: what is made of them on the way takes some 300 bytes each."""

A = TypeVar("A")
R = TypeVar("R")


@dataclass
class WordAnalysis:
    """An analyzer, and how many threads or processes it may take.

    A context manager, whose threads and processes end with it.
    """

    analyzer: Analyzer
    processes: int = 1
    _pool: ProcessPoolExecutor | None = None
    _thread: ThreadPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        if self._thread:
            self._thread.shutdown(cancel_futures=True)

    def __call__(self, spellings: Sequence[str]) -> WordForms:
        """The atoms of each word type."""
        return WordForms.joined(
            [
                self._analyse(spellings[first : first + AT_ONCE])
                for first in range(0, max(len(spellings), 1), AT_ONCE)
            ]
        )

    def aside(self, function: Callable[[A], R], argument: A) -> Callable[[], R]:
        """Begin to compute something in another process or thread if there may be some; the answer is what is
        called.
        """
        if self._pool is None:
            if self.processes == 1:
                return partial(function, argument)
            self._thread = self._thread or ThreadPoolExecutor(1)
            return self._thread.submit(function, argument).result
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

    def of_outlined(self, outlined: Outlined) -> WordForms:
        """The same of word types that were told apart before."""
        with garbage.kept():
            return many_word_forms(self.analyzer, outlined, self.processes)

    def prepares(self, count: int) -> bool:
        """Whether so many words are analysed by the parts in C."""
        return IN_C and count >= WORTH_PREPARING

    def _analyse(self, spellings: Sequence[str]) -> WordForms:
        if self.prepares(len(spellings)):
            with garbage.kept():
                outlined = Outlined.of(spellings)
            return self.of_outlined(outlined)
        if self.processes > 1 and len(spellings) >= WORTHWHILE:
            try:
                return WordForms.of(self._shared_out(spellings))
            except BrokenProcessPool:
                self._pool = None  # no processes to be had (or one was killed): it takes longer without
        return WordForms.of(word_keys(self.analyzer, spellings))

    def _shared_out(self, spellings: Sequence[str]) -> list[str]:
        """Every process takes each nth word: common words, which come first, are dearer than rare ones."""
        count = self.processes
        shares = [spellings[first::count] for first in range(count)]
        found = [""] * len(spellings)
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(count, spawn, initializer=_begin)
        with interrupts_wait():  # the first time, this begins processes
            answers = self._pool.map(word_keys, repeat(self.analyzer), shares)
        for first, answer in enumerate(answers):
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
