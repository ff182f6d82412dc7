"""Worker processes that wait for work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Generator

import pytest

from index.ingest.pool import Done, Pool, PoolError
from index.ingest.workers import ENVIRONMENT, Standby


def tell(task: tuple[str, ...]) -> Generator[tuple[int, bool], None, None]:
    """Work that says who does it, and whether a module is there."""
    yield os.getpid(), task[0] in sys.modules


def test_a_pool_takes_the_processes_that_wait() -> None:
    """They do the work, having loaded what they were told to, and no others are started."""
    with Standby(2, ["colorsys"]) as standby:
        waiting = {worker.process.pid for worker in standby.idle}
        with Pool(tell, 2, standby) as pool:
            answers = list(pool.run([("colorsys",)] * 4))
    said = [answer.value for answer in answers if not isinstance(answer, Done)]
    assert said == [(pid, True) for pid, _ in said]
    assert {pid for pid, _ in said} <= waiting
    assert not standby.idle


def test_a_pool_starts_those_that_are_lacking() -> None:
    """One waits and two are wanted: both work, and both do the same."""
    with Standby(1) as standby, Pool(tell, 2, standby) as pool:
        assert len([answer for answer in pool.run([("os",)] * 4) if isinstance(answer, Done)]) == 4
        assert not standby.idle


def test_those_that_nobody_took_end() -> None:
    """When the standby is left, none of its processes goes on."""
    with Standby(2) as standby:
        processes = [worker.process for worker in standby.idle]
        assert all(process.poll() is None for process in processes)
    assert not standby.idle
    assert all(process.returncode == -signal.SIGKILL for process in processes)


def surroundings(task: tuple[str, ...]) -> Generator[list[str | None], None, None]:
    """Work that says what its environment says."""
    yield [os.environ.get(name) for name in task]


def test_workers_have_an_environment_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what suits them, but for what somebody has set."""
    one, *others = ENVIRONMENT
    monkeypatch.setenv(one, "7")
    for name in others:
        monkeypatch.setenv(name, "")
        del os.environ[name]  # and at the end it is as before
    with Standby(1) as standby, Pool(surroundings, 1, standby) as pool:
        first, _ = list(pool.run([tuple(ENVIRONMENT)]))
    assert first.value == ["7", *(ENVIRONMENT[name] for name in others)]


def test_a_process_that_cannot_begin_is_named() -> None:
    """A module that is not there is no reason to wait for ever, and the message says what is lacking."""
    with (
        Standby(1, ["index.not_there"]) as standby,
        Pool(tell, 1, standby) as pool,
        pytest.raises(PoolError, match=r"could not begin: .* No module named 'index"),
    ):
        list(pool.run([("os",)]))


PARENT = """
import os, signal, sys
from index.ingest.workers import Standby
standby = Standby(2, ["colorsys"])
print(*(worker.process.pid for worker in standby.idle), flush=True)
if {read}:
    sys.stdin.read()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("read", [False, True], ids=["at once", "later"])
def test_workers_end_with_their_parent_and_say_nothing(read: bool) -> None:
    """However early it is killed, and though Ctrl-C reached them, too, while Python was still starting."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(read=read)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout
    workers = [int(pid) for pid in parent.stdout.readline().split()]
    for pid in workers if read else ():
        os.kill(pid, signal.SIGINT)
    _, err = parent.communicate()  # until nobody holds the other end, workers included
    assert (parent.returncode, err) == (-signal.SIGKILL, "")
