"""What a run of indexing says: figures that add up, problems, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from archive.errors import Problem, Severity


@dataclass(slots=True)
class Summary:
    """Figures of one run, in articles: `read` is always `added + changed + unchanged + failed`.

    A file that could not be read counts as one that failed. `removed` articles are gone from the
    sources; `withheld` ones are gone too but stay in the index (see `Guard`). `gone` and `came` are the
    ids that were removed and added. `revision` is that of the index afterwards.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    removed: int = 0
    withheld: int = 0
    warnings: int = 0
    seconds: float = 0.0
    revision: str = ""
    gone: list[str] = field(default_factory=list)
    came: list[str] = field(default_factory=list)

    @property
    def read(self) -> int:
        """All articles that were looked at."""
        return self.added + self.changed + self.unchanged + self.failed

    def count(self, problem: Problem) -> None:
        """Count a problem: an error is one article that failed."""
        if problem.severity is Severity.ERROR:
            self.failed += 1
        else:
            self.warnings += 1


class Listener(Protocol):
    """Hears how a run goes on; every method returns at once."""

    def problem(self, problem: Problem) -> None:
        """Something that a person should know."""
        ...

    def begin(self, files: int, size: int) -> None:
        """So many files of so many bytes are to be read."""
        ...

    def advance(self, size: int, articles: int) -> None:
        """So many more bytes are read, so many more articles prepared."""
        ...

    def step(self, name: str, share: float) -> None:
        """What is being done besides reading, and how much of it is done (0 to 1)."""
        ...

    def published(self, summary: Summary) -> None:
        """The index holds everything now. What must outlive it is written down here: should the run die
        before this returns, the next one does the same again.
        """
        ...
