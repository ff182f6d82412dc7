from index.answers import Reason
from index.scan import Lit

def reasons(
    found: list[Lit], words: list[str], limit: int, kind: type[Reason], /
) -> tuple[Reason, ...] | None: ...
