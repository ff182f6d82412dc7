"""Names that mean somebody else at another time: words for offices, and names that people have split."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from archive.actors.across.authority import Split
from archive.actors.across.roles import Role
from archive.mentions import Kind


class Offices:
    """Roles by their words, splits by their names; of two roles with one word the first counts."""

    def __init__(self, roles: Iterable[Role], splits: Sequence[Split]) -> None:
        self._roles: dict[str, Role] = {}
        for role in roles:
            for word in role.words:
                self._roles.setdefault(word, role)
        self._splits = {(split.kind, split.name): Role((), split.into) for split in splits}

    def role(self, kind: Kind, name: str, is_role: bool) -> Role | None:
        """The office or split that decides what this name means, if there is one."""
        return self._roles.get(name) if is_role else self._splits.get((kind, name))


def holders(role: Role, first: npt.NDArray[np.int32], last: npt.NDArray[np.int32]) -> list[str | None]:
    """Who held the office at each of these dates (ordinals of first and last days; 0: no date)."""
    seen: dict[tuple[int, int], str | None] = {(0, 0): None}
    found = []
    for days in zip(first.tolist(), last.tolist(), strict=True):
        if days not in seen:
            seen[days] = role.at(dt.date.fromordinal(days[0]), dt.date.fromordinal(days[1]))
        found.append(seen[days])
    return found
