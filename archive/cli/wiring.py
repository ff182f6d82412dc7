"""The composition root: the one place where homes, settings and engines meet."""

from __future__ import annotations

import os

from archive.actors import labeller, load_tagger
from archive.cli.frame import Setup
from index.embedded.store import EmbeddedStore
from index.engine import Engine, Store


def open_store(setup: Setup) -> Store:
    """The index of this home. Raises AuthorityError when the authority file can't be read."""
    return EmbeddedStore(
        setup.home.generations,
        tagger=load_tagger(authority_path=setup.home.actors_path),
        labeller=labeller(setup.home.actors_path),
        memory_mb=setup.settings.memory,
        seconds=setup.settings.seconds,
    )


def open_engine(setup: Setup) -> Engine:
    """The newest published state, for commands that only read: they need no labeller.

    Raises IndexMissing, IndexOutdated or IndexDamaged.
    """
    seconds = setup.settings.seconds
    return EmbeddedStore(setup.home.generations, tagger=load_tagger(), seconds=seconds).open()


def processes(setup: Setup) -> int:
    """How many processes read articles: as the setting says, else one for each processor we may use."""
    if setup.settings.cores:
        return setup.settings.cores
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
