"""Words that hint at something for a rule to find: marked for a whole batch, so that rules which would search
each text for their words need not where there are none."""

from __future__ import annotations

import re

from archive.actors.article.extent import edges
from archive.actors.article.identity import nicknames, repeats, shorthand
from archive.actors.article.words import press

GROUPS, EDGES, PRESS, NICKNAMES, SHORTHAND, PARTS = 1, 2, 4, 8, 16, 32
"""The rules whose words these are, as bits of a number."""

EVERY = GROUPS | EDGES | PRESS | NICKNAMES | SHORTHAND | PARTS

_PATTERNS = {
    GROUPS: repeats.HINT,
    EDGES: edges.HINT,
    PRESS: press.HINT,
    NICKNAMES: nicknames.HINT,
    SHORTHAND: shorthand.HINT,
    PARTS: shorthand.PART,
}
_ANY = re.compile("|".join(pattern.pattern for pattern in _PATTERNS.values()))


def hints(word: str) -> int:
    """Which rules may have something to say in a text with this word; 0 for nearly all words."""
    if not _ANY.search(word):
        return 0
    return sum(rule for rule, pattern in _PATTERNS.items() if pattern.search(word))
