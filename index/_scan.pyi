from collections.abc import Callable
from typing import TypeVar

Lit = TypeVar("Lit", bound=tuple[object, ...])

def light(
    text: str,
    table: bytes,
    needles: bytes,
    starts: bytes,
    reach: int,
    verdicts: dict[str, list[Lit]],
    judge: Callable[[str], list[Lit]],
    kind: type[Lit],
    /,
) -> tuple[list[Lit], list[tuple[int, int, int]]] | None: ...
def plain(text: str, table: bytes, /) -> str | None: ...
