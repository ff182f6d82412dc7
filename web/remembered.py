"""What is made once for a state of the index, however many threads ask for it at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Remembered(Generic[Made]):
    """Values of the newest revision that was asked for, the `most` latest of them."""

    def __init__(self, most: int = 1) -> None:
        self._most = most
        self._making = threading.Lock()
        self._kept: dict[tuple[str, str], Made] = {}

    def get(self, revision: str, make: Callable[[], Made], key: str = "") -> Made:
        """The value under this key; while one thread makes it, others that need it wait."""
        wanted = revision, key
        if (found := self._kept.get(wanted)) is not None:
            return found
        with self._making:
            if (found := self._kept.get(wanted)) is not None:
                return found
            made = make()
            latest = [pair for pair in self._kept.items() if pair[0][0] == revision]
            self._kept = dict([*latest, (wanted, made)][-self._most :])
            return made
