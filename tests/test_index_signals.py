"""Ctrl-C waits where it must, and does not reach what begins meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from index.signals import interrupts_wait


@pytest.fixture(autouse=True)
def minds_interrupts() -> Iterator[None]:
    """Whoever runs the tests in the background has told all that it begins to ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


CHILD = "import os, signal; os.kill(os.getpid(), signal.SIGINT); print('goes on')"


def test_an_interrupt_waits() -> None:
    """It comes when the block is left, and what was to be done has been done."""
    done = []
    with pytest.raises(KeyboardInterrupt), interrupts_wait():
        os.kill(os.getpid(), signal.SIGINT)
        done.append("all of it")
    assert done


def test_an_interrupt_waits_whichever_thread_takes_it() -> None:
    """Progress is shown by a thread of its own, and signals may come to any."""
    done = []
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    other.start()
    try:
        with pytest.raises(KeyboardInterrupt), interrupts_wait():
            signal.pthread_kill(other.ident or 0, signal.SIGINT)
            time.sleep(0.05)
            done.append("all of it")
    finally:
        ended.set()
        other.join()
    assert done
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_failure_is_not_hidden() -> None:
    """What went wrong inside is told, with an interrupt and without."""
    with pytest.raises(ValueError, match="inside"), interrupts_wait():
        raise ValueError("inside")
    with pytest.raises(KeyboardInterrupt) as raised, interrupts_wait():
        os.kill(os.getpid(), signal.SIGINT)
        raise ValueError("inside")
    assert isinstance(raised.value.__context__, ValueError)


def test_who_does_not_mind_interrupts_need_not_wait() -> None:
    """Ctrl-C stays without effect, in what begins meanwhile, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with interrupts_wait():
        os.kill(os.getpid(), signal.SIGINT)
        inside = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True)
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert inside.stdout == "goes on\n"


def test_what_begins_meanwhile_is_not_interrupted() -> None:
    """A process begun inside goes on, one begun outside ends."""
    with interrupts_wait():
        inside = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True)
    outside = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True)
    assert inside.stdout == "goes on\n"
    assert not outside.stdout
