"""Examples come from the archive at hand, and every one of them finds something."""

from __future__ import annotations

import pytest

from index.hints import Hint
from index.parser import parse
from index.unparse import unparse
from tests.web_archive import ARTICLES, engine
from web.examples import examples
from web.zero import count


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_example_finds_something(language: str) -> None:
    """No example is empty, none is told to be wrong, and its count is that of its search."""
    archive = engine()
    found = examples(archive)[language]
    assert {"phrase", "actor", "month", "undated"} <= {lesson.topic for lesson in found.lessons}
    for lesson in found.lessons:
        hints: tuple[Hint, ...] = parse(lesson.q).hints
        assert (lesson.count > 0, lesson.count, hints) == (True, count(archive, lesson.query), ())


def test_operators_of_the_language() -> None:
    """Each language teaches its own operators; both mean the same."""
    found = examples(engine())
    german, english = ({row.topic: row.q for row in found[code].lessons} for code in ("de", "en"))
    assert german.keys() == english.keys()
    assert (german["either"].split()[1], english["either"].split()[1]) == ("ODER", "OR")
    assert (german["actor"], english["actor"]) == ('akteur:"Wladimir Putin"', 'actor:"Wladimir Putin"')
    assert (german["open"], english["open"]) == ("von:2022", "from:2022")
    for topic, typed in german.items():
        assert unparse(parse(typed).query) == unparse(parse(english[topic]).query)


def test_months() -> None:
    """Months with articles, the newest first; a year alone is no month."""
    months = examples(engine())["de"].months
    assert [month.iso() for month in months[:3]] == ["2022-12", "2022-03", "2022-01"]


def test_empty_archive() -> None:
    """An archive without articles teaches nothing, and does not fail."""
    found = examples(engine(ARTICLES[:0]))["en"]
    assert (found.lessons, found.months, found.first(3)) == ((), (), ())
