"""Ctrl-C, which reaches a process and all that it has begun."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interrupts_wait() -> Iterator[None]:
    """Ctrl-C takes effect afterwards, and never in processes that begin meanwhile: the parent decides.

    What is blocked stays so in a new process, from its first instruction on. But it is blocked in this thread
    alone: where another one takes the signal, Python still calls the handler in the main thread, so that this
    has to wait as well.
    """
    came: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    handler = signal.getsignal(signal.SIGINT)
    # Only the main thread may change handlers, and one that Python does not know can't be put back. Where
    # nobody minds interrupts (nohup), nothing has to wait.
    in_hand = threading.current_thread() is threading.main_thread() and handler not in (None, signal.SIG_IGN)
    if in_hand:
        signal.signal(signal.SIGINT, remember)
    try:
        yield
    finally:
        if in_hand:
            signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if came:
            signal.raise_signal(signal.SIGINT)
