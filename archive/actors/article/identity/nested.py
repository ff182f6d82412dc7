"""Names that contain one another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise


def nested(names: Iterable[str]) -> bool:
    """True when each name contains the next shorter one: all of them are one actor's.

    >>> nested(["Flughafen Ahlen", "Flughafen Ahlen Nord"]), nested(["Bonn Nord", "Bonn Süd"])
    (True, False)
    """
    ordered = sorted(names, key=len)
    return all(one in other for one, other in pairwise(ordered))
