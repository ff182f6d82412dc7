"""What ends a command before its time: Ctrl-C, and SIGTERM, which is taken like it.

Python turns a signal into an exception wherever it happens to be. In places from which no exception can
leave (a callback of a weak reference, a `__del__`; imports are full of them) it prints a traceback and goes
on as if nobody had said anything. Here such a signal comes once more, a moment later.
"""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

AGAIN = 0.02
"""Seconds after which a signal that was lost comes again: what lost it has ended, and no person notices."""


class Interrupted(BaseException):
    """SIGTERM arrived: the command ends as if Ctrl-C had been pressed."""


def mind() -> None:
    """From now on SIGTERM raises `Interrupted`, and neither it nor Ctrl-C gets lost; for the main thread."""
    others = sys.unraisablehook
    lost: list[int] = []

    def keep(unraisable: UnraisableHookArgs) -> None:
        if not isinstance(unraisable.exc_value, KeyboardInterrupt | Interrupted):
            others(unraisable)
            return
        lost.append(signal.SIGTERM if isinstance(unraisable.exc_value, Interrupted) else signal.SIGINT)
        signal.setitimer(signal.ITIMER_REAL, AGAIN)

    def again(*_: object) -> None:
        while lost:
            # To its handler of that moment, which may let it wait.
            signal.raise_signal(lost.pop())

    sys.unraisablehook = keep
    signal.signal(signal.SIGALRM, again)
    signal.signal(signal.SIGTERM, _interrupt)


def is_interrupt(error: BaseException) -> bool:
    """Whether somebody has ended the command; Python 3.11 makes a RuntimeError of what leaves a class body's
    `__set_name__`.
    """
    return isinstance(error, KeyboardInterrupt | Interrupted) or (
        error.__cause__ is not None and is_interrupt(error.__cause__)
    )


def let_go() -> None:
    """All is said and done: who can't await the end of the process ends it at once, without a traceback."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def last_word(text: str) -> None:
    """One line to stderr, if anybody still reads there."""
    with suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)


def _interrupt(*_: object) -> NoReturn:
    raise Interrupted
