"""Hanging parts of a text: which words may complete the one at a hyphen.

What completes what is said by `index.german.ellipsis`; only the surroundings of a hyphen are cut.
"""

from __future__ import annotations

from archive.tokens import TOKEN
from index.german.ellipsis import common, pair
from index.scan import Hanging

Completed = tuple[int, int, str]
"""Where a hanging part begins and ends, and its pair (see `index.german.ellipsis`)."""


def completed(text: str, hyphen: Hanging) -> Completed | None:
    """The hanging part to which a hyphen belongs; None where nothing completes it."""
    at, offset, end = hyphen
    if (found := common(text, offset, end)) and found[0] == at + 1:
        return offset, *found
    return completed_by_cutting(text, hyphen)


def completed_by_cutting(text: str, hyphen: Hanging) -> Completed | None:
    """The same of any hyphen."""
    at, offset, end = hyphen
    before = []
    tokens = TOKEN.finditer(text[offset:end])
    for token in tokens:
        first, last = token.span()
        if last <= at - offset:
            before.append(token[0])
        else:
            made = pair(token[0], before, (behind[0] for behind in tokens))
            return (offset + first, offset + last, made) if made else None
    return None
