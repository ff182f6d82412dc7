"""One published state, opened: what an engine is made of (`EmbeddedEngine(state)` in `engine`)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from index.embedded.actortable import ActorTable
from index.embedded.segment import Segment
from index.german.analysis import Analyzer


@dataclass(frozen=True, slots=True)
class State:
    """A generation at one commit. Every file is mapped: it stays readable when a writer removes it.

    `segments` carry what belongs to the commit: `deleted`, `labels` (actors of documents, by number in
    `actors.actors`) and `copies`. `analyzer` has the vocabulary of the generation. `bytes` are those of
    all files.
    """

    revision: str
    generation: str
    fingerprint: str
    committed: dt.datetime
    bytes: int
    segments: tuple[Segment, ...]
    actors: ActorTable
    analyzer: Analyzer

    def close(self) -> None:
        """Give the files back."""
        for segment in self.segments:
            segment.close()
