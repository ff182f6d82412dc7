from index.answers import Match
from index.scan import Lit

def snippet(
    text: str, found: list[Lit], begin: int, matches: tuple[Match, ...], width: int, /
) -> tuple[str, list[tuple[int, int, Match]]]: ...
