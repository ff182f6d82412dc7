"""Posting lists from words in the order of the text: by counting where that was compiled, else by sorting.

lengths, inverted = invert(streams, lists)   positions a document; a posting list each list
derive(inverted, ends, members)              without positions, of terms that are unions of lists
"""

from __future__ import annotations

try:
    from index.embedded.inversion_counted import derive, invert
except ImportError:
    from index.embedded.inversion_plain import derive, invert

__all__ = ["derive", "invert"]
