"""Word lists as readable text."""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """The words of a text, which may be broken into lines anywhere.

    >>> listed("Dr Prof")
    ('Dr', 'Prof')
    """
    return tuple(text.split())
