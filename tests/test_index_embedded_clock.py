"""The clock that ends expensive questions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from index.embedded.clock import Clock, TimeUp
from index.embedded.engine import EmbeddedEngine
from index.engine import FacetRequest, SearchRequest
from index.parser import parse
from tests.contract_archive import ARTICLES
from tests.libraries import Library


def ticking() -> Iterator[float]:
    return iter(map(float, count()))


def test_a_question_has_its_time() -> None:
    """It is ended when its time is up, and not before; the next one has all of its own."""
    ticks = ticking()
    clock = Clock(3, lambda: next(ticks))
    for _ in range(2):
        with clock.timed():
            for _ in range(3):
                clock.check()
            assert not clock.rang
            with pytest.raises(TimeUp):
                clock.check()
        assert clock.rang


def test_outside_of_questions_there_is_time() -> None:
    """Nothing is ended that is not timed, and nothing where any time is allowed."""
    ticks = ticking()
    clock = Clock(1, lambda: next(ticks))
    for _ in range(9):
        clock.check()
    free = Clock(0, lambda: next(ticks) * 1e9)
    with free.timed():
        for _ in range(9):
            free.check()
    assert not free.rang


def test_a_search_that_takes_too_long_shows_what_it_has(tmp_path: Path) -> None:
    """Alternatives that were looked up in time are shown, the rest is not, a hint says so, and the next
    search, which has time, lacks nothing."""
    library = Library(tmp_path, [(ARTICLES, ())])
    request = SearchRequest(parse("putin ODER merk* ODER china").query, facets=FacetRequest(), wider=False)
    whole = library.embedded().search(request)
    now = [0.0]

    def later() -> float:
        now[0] += 1
        return now[0]

    clock = Clock(2, later)
    engine = EmbeddedEngine(library.built.state(), clock)
    cut = engine.search(request)
    assert [each.code for each in cut.hints] == ["time-up"]
    assert "2 Sekunden" in cut.hints[0].text()
    assert 0 < cut.total < whole.total
    assert {hit.id for hit in cut.hits} < set(engine.ids(request))
    clock.seconds = 1_000
    assert engine.search(request) == whole


def test_a_search_that_finds_no_time_shows_nothing(tmp_path: Path) -> None:
    """Where all words must match, a missing one leaves no article that is known to match."""
    ticks = ticking()
    engine = EmbeddedEngine(
        Library(tmp_path, [(ARTICLES, ())]).store().state(), Clock(2, lambda: next(ticks))
    )
    found = engine.search(SearchRequest(parse("putin merk* china").query))
    assert (found.total, found.hits, found.wider) == (0, (), ())
    assert [each.code for each in found.hints] == ["time-up"]
