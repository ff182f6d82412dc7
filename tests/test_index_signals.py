"""Ctrl-C waits where it must, and does not reach what begins meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from index.signals import interrupts_wait

CHILD = "import os, signal; os.kill(os.getpid(), signal.SIGINT); print('goes on')"


def test_an_interrupt_waits() -> None:
    """It comes when the block is left, and what was to be done has been done."""
    done = []
    with pytest.raises(KeyboardInterrupt), interrupts_wait():
        os.kill(os.getpid(), signal.SIGINT)
        done.append("all of it")
    assert done


def test_what_begins_meanwhile_is_not_interrupted() -> None:
    """A process begun inside goes on, one begun outside ends."""
    with interrupts_wait():
        inside = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True)
    outside = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True)
    assert inside.stdout == "goes on\n"
    assert not outside.stdout
