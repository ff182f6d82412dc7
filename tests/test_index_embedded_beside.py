"""Work in a thread of its own."""

from __future__ import annotations

import threading

import pytest

from index.embedded.beside import begin


def test_work_goes_on_beside_whoever_began_it() -> None:
    """The caller goes on at once and gets the answer when it asks."""
    gate = threading.Event()

    def work(number: int, *, more: int) -> int:
        assert gate.wait(10)
        return number + more

    begun = begin(work, 1, more=2)
    assert not begun.done()
    gate.set()
    assert begun.result(10) == 3


def test_its_thread_ends_with_it() -> None:
    """Nothing is left running."""
    begun = begin(threading.current_thread)
    begun.result(10).join(10)
    assert not begun.result().is_alive()


def test_errors_come_with_the_answer() -> None:
    """What goes wrong is raised where the answer is asked for."""
    begun = begin(int, "seven")
    with pytest.raises(ValueError, match="seven"):
        begun.result(10)
