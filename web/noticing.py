"""Notices within a request that an answer has gaps, so that nobody keeps it for a whole one."""

from __future__ import annotations

from typing import Any

from index.answers import Results
from index.engine import Engine, SearchRequest
from index.hints import Hint


class Noticing:
    """An engine as one request asks it; it answers whatever the engine does.

    `ended` is the hint of the first search that was ended before it had found everything, if any was.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.ended: Hint | None = None

    def search(self, request: SearchRequest) -> Results:
        """See `index.engine.Engine.search`."""
        results = self._engine.search(request)
        self.ended = self.ended or ended(results)
        return results

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


def ended(results: Results) -> Hint | None:
    """The hint that the search was ended too early; None where the results are whole."""
    return next((hint for hint in results.hints if hint.code == "time-up"), None)
