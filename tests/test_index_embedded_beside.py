"""Work in threads beside a caller's."""

from __future__ import annotations

import threading
import weakref

import pytest

from index.embedded.beside import Beside


def test_work_goes_on_beside_whoever_began_it() -> None:
    """The caller goes on at once and gets the answer when it asks."""
    gate = threading.Event()

    def work(number: int, *, more: int) -> int:
        assert gate.wait(10)
        return number + more

    begun = Beside().begin(work, 1, more=2)
    assert not begun.done()
    gate.set()
    assert begun.result(10) == 3


def test_its_threads_have_ended_when_it_was_waited_for() -> None:
    """Nothing is left running, whatever became of it."""
    beside, gate = Beside(), threading.Event()
    threads = [beside.begin(threading.current_thread) for _ in range(3)]
    failed = beside.begin(int, "seven")
    slow = beside.begin(gate.wait, 10)
    threading.Timer(0.05, gate.set).start()
    beside.wait()
    assert slow.done()
    assert isinstance(failed.exception(), ValueError)
    assert not any(thread.result().is_alive() for thread in threads)


def test_errors_come_with_the_answer() -> None:
    """What goes wrong is raised where the answer is asked for."""
    begun = Beside().begin(int, "seven")
    with pytest.raises(ValueError, match="seven"):
        begun.result(10)


class Large:
    """Something that nobody should keep."""


def test_answers_are_kept_by_nobody_else() -> None:
    """Once who asked lets go of one, its memory is free."""
    beside = Beside()
    begun = beside.begin(Large)
    there = weakref.ref(begun.result(10))
    beside.wait()
    del begun
    assert there() is None
