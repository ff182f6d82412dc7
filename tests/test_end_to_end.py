"""The real command in a process of its own, on real files: whole ways through, and rude interruptions."""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
COMMAND = [sys.executable, "-m", "archive.cli"]
PATIENCE = 120.0
"""Seconds after which a command hangs; a busy machine may take a tenth of it."""

WORDS = ("Der", "Gipfel", "in", "Peking", "endete", "Die", "Minister", "reisten", "am", "Abend", "zurück")


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: ours, without settings of an archive."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ARCHIVE_")}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def archive(home: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*COMMAND, "--home", str(home), *arguments],
        capture_output=True, text=True, timeout=PATIENCE, env=environment(), check=False, **more,
    )  # fmt: skip


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """Begin a command in a session of its own."""
    return subprocess.Popen(
        [*COMMAND, "--home", str(home), *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(),
        start_new_session=True,
    )  # fmt: skip


def total(home: Path, *query: str) -> int:
    """How many articles a query finds."""
    found = archive(home, "search", *query, "--limit", "0", "--json")
    assert found.returncode == 0, found.stderr
    return int(json.loads(found.stdout)["total"])


def write_articles(folder: Path, first: int, count: int) -> None:
    """Articles of some hundred words, so that reading them takes a while."""
    for number in range(first, first + count):
        path = folder / str(number % 10) / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        turned = WORDS[number % len(WORDS) :] + WORDS[: number % len(WORDS)]
        body = ". ".join(" ".join(turned) for _ in range(20))
        path.write_text(f"date 2022-12-{number % 28 + 1:02} Meldung {number}\n\n{body}.\n")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_from_a_folder_to_a_shared_address(home: Path, tmp_path: Path) -> None:
    """The README's way: check, reindex, serve, search in the page, open the address again."""
    folder = shutil.copytree(SEEDS, tmp_path / "artikel")
    assert archive(home, "check", str(folder)).returncode == 0
    assert archive(home, "reindex", str(folder)).returncode == 0
    with served(home) as address:
        shared = f"{address}?q={quote('militärkooperation china')}&from=2022"
        page = fetch(shared)
        assert "Kremlchef will stärkere" in page
        canonical = re.search(r'<link rel="canonical" href="([^"]+)"', page)
        assert canonical is not None
        again = fetch(
            address.rstrip("/") + canonical[1].removeprefix(address.rstrip("/")).replace("&amp;", "&")
        )
        assert "Kremlchef will stärkere" in again
        article = fetch(f"{address}article/artikel/000_9b5b5b10200c745b")
        assert "Wladimir Putin" in article


def test_a_running_server_takes_up_what_is_indexed(home: Path, tmp_path: Path) -> None:
    """A new article is on the page within five seconds, without a restart."""
    folder = tmp_path / "taz"
    write_articles(folder, 0, 3)
    with served(home) as address:
        assert status(f"{address}?q=Meldung") == 503
        assert archive(home, "reindex", str(folder)).returncode == 0
        assert within(5, lambda: status(f"{address}?q=Meldung") == 200)
        assert "taz/2/00002" in fetch(f"{address}?q=Meldung")
        (folder / "neu.txt").write_text("date 2023-01-01 Sonderausgabe\n\nEin Text.\n")
        assert archive(home, "reindex").returncode == 0
        assert within(5, lambda: "taz/neu" in fetch(f"{address}?q=Sonderausgabe"))


def test_two_servers_take_two_ports(home: Path) -> None:
    """The second server takes the next free port when it is told to, else it says that the port is taken."""
    with served(home) as first:
        port = first.rstrip("/").rpartition(":")[2]
        taken = archive(home, "serve", "--port", port)
        assert taken.returncode == 3
        assert taken.stderr == (
            f"archive: 127.0.0.1: port {port} is taken; "
            f"choose another: archive serve --port {int(port) + 1}\n"
        )
        with served(home, "--port", port, "--next-port") as second:
            assert second != first
            assert "OpenSearchDescription" in fetch(f"{second}opensearch.xml")


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("options", [(), ("--full",)], ids=["step", "full"])
def test_an_interrupted_run_leaves_what_was_published(
    home: Path, tmp_path: Path, kind: signal.Signals, options: tuple[str, ...]
) -> None:
    """Whatever ends a run, and wherever: the old index answers, no worker stays, the next run goes on."""
    folder = tmp_path / "taz"
    write_articles(folder, 0, 5)
    assert archive(home, "reindex", str(folder)).returncode == 0
    write_articles(folder, 5, 600)
    for delay in (0.7, 1.4):
        interrupt(start(home, "reindex", "--cores", "2", *options), delay, kind)
        assert total(home, "Meldung") in (5, 605)
    finished = archive(home, "reindex", "--json")
    assert finished.returncode == 0, finished.stderr
    figures = json.loads(finished.stdout)
    assert figures["read"] == 605 == figures["added"] + figures["changed"] + figures["unchanged"]
    assert total(home, "Meldung") == 605
    assert archive(home, "verify").returncode == 0


def interrupt(running: subprocess.Popen[str], delay: float, kind: signal.Signals) -> None:
    """Send a signal to a run after some seconds; it must end as it promises, and its workers, too."""
    time.sleep(delay)
    running.send_signal(kind)
    _, err = running.communicate(timeout=PATIENCE)
    assert "Traceback" not in err
    if running.returncode == 3:
        assert err.strip() == "archive: interrupted"
    elif kind is not signal.SIGINT or running.returncode == 0:
        # Done before the signal came, or killed: SIGTERM, too, while Python itself is still starting.
        assert running.returncode in (0, -kind)
    assert within(10, lambda: not members(running.pid)), "workers end with their parent"


def members(session: int) -> list[str]:
    """Processes of a session that still run (those that ended and wait to be reaped do not)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session = path.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(its_session) == session and state != "Z":
            found.append(path.parent.name)
    return found


def test_two_runs_at_once(home: Path, tmp_path: Path) -> None:
    """The second run is told that another one is writing, and changes nothing."""
    folder = tmp_path / "taz"
    write_articles(folder, 0, 600)
    first = start(home, "reindex", str(folder))
    assert within(30, lambda: (home / "generations" / "WRITELOCK").exists())
    first.send_signal(signal.SIGSTOP)  # or it would be over before the second begins
    try:
        second = archive(home, "reindex", str(folder))
    finally:
        first.send_signal(signal.SIGCONT)
    out, err = first.communicate(timeout=PATIENCE)
    assert first.returncode == 0, err
    assert "600 added" in out
    assert second.returncode == 3
    assert second.stderr.startswith("archive: ") and "Traceback" not in second.stderr


def test_a_broken_pipe_is_silent(home: Path, tmp_path: Path) -> None:
    """`archive search … | head -1` ends without a word."""
    folder = tmp_path / "taz"
    write_articles(folder, 0, 300)
    archive(home, "reindex", str(folder))
    line = f"{' '.join(COMMAND)} --home {home} search Meldung --limit 300 | head -1"
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        capture_output=True, text=True, env=environment(), timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "300 articles\n", "")


def test_progress_is_shown_to_people_only(home: Path, tmp_path: Path) -> None:
    """Where no terminal is, nothing but problems is said on stderr."""
    folder = tmp_path / "taz"
    write_articles(folder, 0, 100)
    ended = archive(home, "reindex", str(folder))
    assert ended.stderr == ""
    assert ended.stdout.count("\n") == 1


def test_progress_on_a_terminal(home: Path, tmp_path: Path) -> None:
    """On a terminal a bar shows files, articles and speed."""
    folder = tmp_path / "taz"
    write_articles(folder, 0, 100)
    leader, follower = os.openpty()
    with subprocess.Popen(
        [*COMMAND, "--home", str(home), "reindex", str(folder)],
        stdout=subprocess.PIPE, stderr=follower, text=True, env=environment(TERM="xterm"),
    ) as running:  # fmt: skip
        os.close(follower)
        seen = b"".join(read_terminal(leader))
        assert running.wait(PATIENCE) == 0
    assert "100 files" in seen.decode()
    assert re.search(r"\d+ articles, [\d,]+/s", seen.decode())


def read_terminal(leader: int) -> Iterator[bytes]:
    """What is written to a terminal until its last user closes it."""
    while True:
        try:
            data = os.read(leader, 1 << 16)
        except OSError:
            break
        if not data:
            break
        yield data
    os.close(leader)


def test_files_that_must_not_be_read(home: Path, tmp_path: Path) -> None:
    """A file and a folder without permission are errors; their articles stay in the index."""
    folder = tmp_path / "taz"
    write_articles(folder, 0, 20)
    assert archive(home, "reindex", str(folder)).returncode == 0
    os.utime(folder / "3" / "00003.txt")
    (folder / "3" / "00003.txt").chmod(0)
    (folder / "4").chmod(0)
    ended = archive(home, "reindex", "--json", preexec_fn=obey_permissions)
    (folder / "4").chmod(0o755)
    figures = json.loads(ended.stdout)
    assert (ended.returncode, figures["failed"], figures["removed"]) == (1, 2, 0)
    assert {problem["code"] for problem in figures["problems"]} == {"unreadable"}
    assert total(home, "Meldung") == 20


def obey_permissions() -> None:
    """Take from root what lets it read everything: the capabilities DAC_OVERRIDE and DAC_READ_SEARCH."""
    if os.getuid() == 0:
        for capability in (1, 2):
            if ctypes.CDLL(None, use_errno=True).prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP
                raise OSError(ctypes.get_errno(), "prctl")


class served:
    """The page, served by the real command on a free port; gives its address."""

    def __init__(self, home: Path, *options: str) -> None:
        self.running = start(home, "serve", *(options or ("--port", "0")))

    def __enter__(self) -> str:
        assert self.running.stdout is not None
        address = self.running.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), self.running.communicate()
        return address

    def __exit__(self, *_: object) -> None:
        self.running.send_signal(signal.SIGTERM)
        _, err = self.running.communicate(timeout=PATIENCE)
        assert self.running.returncode == 0
        assert "Traceback" not in err


def fetch(address: str) -> str:
    """A page as text. Raises HTTPError."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def status(address: str) -> int:
    """The status of a page."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code


def within(seconds: float, holds: Any) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False
