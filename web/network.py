"""Who appears with whom: actors on a ring around one, laid out once and drawn as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from archive.mentions import Kind
from index.answers import ActorCount

WIDTH, HEIGHT = 380, 372
_CENTRE = (190.0, 192.0)
_RADIUS = (138.0, 146.0)
_NEAR = 100.0
"""Distance from the middle up to which names run outwards."""

_LONGEST = 24
"""Characters of a name that are printed."""


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """An actor of the ring: where its sign stands and how large, where its name, how thick its line."""

    counted: ActorCount
    x: float
    y: float
    size: float
    label_y: float
    line: float

    @property
    def label(self) -> str:
        """The name, shortened where it would run into others."""
        name = self.counted.actor.name
        return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"

    @property
    def anchor(self) -> str:
        """Names near the middle run outwards, so that neighbours don't meet; the others are centred."""
        aside = self.x - _CENTRE[0]
        return "middle" if abs(aside) < 1 or abs(aside) > _NEAR else "start" if aside > 0 else "end"

    @property
    def label_x(self) -> float:
        """Where the name is anchored."""
        shift = {"start": -self.size, "end": self.size}.get(self.anchor, 0.0)
        return round(self.x + shift, 1)

    @property
    def square(self) -> bool:
        """Persons are circles; everything else is a square."""
        return self.counted.actor.kind is not Kind.PERSON


@dataclass(frozen=True, slots=True)
class Network:
    """The ring, clockwise from the top; `centre` is the place of the actor itself."""

    nodes: tuple[NetworkNode, ...]
    centre: tuple[float, float] = _CENTRE
    size: tuple[int, int] = (WIDTH, HEIGHT)


def lay_out(together: Sequence[ActorCount], limit: int = 9) -> Network:
    """Place the actors named most often together with one, in their order; nothing for fewer than three."""
    chosen = together[:limit] if len(together) >= 3 else ()
    most = max((counted.count for counted in chosen), default=1)
    return Network(tuple(_node(counted, place, len(chosen), most) for place, counted in enumerate(chosen)))


def _node(counted: ActorCount, place: int, places: int, most: int) -> NetworkNode:
    angle = 2 * math.pi * place / places
    x = _CENTRE[0] + _RADIUS[0] * math.sin(angle)
    y = _CENTRE[1] - _RADIUS[1] * math.cos(angle)
    weight = math.sqrt(counted.count / most)
    size = 5 + 5 * weight
    above = y < _CENTRE[1]
    label = y - size - 7 if above else y + size + 16
    return NetworkNode(
        counted, round(x, 1), round(y, 1), round(size, 1), round(label, 1), round(1 + 5 * weight, 1)
    )
