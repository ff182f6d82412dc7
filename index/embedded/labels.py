"""Who is meant by the names of a segment: a file beside it, so that it can be made anew without it.

It says which actor each pair of a document and a name means; `index.embedded.actortable` says who they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from index.embedded.arrays import Ints, first_of_each, narrow, offsets
from index.embedded.container import Container, ContainerWriter
from index.embedded.mentioned import Mentioned
from index.embedded.steps import Steps


class SegmentLabels:
    """The labels of one segment.

    `ends` (documents + 1) and `ordinals`: the actors of each document, each once, ascending.
    """

    def __init__(self, container: Container) -> None:
        self.ends = container["actors.ends"]
        self.ordinals = container["actors.ordinals"]
        self._pair_ends = container["pairs.ends"].data
        self._pair_actors = container["pairs.actors"]
        self.pairs = container["pairs.ends"], self._pair_actors
        """The actor of each pair of a document and a name, plus one (0: none), by document."""

    @classmethod
    def read(cls, path: Path) -> SegmentLabels:
        """Open a labels file; raises IndexDamaged."""
        return cls(Container(path))

    def pair_actors(self) -> Ints:
        """Actor of each pair of `Mentioned.pairs` (int32), -1 where none is meant."""
        return self._pair_actors.astype(np.int32) - np.int32(1)

    def meant(self, doc: int, names: Iterable[int]) -> dict[int, int]:
        """The actor of each different local name of one document, -1 where none is meant."""
        actors = self._pair_actors[self._pair_ends[doc] : self._pair_ends[doc + 1]].tolist()
        return {name: actor - 1 for name, actor in zip(sorted(names), actors, strict=True)}


def write_labels(path: Path, mentioned: Mentioned, pair_actors: Ints) -> ContainerWriter:
    """Store the labels of a segment, without syncing; `pair_actors` runs parallel to `mentioned.pairs()`."""
    docs, _ = mentioned.pairs()
    count = len(mentioned.ends) - 1
    named = pair_actors >= 0
    keys = docs[named].astype(np.int64) << 32 | pair_actors[named].astype(np.int64)
    keys.sort()
    keys = keys[first_of_each(keys)]
    with ContainerWriter(path) as writer:
        writer.put("pairs.ends", Steps.of(offsets(np.bincount(docs, minlength=count))))
        writer.put("pairs.actors", narrow(pair_actors.astype(np.int64) + 1))
        writer.put("actors.ends", Steps.of(offsets(np.bincount(keys >> 32, minlength=count))))
        writer.put("actors.ordinals", narrow(keys & 0xFFFFFFFF))
    return writer
