"""The days that a question is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from archive.dates import Span
from index.query import And, DateIn, Node


def span_asked(*nodes: Node) -> Span:
    """What all spans together leave that must hold; dates under OR or NOT are not asked for as such."""
    spans = [span for node in nodes for span in _spans(node)]
    firsts: list[dt.date] = [span.first for span in spans if span.first]
    lasts: list[dt.date] = [span.last for span in spans if span.last]
    return Span(max(firsts, default=None), min(lasts, default=None))


def _spans(node: Node) -> Iterator[Span]:
    if isinstance(node, DateIn):
        yield node.span
    elif isinstance(node, And):
        for child in node.children:
            yield from _spans(child)
