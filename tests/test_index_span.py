"""The days that a question is about."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.dates import Span
from index.parser import parse
from index.span import span_asked

DAY = dt.date.fromisoformat

ASKED = [
    ("haus", Span()),
    ("haus datum:2021", Span(DAY("2021-01-01"), DAY("2021-12-31"))),
    ("von:2021", Span(DAY("2021-01-01"), None)),
    ("von:2021 bis:2022-06", Span(DAY("2021-01-01"), DAY("2022-06-30"))),
    ("datum:2021 datum:2021-05", Span(DAY("2021-05-01"), DAY("2021-05-31"))),
    ("datum:2021 ODER haus", Span()),
    ("-datum:2021", Span()),
]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_span_asked(text: str, expected: Span) -> None:
    """Spans that must hold meet; those under OR and NOT ask for nothing."""
    assert span_asked(parse(text).query) == expected


def test_constraints_count() -> None:
    """Several nodes are one question."""
    nodes = parse("von:2021").query, parse("bis:2021-03").query
    assert span_asked(*nodes) == Span(DAY("2021-01-01"), DAY("2021-03-31"))
