"""Garbage collection in a process that serves pages and does nothing else."""

from __future__ import annotations

import gc

YOUNG = 20_000
"""New objects after which Python looks for cycles among them; a page makes and drops tens of thousands."""


def settle() -> None:
    """Take everything that lives now out of the search for cycles.

    An opened index is hundreds of thousands of objects that live until the next one is opened. Looking
    through them again and again took a third of the time of a page.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)
