"""Reading bodies that were written by a book: in C where there was a compiler."""

from __future__ import annotations

try:
    from index.embedded.texts.decoding_compiled import Reader
except ImportError:
    from index.embedded.texts.decoding_plain import Reader  # type: ignore[assignment]

__all__ = ["Reader"]
