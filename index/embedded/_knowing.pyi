from collections.abc import Callable
from typing import Any

import numpy.typing as npt

from index.answers import Match
from index.highlight import Meant
from index.scan import Lit

Array = npt.NDArray[Any]
Members = tuple[tuple[str, Array], ...]
Segments = tuple[tuple[memoryview, memoryview, Array | None, Members, Members], ...]

def known(segments: Segments, word: str, /) -> tuple[list[str], list[str]] | None: ...
def judge(
    segments: Segments,
    senses: tuple[Meant, ...],
    matches: tuple[Match, ...],
    kind: type[Lit],
    otherwise: Callable[[str], list[Lit]],
    word: str,
    /,
) -> list[Lit]: ...
