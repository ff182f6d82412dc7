from collections.abc import Callable

from index.answers import Match
from index.highlight import Meant
from index.scan import Lit

Members = tuple[tuple[str, memoryview], ...]
Segments = tuple[tuple[memoryview, memoryview, memoryview | None, Members, Members], ...]

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
