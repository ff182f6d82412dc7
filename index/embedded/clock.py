"""The time that one question may take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf


class TimeUp(Exception):
    """A question has taken as long as it may. Never leaves the engine."""


class Clock:
    """Ends expensive questions of one engine, which answers one at a time.

    `seconds` is what a question may take, 0 for any time. Nothing is ended while no question is `timed`.
    `rang` says whether the last one was ended or cut short.
    """

    def __init__(self, seconds: int, now: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self._now = now
        self._end = inf
        self.rang = False

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Time what is done in this block."""
        self._end, self.rang = self._now() + (self.seconds or inf), False
        try:
            yield
        finally:
            self._end = inf

    def check(self) -> None:
        """Raises TimeUp when the time of the question is up; asked before every piece of work."""
        if self._now() > self._end:
            self.rang = True
            raise TimeUp
