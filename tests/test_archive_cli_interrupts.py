"""Whenever somebody ends a command, it ends, and says so in a line."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.cli import main
from archive.cli.interrupts import is_interrupt

FEW = 0.005
"""Seconds between two looks."""

LOSING = """
import signal, sys, time, weakref
from archive.cli.interrupts import Interrupted, mind

class Thing: pass

signal.signal(signal.SIGINT, signal.default_int_handler)
mind()
thing = Thing()
kept = weakref.ref(thing, lambda _: signal.raise_signal(int(sys.argv[1])))
try:
    del thing
    print("lost", flush=True)
    time.sleep(30)
except (KeyboardInterrupt, Interrupted) as ending:
    print(type(ending).__name__)
"""

FAILING = """
from archive.cli.interrupts import mind

class Thing:
    def __del__(self): raise ValueError("told")

mind()
Thing()
"""

STARTING = """
import signal

signal.signal(signal.SIGINT, signal.default_int_handler)
from archive.cli import main

main()
"""
"""The command, minding Ctrl-C even when the tests run in the background."""

NAMING = """
import signal, sys
from archive.cli.interrupts import Interrupted, is_interrupt, mind

class Named:
    def __set_name__(self, owner, name): signal.raise_signal(int(sys.argv[1]))

signal.signal(signal.SIGINT, signal.default_int_handler)
mind()
try:
    class Owner: name = Named()
except BaseException as error:
    print(is_interrupt(error))
"""

UNREAD = """
import signal

signal.signal(signal.SIGINT, signal.default_int_handler)
from archive.cli import main
import archive.cli.frame as frame

def pressed(_): raise KeyboardInterrupt

frame.run = pressed
main([])
"""

ENDING = """
import signal
from archive.cli.interrupts import let_go, mind

signal.signal(signal.SIGINT, {handler})
mind()
let_go()
signal.raise_signal(signal.SIGINT)
print("goes on")
"""


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("kind", "raised"), [(signal.SIGINT, "KeyboardInterrupt"), (signal.SIGTERM, "Interrupted")]
)
def test_a_signal_that_python_loses_comes_again(kind: signal.Signals, raised: str) -> None:
    """From a callback of a weak reference no exception can leave; the next place hears of it."""
    ended = python(LOSING, str(int(kind)))
    assert ended.stdout.splitlines() == ["lost", raised]
    assert not ended.stderr


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_is_known_however_python_wraps_it(kind: signal.Signals) -> None:
    """Where a class is made, Python 3.11 raises a RuntimeError because of it."""
    assert python(NAMING, str(int(kind))).stdout == "True\n"


def test_an_error_is_no_interrupt() -> None:
    """Nor is one that has a cause."""
    assert not is_interrupt(ValueError("told"))
    try:
        raise ValueError("told") from OSError("before")
    except ValueError as error:
        assert not is_interrupt(error)


@pytest.mark.parametrize("stderr", ["/dev/full", "closed"])
def test_who_does_not_listen_is_told_by_the_exit_code(stderr: str) -> None:
    """The last word may reach nobody; the command has been interrupted all the same."""
    redirection = "2>&-" if stderr == "closed" else f"2>{stderr}"
    ended = subprocess.run(
        ["sh", "-c", f'exec "$0" -c "$1" {redirection}', sys.executable, UNREAD],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (3, "")


def test_a_closed_output_is_no_bug(tmp_path: Path) -> None:
    """`archive … >&-` ends well: nobody wanted to read it."""
    ended = subprocess.run(
        ["sh", "-c", 'exec "$0" -m archive.cli --home "$1" settings >&-', sys.executable, str(tmp_path)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")


def test_other_failures_in_such_places_are_told() -> None:
    """Only interrupts are kept back."""
    assert "ValueError: told" in python(FAILING).stderr


def test_after_the_last_word_a_signal_ends_the_process() -> None:
    """There is nothing more to answer, and nothing to hide from who does not mind interrupts."""
    ended = python(ENDING.format(handler="signal.default_int_handler"))
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")
    assert python(ENDING.format(handler="signal.SIG_IGN")).stdout == "goes on\n"


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("after", [0, 0.03, 0.1, 0.2, 0.3, 0.5, 0.8])
def test_a_command_can_be_ended_while_it_starts(tmp_path: Path, kind: signal.Signals, after: float) -> None:
    """Modules are still being loaded, and it says what it always says."""
    with subprocess.Popen(
        [sys.executable, "-c", STARTING, "--home", str(tmp_path / "home"), "serve", "--next-port"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        while running.poll() is None and not minds(running.pid, signal.SIGTERM):
            time.sleep(FEW)
        time.sleep(after)
        running.send_signal(kind)
        _, err = running.communicate(timeout=60)
    closed = (0, "archive: the page is closed\n")
    assert (running.returncode, err.lstrip("\n")) in (closed, (3, "archive: interrupted\n"))


def minds(process: int, kind: signal.Signals) -> bool:
    """Whether a process has a handler for a signal."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    mask = next((line.split()[1] for line in lines if line.startswith("SigCgt")), "0")
    return bool(int(mask, 16) >> (kind - 1) & 1)


def test_a_second_interrupt_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever presses Ctrl-C again while the first is being answered reads the same line."""

    def pressed_again(_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("archive.cli.frame.run", pressed_again)
    handlers = {
        number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)
    }
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    try:
        with pytest.raises(SystemExit) as ended:
            main([])
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    assert ended.value.code == 3
    assert capsys.readouterr().err == "archive: interrupted\n"
