"""Examples come from the archive at hand, and every one of them finds something."""

from __future__ import annotations

from index.hints import Hint
from index.parser import parse
from tests.web_archive import ARTICLES, engine
from web.examples import examples
from web.zero import count


def test_every_example_finds_something() -> None:
    """No example is empty, none is told to be wrong, and its count is that of its search."""
    archive = engine()
    found = examples(archive)
    assert {"phrase", "actor", "month", "undated"} <= {lesson.topic for lesson in found.lessons}
    for lesson in found.lessons:
        hints: tuple[Hint, ...] = parse(lesson.q).hints
        assert (lesson.count > 0, lesson.count, hints) == (True, count(archive, lesson.query), ())


def test_months() -> None:
    """Months with articles, the newest first; a year alone is no month."""
    months = examples(engine()).months
    assert [month.iso() for month in months[:3]] == ["2022-12", "2022-03", "2022-01"]


def test_empty_archive() -> None:
    """An archive without articles teaches nothing, and does not fail."""
    found = examples(engine(ARTICLES[:0]))
    assert (found.lessons, found.months, found.first(3)) == ((), (), ())
