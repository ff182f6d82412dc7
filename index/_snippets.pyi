from index.answers import Mark, Match
from index.scan import Lit

def snippet(
    text: str, found: list[Lit], begin: int, matches: tuple[Match, ...], width: int, kind: type[Mark], /
) -> tuple[str, tuple[Mark, ...]]: ...
