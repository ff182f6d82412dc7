from index.answers import Match
from index.scan import Lit

def counted(found: list[Lit], /) -> list[tuple[int, int, str, Match]] | None: ...
