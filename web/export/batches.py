"""Small pieces of text put together, so that a stream does not send every line by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

SIZE = 32_000
"""Characters from which a piece is sent."""


def batches(pieces: Iterable[str], size: int = SIZE) -> Iterator[bytes]:
    """UTF-8 in pieces of about `size` characters; the first piece goes out at once, by itself."""
    gathered: list[str] = []
    length, wanted = 0, 0
    for piece in pieces:
        gathered.append(piece)
        length += len(piece)
        if length > wanted:
            yield _encoded(gathered)
            gathered, length, wanted = [], 0, size
    if gathered:
        yield _encoded(gathered)


def _encoded(pieces: list[str]) -> bytes:
    """A lone surrogate, which no encoding holds, becomes a question mark."""
    return "".join(pieces).encode("utf-8", "replace")
