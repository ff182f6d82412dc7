"""Work that goes on in threads beside a caller's: most of it is C, which keeps nobody from working."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from threading import Thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Beside:
    """Threads of one piece of work each. An answer is kept by nobody but who asked for it."""

    def __init__(self) -> None:
        self._threads: list[Thread] = []

    def begin(self, function: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> Future[R]:
        """Call a function in a thread of its own."""
        answer: Future[R] = Future()
        thread = Thread(target=_work, args=(answer, partial(function, *arguments, **named)))
        self._threads.append(thread)
        thread.start()
        return answer

    def wait(self) -> None:
        """Until all of it has ended, however that was."""
        while self._threads:
            self._threads[-1].join()
            self._threads.pop()


def _work(answer: Future[Any], call: Callable[[], Any]) -> None:
    try:
        answer.set_result(call())
    except BaseException as error:  # it is raised where somebody asks for the answer
        answer.set_exception(error)
