"""What lives long is taken out of garbage collection, and only that."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from tests.web_archive import OneEngine, engine
from web import create_app
from web.collecting import YOUNG, settle


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """The collector of the other tests stays as it was."""
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


class Knot:
    """An object that refers to itself, so that only the collector can remove it."""

    def __init__(self) -> None:
        self.self = self


def test_settle() -> None:
    """What lives is frozen; what was frozen once and died since is removed by the next time."""
    living = Knot()
    settle()
    assert gc.get_freeze_count() > 1000
    assert gc.get_threshold()[0] == YOUNG
    seen = weakref.ref(living)
    del living
    gc.collect()
    assert seen() is not None
    settle()
    assert seen() is None


@pytest.mark.parametrize("settled", [False, True])
def test_only_where_asked_for(settled: bool) -> None:
    """An application settles when an index is opened, in a process that is its own."""
    before = gc.get_freeze_count()
    app = create_app(OneEngine(engine()), settled=settled)  # type: ignore[arg-type]
    assert gc.get_freeze_count() == before
    app.test_client().get("/health")
    assert (gc.get_freeze_count() > before) is settled
