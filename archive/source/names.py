"""Ids: how the name of a file becomes the last step of the id of its article.

A file loses its suffix (`2022/gipfel.txt` is `NAME/2022/gipfel`); what holds many articles keeps it
(`2022.zip` gives `NAME/2022.zip/…`), so that a folder `2022` beside it can't collide.
Names are NFC; control characters become `_`; names that are no valid UTF-8 are read as Windows-1252.

Where two files of one folder ask for the same step, the one that is known already keeps it, and among
new ones the first by kind and name gets it; the other keeps its suffix.
The index remembers what it gave and passes it as `known`: an id never changes because of another file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable

from archive.parsing import KINDS, readable, suffix_of

_RANKS = {suffix: number for number, suffix in enumerate(KINDS)}


class Steps:
    """The steps given to the files of one folder, or to its folders; no two are alike."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def for_folder(self, name: str) -> str:
        """The step for a folder of this name."""
        return self._first(readable(name), marked(name))

    def for_file(self, name: str) -> str:
        """The step for a file of this name."""
        return self._first(wish(name), readable(name), marked(name))

    def _first(self, *wishes: str) -> str:
        step = next(one for one in wishes if one not in self._taken)
        self._taken.add(step)
        return step


def rank(name: str) -> tuple[int, str]:
    """Sorts new files of one folder: the earlier one is the one that loses its suffix."""
    return _RANKS[suffix_of(name).lower()], name


def wish(name: str) -> str:
    """The step that a file asks for.

    A name that would still end like an article (`a.txt.md`) keeps everything: `a.txt` may come one day.
    """
    suffix = suffix_of(name)
    stem = name.removesuffix(suffix)
    keeps = KINDS[suffix.lower()].many or bool(suffix_of(stem))
    return readable(name if keeps else stem)


def marked(name: str) -> str:
    """A step that depends on every byte of the name, for names that look alike but are not."""
    mark = hashlib.blake2b(os.fsencode(name), digest_size=4).hexdigest()
    return f"{readable(name)}~{mark}"
